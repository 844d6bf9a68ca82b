"""Translation of every visible sentence with gettext; the language is that of the view being answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import NullTranslations, translation
from pathlib import Path

LOCALES = Path(__file__).resolve().parent / "locales"
DOMAIN = "corridors"

_language: ContextVar[str] = ContextVar("language", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Answer in `language` inside the block."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def language() -> str:
    """The language being spoken."""
    return _language.get()


def _(message: str) -> str:
    """The translation of a whole sentence or term."""
    return _catalogue(_language.get()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The translation that fits `number`, with `{n}` still to be filled."""
    return _catalogue(_language.get()).ngettext(one, many, number)


def named(message: str) -> str:
    """The translation of a term that stands in the data (names of channels, sectors, flags, series)."""
    return _catalogue(_language.get()).gettext(message) if message else ""


@lru_cache(maxsize=16)
def _catalogue(code: str) -> NullTranslations:
    return translation(DOMAIN, LOCALES, [code], fallback=True)
