from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import threading
from collections.abc import Callable, Iterator
from email.message import Message
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from netmd.errors import ServerError
from netmd.server import SiteServer, files, handler, site_server
from netmd.server.guard import SECURITY_HEADERS, refusal
from netmd.server.live import Live
from netmd.site.csp import CSP, SERVED_CSP, SERVED_CSP_HEADER

SOON = 10.0
PAGE = f"""<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="{CSP}"></head>
<body><p>connect-src 'none'</p></body></html>
"""


# The policy


def test_only_listening_to_this_server_is_added_to_the_policy() -> None:
    assert SERVED_CSP.replace("connect-src 'self'", "connect-src 'none'") == CSP
    assert f"{SERVED_CSP}; frame-ancestors 'none'" == SERVED_CSP_HEADER


@pytest.mark.parametrize("quote", ["'", "&#39;", "&#x27;"])
def test_the_policy_of_a_page_is_loosened_in_its_own_tag_only(quote: str) -> None:
    page = PAGE.replace(CSP, CSP.replace("'", quote)).encode()
    served = files.with_live_script(page, "v1").decode()
    assert SERVED_CSP.replace("'", quote) in served
    assert "<p>connect-src 'none'</p>" in served


def test_the_live_script_stands_before_the_end_of_the_body() -> None:
    served = files.with_live_script(b"<body><p>&lt;/body></p></body></html>", "v1")
    assert served == (
        b'<body><p>&lt;/body></p><script src="/__netmd/live.js" data-version="v1" defer></script></body></html>'
    )
    assert files.with_live_script(b"<p>no body", "v1").endswith(b"defer></script>")


# Who may ask


def asking(**headers: str) -> Message:
    message = Message()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return message


@pytest.mark.parametrize("host", ["localhost:80", "127.0.0.1:80", "[::1]:80", "localhost", "LocalHost:80", "[::1]"])
def test_this_machine_by_any_name_is_answered(host: str) -> None:
    assert refusal(asking(Host=host), 80) is None


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:80",
        "localhost:81",
        "localhost.evil.example:80",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "0.0.0.0:80",
        "192.168.0.7:80",
        "localhost:80@evil.example",
        "user@localhost:80",
        "localhost:",
        "localhost:080000",
        "localhost:-1",
        "::1",
        "",
        "localhost, evil.example",
        "localhost\x00",
    ],
)
def test_any_other_name_is_refused(host: str) -> None:
    assert refusal(asking(Host=host), 80) is not None


def test_no_host_or_two_are_refused() -> None:
    assert refusal(asking(), 80) is not None
    twice = asking(Host="localhost:80")
    twice["Host"] = "localhost:80"
    assert refusal(twice, 80) is not None


@pytest.mark.parametrize(
    ("origin", "answered"),
    [
        ("http://localhost:8000", True),
        ("http://127.0.0.1:8000", True),
        ("http://localhost:9000", False),
        ("http://localhost", False),
        ("https://localhost:8000", False),
        ("http://evil.example", False),
        ("null", False),
        ("", False),
    ],
)
def test_only_our_own_pages_are_answered(origin: str, answered: bool) -> None:
    assert (refusal(asking(Host="localhost:8000", Origin=origin), 8000) is None) is answered


@pytest.mark.parametrize(
    ("site", "mode", "answered"),
    [
        ("same-origin", "no-cors", True),
        ("none", "navigate", True),
        ("cross-site", "navigate", True),
        ("cross-site", "no-cors", False),
        ("same-site", "no-cors", False),
        ("same-site", "cors", False),
    ],
)
def test_other_sites_may_link_to_pages_and_not_load_them(site: str, mode: str, answered: bool) -> None:
    asked = asking(Host="localhost:8000", Sec_Fetch_Site=site, Sec_Fetch_Mode=mode)
    assert (refusal(asked, 8000) is None) is answered


# What pages are told


def test_a_new_state_is_told_to_who_knows_an_older_one() -> None:
    live = Live("run")
    first = live.after(-1, 0)
    live.reload()
    second = live.after(first.version, 0)
    assert second.epoch == first.epoch + 1
    assert json.loads(live.event(second).split(b"data: ")[1]) == {
        "epoch": "run-1",
        "problem": None,
        "building": False,
    }


def test_the_same_problem_again_is_no_news() -> None:
    live = Live("run")
    live.show_problem("broken")
    version = live.after(-1, 0).version
    live.show_problem("broken")
    assert live.after(version, 0).version == version
    live.show_problem(None)
    assert live.after(version, 0).problem is None


