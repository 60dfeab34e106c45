"""From the path of a request to the bytes and the kind of a file of the site, and to nothing else."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

from netmd.site.csp import CSP, SERVED_CSP

LIVE_SCRIPT = "/__netmd/live.js"
EVENTS = "/__netmd/events"
_INJECTION = "1"
"""Part of every ETag: to be changed with what is injected, so that no browser keeps a page of old."""

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".vcf": "text/vcard; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".webmanifest": "application/manifest+json",
}
_POLICY_TAG = re.compile(rb"<meta\b[^>]*\bhttp-equiv\s*=\s*[\"']?Content-Security-Policy\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Resource:
    """What is sent: ``etag`` is quoted, as in the header (RFC 9110, 8.8.3)."""

    data: bytes
    content_type: str
    etag: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """A folder asked for without its closing slash, without which its relative links would lead astray."""

    location: str


def find(site: Path, target: str) -> Resource | Redirect | None:
    """What the request target ``target`` (``/contacts/ann.html?x#y``) stands for; None where that is nothing.

    The path is decoded once. Hidden files, ``..`` and whatever lies outside the site once links are followed
    count as absent. A folder is its ``index.html``, never a listing.
    """
    parts = _parts(target)
    if parts is None:
        return None
    try:
        root = site.resolve(strict=True)
        place = root.joinpath(*parts).resolve(strict=True)
        if not place.is_relative_to(root):
            return None
        if place.is_dir():
            if parts and parts[-1]:
                return Redirect("/" + "/".join(urllib.parse.quote(part) for part in parts) + "/")
            place = (place / "index.html").resolve(strict=True)
            if not place.is_relative_to(root):
                return None
        elif parts[-1:] == [""]:
            return None
        data = _read(place)
    except (OSError, RuntimeError, ValueError):
        return None
    return None if data is None else resource(data, place.suffix.lower())


def resource(data: bytes, suffix: str, *, missing: bool = False) -> Resource:
    """``data`` as it is served; a page gets the live script. ``missing`` marks the page for what is not there."""
    version = hashlib.blake2b(data, digest_size=12).hexdigest() + _INJECTION
    content_type = _TYPES.get(suffix, "application/octet-stream")
    if suffix == ".html":
        data = with_live_script(data, "missing" if missing else version)
    return Resource(data, content_type, f'"{version}"')


def with_live_script(page: bytes, version: str) -> bytes:
    """``page`` with the live script before the end of its body, and leave for it to listen to this server.

    Only the policy's own tag is changed: a note may well quote a policy.
    """
    tag = b'<script src="%b" data-version="%b" defer></script>' % (LIVE_SCRIPT.encode(), version.encode())
    end = page.rfind(b"</body>")
    end = len(page) if end < 0 else end
    page = page[:end] + tag + page[end:]
    policy = _POLICY_TAG.search(page)
    return page if policy is None else page[: policy.start()] + _loosen(policy[0]) + page[policy.end() :]


def _loosen(policy: bytes) -> bytes:
    for quote in (b"'", b"&#39;", b"&#x27;", b"&apos;"):
        for old, new in zip(CSP.encode().split(b"; "), SERVED_CSP.encode().split(b"; "), strict=True):
            if old != new:
                policy = policy.replace(old.replace(b"'", quote), new.replace(b"'", quote))
    return policy


def _parts(target: str) -> list[str] | None:
    path = target.partition("#")[0].partition("?")[0]
    if not path.startswith("/"):
        return None
    try:
        decoded = urllib.parse.unquote_to_bytes(path).decode("utf-8")
    except UnicodeError:
        return None
    parts = decoded[1:].split("/")
    if "\\" in decoded or any(ord(character) < 32 or ord(character) == 127 for character in decoded):
        return None
    if any(part == "" or part.startswith(".") for part in parts[:-1]) or parts[-1].startswith("."):
        return None
    return parts


def _read(place: Path) -> bytes | None:
    handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        return file.read() if stat.S_ISREG(os.fstat(handle).st_mode) else None
