"""Security headers, compression and caching of every response."""

from functools import cache

from dash import Dash
from flask import Flask, Request, Response, request
from flask_compress import Compress

YEAR = 31_536_000
"""Seconds for which a file whose address changes with its content may be kept."""


class _Memory:
    """Compressed static files, kept for the life of the process: they are few. Answers are not kept."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self._kept.get(key)

    def set(self, key: str, value: bytes) -> None:
        if not key.endswith(_NOT_KEPT):
            # Addresses that somebody made up would otherwise fill the memory.
            if sum(map(len, self._kept.values())) > _MOST_BYTES:
                self._kept.clear()
            self._kept[key] = value


_NOT_KEPT = ";"
_MOST_BYTES = 64_000_000
_STATIC = ("/_dash-component-suites/", "/assets/", "/geo/")


def register(app: Dash, server: Flask) -> None:
    """Add headers and compression to `server`."""
    server.config.update(
        SEND_FILE_MAX_AGE_DEFAULT=YEAR,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=6,
        COMPRESS_MIMETYPES=[
            "text/html",
            "text/css",
            "text/csv",
            "text/javascript",
            "application/javascript",
            "application/json",
            "application/geo+json",
        ],
    )
    compress = Compress(server)
    compress.cache = _Memory()
    compress.cache_key = _cache_key

    @cache
    def policy() -> str:
        return "; ".join(
            (
                "default-src 'self'",
                "script-src " + " ".join(["'self'", *app.csp_hashes()]),
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
            )
        )

    # Runs before compression: of a file sent in pieces no gzip is made and nothing is kept.
    @server.after_request
    def join_pieces(response: Response) -> Response:
        if response.is_streamed and request.path.startswith(_STATIC) and request.accept_encodings:
            response.direct_passthrough = False
            response.get_data()
        return response

    @server.after_request
    def add_headers(response: Response) -> Response:
        ancestors = "*" if request.args.get("embed") == "1" else "'self'"
        response.headers["Content-Security-Policy"] = f"{policy()}; frame-ancestors {ancestors}"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        return response


def _cache_key(asked: Request) -> str:
    """The address of a static file, or nothing for answers to questions."""
    return asked.full_path if asked.method == "GET" and asked.path.startswith(_STATIC) else ""