def test_a_problem_of_several_lines_is_one_event() -> None:
    live = Live("run")
    live.show_problem("one\n\ndata: two\r\nthree\u2028")
    event = live.event(live.after(-1, 0))
    assert event.count(b"\n") == 3
    assert b"\r" not in event


def test_closing_wakes_who_waits() -> None:
    live = Live("run")
    woken: list[bool] = []
    waiting = threading.Thread(target=lambda: woken.append(live.after(live.after(-1, 0).version, SOON).closed))
    waiting.start()
    live.close()
    waiting.join(SOON)
    assert woken == [True]


# Files


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "contacts").mkdir(parents=True)
    (site / "empty").mkdir()
    (site / ".hidden").mkdir()
    (site / ".hidden" / "x.html").write_text("hidden")
    (site / ".netmd-site").write_text("{}")
    (site / "index.html").write_text(PAGE)
    (site / "contacts" / "index.html").write_text(PAGE)
    (site / "contacts" / "zoë b%20.html").write_text(PAGE)
    (site / "netmd.css").write_text("p {}")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "site-of-another").mkdir()
    (tmp_path / "site-of-another" / "secret.txt").write_text("secret")
    return site


NOTHING = [
    "/../secret.txt",
    "/contacts/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2E%2E%2Fsecret.txt",
    "/..%2fsecret.txt",
    "/%252e%252e/secret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "/%c0%ae%c0%ae/secret.txt",
    "/%e0%80%ae./secret.txt",
    "/%uff0e%uff0e/secret.txt",
    "/../site-of-another/secret.txt",
    "/..;/secret.txt",
    "/.%00./secret.txt",
    "/index.html%00.txt",
    "/%00",
    "/%0a",
    "/index.html%0d%0aX-Evil:1",
    "/./index.html",
    "/contacts//index.html",
    "//etc/passwd",
    "//evil.example/",
    "/etc/passwd",
    "/.netmd-site",
    "/%2enetmd-site",
    "/.hidden/x.html",
    "/contacts/.",
    "/contacts/..",
    "/index.html/",
    "/index.html/x",
    "/no.html",
    "/empty/",
    "/" + "a" * 5000,
    "/" + "a/" * 2000,
    "http://evil.example/index.html",
    "index.html",
    "*",
    "",
    "/%ff",
    "/\u20ac",
]


@pytest.mark.parametrize("target", NOTHING, ids=lambda target: target[:30])
def test_nothing_outside_or_hidden_is_found(site: Path, target: str) -> None:
    assert files.find(site, target) is None


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/index.html",
        "/index.html?x=/../",
        "/index.html#y",
        "/contacts/",
        "/contacts/zo%C3%AB%20b%2520.html",
        "/%69ndex.html",
    ],
)
def test_pages_are_found_with_their_kind(site: Path, target: str) -> None:
    found = files.find(site, target)
    assert isinstance(found, files.Resource)
    assert found.content_type == "text/html; charset=utf-8"


@pytest.mark.parametrize(("suffix", "content_type"), [(".ics", "text/calendar"), (".vcf", "text/vcard")])
def test_feeds_are_served_as_what_they_are(suffix: str, content_type: str) -> None:
    assert files.resource(b"", suffix).content_type == f"{content_type}; charset=utf-8"


def test_a_folder_without_its_slash_leads_to_it_and_nowhere_else(site: Path) -> None:
    assert files.find(site, "/contacts") == files.Redirect("/contacts/")
    (site / "a b").mkdir()
    assert files.find(site, "/a%20b?next=//evil.example") == files.Redirect("/a%20b/")


def test_links_out_of_the_site_are_not_followed_and_links_within_are(site: Path, tmp_path: Path) -> None:
    (site / "out.txt").symlink_to(tmp_path / "secret.txt")
    (site / "folder").symlink_to(tmp_path)
    (site / "empty" / "index.html").symlink_to(tmp_path / "secret.txt")
    (site / "loop").symlink_to(site / "loop")
    (site / "zero").symlink_to("/dev/zero")
    (site / "within.css").symlink_to(site / "netmd.css")
    os.mkfifo(site / "pipe")
    for target in ("/out.txt", "/folder/secret.txt", "/folder/", "/empty/", "/loop", "/zero", "/pipe"):
        assert files.find(site, target) is None
    assert isinstance(files.find(site, "/within.css"), files.Resource)


