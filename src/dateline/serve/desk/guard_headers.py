"""Headers of every answer: what a browser may do with the desk's pages, and what it may keep."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


def set_headers(headers: MutableHeaders, path: str, status: int, login: bool) -> None:
    """Put the headers in place. `login`: pages are behind one, so that nothing of them may stay in a browser that others use later."""
    for name, value in ALWAYS.items():
        headers[name] = value
    if path.startswith("/static/") and status < 400:
        return
    if path.startswith("/api/") and status < 400:
        headers.setdefault("Cache-Control", "private, no-cache")  # kept with its ETag, asked for again each time
        headers.add_vary_header("Cookie, Authorization")
        return
    headers["Cache-Control"] = "no-store" if login or status >= 400 else "private, no-cache"
