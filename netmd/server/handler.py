"""One request: read within bounds, checked, answered, and never a traceback."""

from __future__ import annotations

import contextlib
import http.client
import io
import re
import select
import socket
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

from netmd.server import files
from netmd.server.guard import SECURITY_HEADERS, refusal

if TYPE_CHECKING:
    from netmd.server.site_server import Listener

_REQUEST_BYTES = 32 * 1024
_HEARTBEAT_SECONDS = 15.0
_LOOK_SECONDS = 2.0
"""How often a stream looks whether its page is still there."""
_DRAIN_BYTES = 64 * 1024
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Handler(BaseHTTPRequestHandler):
    """GET and HEAD of the site's files, of the live script and of the stream of events.

    One request a connection (HTTP/1.0 is what is answered): there is no second one to confuse with the
    first one's body, and connecting on one machine costs nothing.
    """

    server: Listener
    timeout = 10.0
    default_request_version = "HTTP/1.0"
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        self.rfile: io.BufferedIOBase = _Bounded(self.rfile)

    def handle(self) -> None:
        self.requestline, self.request_version, self.command = "", self.default_request_version, ""
        self.headers = http.client.HTTPMessage()
        try:
            self.handle_one_request()
        except http.client.LineTooLong:
            self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
        except (ConnectionError, TimeoutError):
            pass  # The page was closed, or the server is being stopped.
        except Exception as error:
            self.server.site_server.log(_one_line(f"error: {type(error).__name__}: {error}"))

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        self.server.request_was_read(self.connection)
        if self.command not in ("GET", "HEAD"):
            self._say(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD are answered.", {"Allow": "GET, HEAD"})
            self._drain()
            return False
        refused = refusal(self.headers, self.server.server_port)
        if refused is not None:
            self._say(*refused)
            return False
        return True

    def handle_expect_100(self) -> bool:
        return True

    def do_GET(self) -> None:
        site_server = self.server.site_server
        path = self.path.partition("?")[0]
        if path == files.EVENTS:
            self._stream()
        elif path == files.LIVE_SCRIPT:
            self._send(files.resource(site_server.live_script, ".js"))
        else:
            found = files.find(site_server.site, self.path)
            if isinstance(found, files.Redirect):
                self._say(HTTPStatus.TEMPORARY_REDIRECT, "It is a folder.", {"Location": found.location})
            elif found is not None:
                self._send(found)
            elif site_server.not_found_page:
                page = files.resource(site_server.not_found_page, ".html", missing=True)
                self._send(page, HTTPStatus.NOT_FOUND)
            else:
                self._say(HTTPStatus.NOT_FOUND, "There is no such page.")

    def do_HEAD(self) -> None:
        self.do_GET()

    def version_string(self) -> str:
        return "netmd"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the base class finds wrong with a request, in plain text and without echoing it."""
        status = HTTPStatus(code)
        self._say(status, status.phrase + ".")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Requests are not logged; what went wrong is, by :meth:`handle`."""

    def _send(self, resource: files.Resource, status: HTTPStatus = HTTPStatus.OK) -> None:
        headers = {"ETag": resource.etag, "Cache-Control": "no-cache"}
        if status == HTTPStatus.OK and _matches(self.headers.get("If-None-Match"), resource.etag):
            self._start(HTTPStatus.NOT_MODIFIED, headers)
            return
        size = str(len(resource.data))
        self._start(status, {**headers, "Content-Type": resource.content_type, "Content-Length": size})
        if self.command != "HEAD":
            self.wfile.write(resource.data)

    def _say(self, status: HTTPStatus, text: str, headers: Mapping[str, str] | None = None) -> None:
        data = f"{text}\n".encode()
        kind = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(data))}
        self._start(status, {**(headers or {}), **kind, "Cache-Control": "no-store"})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _start(self, status: HTTPStatus, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, **SECURITY_HEADERS, "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self) -> None:
        live, streams = self.server.site_server.live, self.server.streams
        if not streams.acquire(blocking=False):
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, "Too many open pages.", {"Retry-After": "10"})
            return
        try:
            self._start(HTTPStatus.OK, {"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
            version, silent = -1, 0.0
            while self.command != "HEAD":
                state = live.after(version, _LOOK_SECONDS)
                if state.closed or _hung_up(self.connection):
                    return
                silent = silent + _LOOK_SECONDS if state.version == version else 0.0
                if state.version != version:
                    self.wfile.write(live.event(state))
                elif silent >= _HEARTBEAT_SECONDS:
                    self.wfile.write(b":\n\n")
                    silent = 0.0
                version = state.version
        finally:
            streams.release()

    def _drain(self) -> None:
        """Take in a body before closing, or the system would reset the connection and lose the answer."""
        self.connection.settimeout(0.2)
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            left = _DRAIN_BYTES
            while left > 0 and (data := self.connection.recv(8192)):
                left -= len(data)


class _Bounded(io.BufferedIOBase):
    """A request's lines, of which no more than ``_REQUEST_BYTES`` are read altogether."""

    def __init__(self, raw: io.BufferedIOBase) -> None:
        self._raw, self._left = raw, _REQUEST_BYTES

    def readline(self, size: int | None = -1, /) -> bytes:
        bound = self._left + 1
        line = self._raw.readline(bound if size is None or size < 0 else min(size, bound))
        self._left -= len(line)
        if self._left < 0:
            raise http.client.LineTooLong("request")
        return line

    def close(self) -> None:
        self._raw.close()
        super().close()


def _hung_up(connection: socket.socket) -> bool:
    try:
        readable, _, _ = select.select([connection], [], [], 0)
        return bool(readable) and connection.recv(1, socket.MSG_PEEK) == b""
    except (OSError, ValueError):
        return True


def _matches(if_none_match: str | None, etag: str) -> bool:
    """Weak comparison, as RFC 9110, 13.1.2 has it."""
    if if_none_match is None:
        return False
    tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return "*" in tags or etag in tags


def _one_line(text: str) -> str:
    return _CONTROL.sub("?", text)[:500]
