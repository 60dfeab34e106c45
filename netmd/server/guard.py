"""Who may ask: only pages and people on this machine that mean this server."""

from __future__ import annotations

import re
from email.message import Message
from http import HTTPStatus

from netmd.site.csp import SERVED_CSP_HEADER

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(?::(\d{1,5}))?", re.IGNORECASE)

SECURITY_HEADERS = {
    "Content-Security-Policy": SERVED_CSP_HEADER,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""On every response, after the OWASP Secure Headers Project. Strict-Transport-Security is for HTTPS only."""


def refusal(headers: Message, port: int) -> tuple[HTTPStatus, str] | None:
    """Why a request is not answered, or None if it is.

    A page elsewhere can have its own name lead to this machine (DNS rebinding), but the name stays in Host.
    It can ask for our files by their address, but says so in Origin or Sec-Fetch-Site (W3C Fetch Metadata);
    following a link to a page is fine.
    """
    hosts = headers.get_all("Host", [])
    if len(hosts) != 1:
        return HTTPStatus.BAD_REQUEST, "One Host header is needed."
    host = _HOST.fullmatch(hosts[0].strip())
    if host is None or int(host[2] or port) != port:
        return HTTPStatus.MISDIRECTED_REQUEST, "This server answers to localhost only."
    for origin in headers.get_all("Origin", []):
        scheme, _, rest = origin.strip().partition("://")
        ours = _HOST.fullmatch(rest)
        if scheme.lower() != "http" or ours is None or int(ours[2] or 80) != port:
            return HTTPStatus.FORBIDDEN, "Other sites may not read this one."
    from_elsewhere = headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
    if from_elsewhere and headers.get("Sec-Fetch-Mode") != "navigate":
        return HTTPStatus.FORBIDDEN, "Other sites may not read this one."
    return None