def test_a_site_behind_a_link_is_served_and_a_missing_one_is_empty(site: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(site)
    assert isinstance(files.find(tmp_path / "link", "/index.html"), files.Resource)
    assert files.find(tmp_path / "no-site", "/index.html") is None


# Over the socket


@pytest.fixture(autouse=True)
def _quick_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_server, "_ROUND_SECONDS", 0.01)


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    with SiteServer(site, port=0, live_script=b"// live", not_found_page=b"<body>not here</body>") as server:
        yield server


def port(server: SiteServer) -> int:
    return int(server.url.rstrip("/").rpartition(":")[2])


def ask(
    server: SiteServer, path: str, method: str = "GET", headers: dict[str, str] | None = None, body: bytes | None = None
) -> tuple[int, Message, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port(server), timeout=SOON)
    try:
        connection.request(method, path, body=body, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def say(server: SiteServer, data: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port(server)), timeout=SOON) as connection:
        connection.sendall(data)
        return rest(connection)


def rest(connection: socket.socket) -> bytes:
    """What comes until the server ends the connection; it may do so by a reset where it left something unread."""
    answer = b""
    with contextlib.suppress(ConnectionResetError):
        while received := connection.recv(65536):
            answer += received
    return answer


def test_a_page_is_served_with_the_live_script_and_the_file_stays_as_it_is(server: SiteServer, site: Path) -> None:
    status, headers, data = ask(server, "/")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-cache"
    assert b'<script src="/__netmd/live.js"' in data
    assert (site / "index.html").read_text() == PAGE


def test_other_files_are_served_as_they_are(server: SiteServer) -> None:
    assert ask(server, "/netmd.css")[2] == b"p {}"
    status, headers, data = ask(server, "/__netmd/live.js")
    assert (status, headers["Content-Type"], data) == (200, "text/javascript; charset=utf-8", b"// live")


