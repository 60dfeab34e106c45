"""The server: its socket, its threads, its bounds."""

from __future__ import annotations

import contextlib
import errno
import secrets
import socket
import socketserver
import threading
import time
from collections.abc import Callable
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any

from netmd.errors import ServerError
from netmd.server.guard import LOOPBACK
from netmd.server.handler import Handler
from netmd.server.live import Live

_CONNECTIONS = 128
_STREAMS = 64
_REQUEST_SECONDS = 10.0
_ROUND_SECONDS = 0.2
"""How often the server looks whether it is to stop, and who is too slow."""
_STOP_SECONDS = 3.0


class SiteServer:
    """Serves the folder ``site`` on this machine from its making; answers from :meth:`start` to :meth:`stop`.

    ``port`` 0 is any free one; when ``port`` is taken, the next ``spare_ports`` are tried. ``live_script``
    is what pages run to hear of changes, ``not_found_page`` the HTML for what is not there. ``log`` gets one
    line, without control characters, for what goes wrong inside; whatever a request asks for, none of it.

    Raises :class:`~netmd.errors.ServerError` if ``host`` is not this machine or no port can be had.
    """

    def __init__(
        self,
        site: Path,
        *,
        host: str = "127.0.0.1",
        port: int = 8000,
        spare_ports: int = 0,
        live_script: bytes = b"",
        not_found_page: bytes = b"",
        log: Callable[[str], None] = lambda _line: None,
    ) -> None:
        self.site = site
        self.live_script = live_script
        self.not_found_page = not_found_page
        self.log = log
        self.live = Live(secrets.token_hex(4))
        self._listener = _listen(self, host, port, spare_ports)
        self._thread: threading.Thread | None = None
        name = f"[{host}]" if ":" in host else host
        self.url = f"http://{name}:{self._listener.server_port}/"

    def start(self) -> None:
        """Begin to answer, on a thread of its own."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._listener.serve_forever, args=(_ROUND_SECONDS,), name="netmd-server", daemon=True
            )
            self._thread.start()

    def reload(self) -> None:
        """The site was published: open pages look whether they changed."""
        self.live.reload()

    def show_problem(self, text: str | None) -> None:
        """Show on open pages why the site is not as the notes are; None takes it away."""
        self.live.show_problem(text)

    def building(self, now: bool) -> None:
        """Tell open pages that a rebuild is under way, or done."""
        self.live.building(now)

    def stop(self) -> None:
        """Close the port and every connection, and wait for their threads. May be called again."""
        self.live.close()
        if self._thread is not None:
            self._listener.shutdown()
            self._thread.join(_STOP_SECONDS)
            self._thread = None
        self._listener.server_close()
        self._listener.hang_up()

    def __enter__(self) -> SiteServer:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class Listener(ThreadingHTTPServer):
    """The listening socket; knows its connections, so that none can hold it up."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, site_server: SiteServer, host: str, port: int) -> None:
        self.site_server = site_server
        self.streams = threading.BoundedSemaphore(_STREAMS)
        self._lock = threading.Lock()
        self._deadlines: dict[socket.socket, float] = {}
        self._threads_now: set[threading.Thread] = set()
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), Handler)

    def server_bind(self) -> None:
        # HTTPServer would ask the network for this machine's full name, which can take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            full = len(self._deadlines) >= _CONNECTIONS
            if not full:
                self._deadlines[request] = time.monotonic() + _REQUEST_SECONDS
        if full:
            self.shutdown_request(request)
        else:
            super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._threads_now.add(threading.current_thread())
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._lock:
                self._threads_now.discard(threading.current_thread())

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._deadlines.pop(request, None)
        super().shutdown_request(request)

    def request_was_read(self, request: socket.socket) -> None:
        """From here on the client has nothing more to say that could take it long."""
        with self._lock:
            self._deadlines[request] = float("inf")

    def service_actions(self) -> None:
        """Hang up on those who take too long to ask (called with each round of ``serve_forever``)."""
        now = time.monotonic()
        with self._lock:
            slow = [request for request, deadline in self._deadlines.items() if deadline < now]
        for request in slow:
            _hang_up(request)

    def hang_up(self) -> None:
        """End every connection and wait for its thread."""
        with self._lock:
            requests, threads = list(self._deadlines), list(self._threads_now)
        for request in requests:
            _hang_up(request)
        for thread in threads:
            thread.join(_STOP_SECONDS)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away; anything else was told of by the handler."""


def _listen(site_server: SiteServer, host: str, port: int, spare_ports: int) -> Listener:
    if host not in LOOPBACK:
        raise ServerError(f"{host} is not this machine", f"Use one of {', '.join(LOOPBACK)}.")
    # 'localhost' may lead to either family; one is enough, and browsers try both.
    address = "127.0.0.1" if host == "localhost" else host
    last = port if port == 0 else min(port + spare_ports, 65535)
    for number in range(port, last + 1):
        try:
            return Listener(site_server, address, number)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and number < last:
                continue
            raise ServerError(*_why(number, error)) from error
        except OverflowError as error:
            raise ServerError(f"{number} is not a port", "Use one from 1024 to 65535, or 0 for any.") from error
    raise ServerError(f"{port} is not a port", "Use one from 1024 to 65535, or 0 for any.")


def _why(port: int, error: OSError) -> tuple[str, str]:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken", "Is netmd serving already? Else choose another with --port, 0 for any."
    if error.errno == errno.EACCES:
        return f"port {port} may not be used by you", "Choose one above 1023 with --port, 0 for any."
    return f"cannot listen on port {port}: {error.strerror or error}", "Choose another with --port, 0 for any."


def _hang_up(request: socket.socket) -> None:
    with contextlib.suppress(OSError):
        request.shutdown(socket.SHUT_RDWR)
