"""The Content-Security-Policy of the pages (W3C CSP Level 3).

Notes are other people's text. Should something in one ever get past the sanitiser, the policy still lets
no script run that is not a file of the site, and no request leave the page.
"""

from __future__ import annotations

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'none'; base-uri 'none'; form-action 'none'"
)
"""For the ``<meta>`` of each page, where it also holds when the page is opened from disk."""

SERVED_CSP = CSP.replace("connect-src 'none'", "connect-src 'self'")
"""While served, a page may listen to its own server for changes."""

SERVED_CSP_HEADER = f"{SERVED_CSP}; frame-ancestors 'none'"
"""For the HTTP header; ``frame-ancestors`` has no effect in a ``<meta>`` (CSP Level 3, 3.3)."""