@pytest.mark.parametrize("path", ["/", "/netmd.css", "/no.html", "/__netmd/live.js", "/contacts", "/__netmd/no"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_has_the_security_headers_and_names_no_version(server: SiteServer, path: str, method: str) -> None:
    _, headers, _ = ask(server, path, method)
    assert {name: headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert headers["Server"] == "netmd"


def test_head_is_get_without_its_body(server: SiteServer) -> None:
    for path in ("/", "/netmd.css", "/no.html"):
        got_status, got, data = ask(server, path)
        status, headers, nothing = ask(server, path, "HEAD")
        assert (status, nothing) == (got_status, b"")
        assert headers["Content-Length"] == got["Content-Length"] == str(len(data))
        assert headers["ETag"] == got["ETag"]


def test_what_the_browser_has_is_not_sent_again(server: SiteServer, site: Path) -> None:
    tag = ask(server, "/")[1]["ETag"]
    for matching in (tag, f'"x", {tag}', f"W/{tag}", "*"):
        status, headers, data = ask(server, "/", headers={"If-None-Match": matching})
        assert (status, data, headers["ETag"]) == (304, b"", tag)
    assert ask(server, "/", headers={"If-None-Match": '"x"'})[0] == 200
    (site / "index.html").write_text(PAGE + "more")
    assert ask(server, "/", headers={"If-None-Match": tag})[0] == 200


def test_a_page_knows_the_version_it_is_compared_by(server: SiteServer) -> None:
    _, headers, data = ask(server, "/")
    assert f"data-version={headers['ETag']}".encode() in data


def test_what_is_not_there_is_said_on_a_page_that_listens(server: SiteServer) -> None:
    status, headers, data = ask(server, "/no.html")
    assert status == 404
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert data.startswith(b"<body>not here")
    assert b'data-version="missing"' in data


def test_without_a_page_for_it_it_is_said_in_plain_text(site: Path) -> None:
    with SiteServer(site, port=0) as server:
        status, headers, data = ask(server, "/no.html")
    assert (status, headers["Content-Type"], data) == (404, "text/plain; charset=utf-8", b"There is no such page.\n")


def test_a_folder_is_led_to(server: SiteServer) -> None:
    status, headers, _ = ask(server, "/contacts")
    assert (status, headers["Location"]) == (307, "/contacts/")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"])
def test_other_methods_are_refused(server: SiteServer, method: str) -> None:
    status, headers, _ = ask(server, "/", method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


def test_a_body_does_not_swallow_the_refusal(server: SiteServer) -> None:
    assert ask(server, "/", "POST", body=b"x" * 60_000)[0] == 405


def test_a_foreign_host_or_origin_is_refused(server: SiteServer) -> None:
    assert ask(server, "/", headers={"Host": "evil.example"})[0] == 421
    assert ask(server, "/__netmd/events", headers={"Host": f"evil.example:{port(server)}"})[0] == 421
    assert ask(server, "/", headers={"Origin": "http://evil.example"})[0] == 403
    assert ask(server, "/__netmd/events", headers={"Origin": "null"})[0] == 403
    assert ask(server, "/", headers={"Host": f"localhost:{port(server)}"})[0] == 200


@pytest.mark.parametrize("target", [t for t in NOTHING if t.isascii() and t and " " not in t], ids=lambda t: t[:30])
def test_nothing_outside_is_served(server: SiteServer, target: str) -> None:
    answer = say(server, f"GET {target} HTTP/1.1\r\nHost: localhost:{port(server)}\r\n\r\n".encode())
    assert answer.split(b" ")[1] == b"404"
    assert b"secret" not in answer.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", b"400"),
        (b"GET /\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET /netmd.css HTTP/1.1\r\n\r\n", b"200"),
        (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", b"505"),
        (b"GET / JUNK\r\nHost: localhost\r\n\r\n", b"400"),
        (b"GET  HTTP/1.1 x y z\r\nHost: localhost\r\n\r\n", b"400"),
        (b"\x16\x03\x01\x02\x00\x01\xfc\r\n\r\n", b"400"),
        (b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 40_000 + b"\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 200 + b"\r\n", b"431"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + (b"X: " + b"a" * 500 + b"\r\n") * 90 + b"\r\n", b"431"),
    ],
)
def test_odd_requests_are_answered_in_plain_text(server: SiteServer, request_: bytes, status: bytes) -> None:
    answer = say(server, request_)
    assert answer.split(b" ")[1] == status
    assert answer.count(b"HTTP/1.0") == 1
    assert b"Traceback" not in answer


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "])
def test_who_takes_too_long_to_ask_is_hung_up_on(site: Path, monkeypatch: pytest.MonkeyPatch, begun: bytes) -> None:
    monkeypatch.setattr(site_server, "_REQUEST_SECONDS", 0.01)
    with SiteServer(site, port=0) as server:
        assert b"200" not in say(server, begun)


def test_connections_are_bounded_and_come_free_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_server, "_CONNECTIONS", 2)
    with SiteServer(site, port=0) as server:
        with contextlib.ExitStack() as opened:
            address = ("127.0.0.1", port(server))
            first = [opened.enter_context(socket.create_connection(address, timeout=SOON)) for _ in range(2)]
            third = opened.enter_context(socket.create_connection(address, timeout=SOON))
            assert rest(third) == b""
            for connection in first:
                connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                assert b"200 OK" in rest(connection)
        assert b"200 OK" in say(server, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")


class Stream:
    """An open page's stream of events."""

    def __init__(self, server: SiteServer) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port(server), timeout=SOON)
        try:
            self._connection.request("GET", "/__netmd/events")
            self.answer = self._connection.getresponse()
        except BaseException:
            self._connection.close()
            raise

    def next(self) -> dict[str, object] | None:
        with contextlib.suppress(ConnectionResetError):
            while line := self.answer.readline():
                if line.startswith(b"data: "):
                    data: dict[str, object] = json.loads(line[6:])
                    return data
        return None

    def close(self) -> None:
        self.answer.close()
        self._connection.close()


@pytest.fixture
def opened(server: SiteServer) -> Iterator[Callable[[], Stream]]:
    streams: list[Stream] = []

    def open_one() -> Stream:
        streams.append(Stream(server))
        return streams[-1]

    yield open_one
    for stream in streams:
        stream.close()


def test_open_pages_are_told_of_each_new_state(server: SiteServer, opened: Callable[[], Stream]) -> None:
    streams = [opened() for _ in range(5)]
    assert streams[0].answer.headers["Content-Type"] == "text/event-stream"
    before = [stream.next() for stream in streams]
    server.reload()
    after = [stream.next() for stream in streams]
    assert before == [before[0]] * 5
    assert after == [after[0]] * 5
    assert before[0] is not None
    assert after[0] is not None
    assert before[0]["epoch"] != after[0]["epoch"]


def test_a_problem_is_shown_and_taken_away(server: SiteServer, opened: Callable[[], Stream]) -> None:
    stream = opened()
    stream.next()
    told = []
    changes: list[Callable[[], None]] = [
        lambda: server.show_problem("ann.md:3: <b>broken</b>\nline two"),
        lambda: server.building(True),
        lambda: server.show_problem(None),
        lambda: server.building(False),
    ]
    for change in changes:
        change()
        event = stream.next()
        assert event is not None
        told.append((event["problem"], event["building"]))
    problem = "ann.md:3: <b>broken</b>\nline two"
    assert told == [(problem, False), (problem, True), (None, True), (None, False)]


def test_a_page_opened_later_is_told_what_is_so_now(server: SiteServer, opened: Callable[[], Stream]) -> None:
    server.show_problem("broken")
    event = opened().next()
    assert event is not None
    assert event["problem"] == "broken"


def test_a_quiet_stream_shows_that_it_lives(
    server: SiteServer, opened: Callable[[], Stream], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handler, "_LOOK_SECONDS", 0.01)
    monkeypatch.setattr(handler, "_HEARTBEAT_SECONDS", 0.02)
    stream = opened()
    stream.next()
    assert [stream.answer.readline() for _ in range(3)] == [b"\n", b":\n", b"\n"]


def test_streams_are_bounded_and_come_free_when_pages_close(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_server, "_STREAMS", 2)
    monkeypatch.setattr(handler, "_LOOK_SECONDS", 0.01)
    with SiteServer(site, port=0) as server:
        with contextlib.ExitStack() as opened:
            for _ in range(2):
                opened.enter_context(contextlib.closing(Stream(server)))
            assert ask(server, "/__netmd/events")[0] == 503
        for _ in range(1000):
            again = Stream(server)
            status = again.answer.status
            again.close()
            if status == 200:
                break
        assert status == 200


def test_stop_ends_streams_and_leaves_no_thread(site: Path) -> None:
    before = set(threading.enumerate())
    server = SiteServer(site, port=0)
    server.start()
    with contextlib.ExitStack() as opened:
        opened.callback(server.stop)
        streams = [Stream(server) for _ in range(3)]
        for stream in streams:
            opened.callback(stream.close)
        idle = opened.enter_context(socket.create_connection(("127.0.0.1", port(server)), timeout=SOON))
        for stream in streams:
            stream.next()
        server.stop()
        assert [stream.next() for stream in streams] == [None] * 3
        assert rest(idle) == b""
    assert set(threading.enumerate()) == before
    server.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port(server)), timeout=SOON)


def test_a_server_that_never_began_can_be_stopped(site: Path) -> None:
    SiteServer(site, port=0).stop()


def test_what_goes_wrong_inside_is_one_clean_line(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("bad\x1b[31m\nname")

    monkeypatch.setattr(files, "find", fail)
    lines: list[str] = []
    with SiteServer(site, port=0, log=lines.append) as server:
        assert say(server, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") == b""
        assert ask(server, "/__netmd/live.js")[0] == 200
    assert lines == ["error: RuntimeError: bad?[31m?name"]


def test_a_page_that_goes_away_is_no_news(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines: list[str] = []
    (site / "big.html").write_bytes(b"x" * 5_000_000)
    with SiteServer(site, port=0, log=lines.append) as server:
        with socket.create_connection(("127.0.0.1", port(server))) as connection:
            connection.sendall(b"GET /big.html HTTP/1.1\r\nHost: localhost\r\n\r\n")
            connection.recv(1)
        assert ask(server, "/")[0] == 200
    assert lines == []
    assert capfd.readouterr() == ("", "")


# The port


def test_a_taken_port_is_said_or_the_next_one_taken(site: Path) -> None:
    with SiteServer(site, port=0) as first:
        taken = port(first)
        with pytest.raises(ServerError, match=f"port {taken} is taken") as caught:
            SiteServer(site, port=taken)
        assert "--port" in caught.value.hint
        with SiteServer(site, port=taken, spare_ports=50) as second:
            assert port(second) > taken


@pytest.mark.parametrize("number", [65536, 99999999, -1])
def test_what_is_no_port_is_said(site: Path, number: int) -> None:
    with pytest.raises(ServerError, match="is not a port"):
        SiteServer(site, port=number)


def test_a_port_of_others_is_said(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: ThreadingHTTPServer) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(site_server.Listener, "server_bind", fail)
    with pytest.raises(ServerError, match="port 80 may not be used"):
        SiteServer(site, port=80)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.7", "evil.example", ""])
def test_only_this_machine_may_look(site: Path, host: str) -> None:
    with pytest.raises(ServerError, match="is not this machine"):
        SiteServer(site, host=host, port=0)


def test_localhost_is_this_machine(site: Path) -> None:
    with SiteServer(site, host="localhost", port=0) as server:
        assert server.url.startswith("http://localhost:")
        assert ask(server, "/")[0] == 200
