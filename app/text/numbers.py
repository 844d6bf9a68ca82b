"""Numbers and dates in words of the language spoken: Latin digits, common era."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from app.domain.period import Period
from app.text.i18n import _, language, ngettext


def number(value: float) -> str:
    """A number with the language's separators and a minus sign, as many decimals as it has (three at most)."""
    return _formatted(value, language())


def counted(one: str, many: str, n: int, **words: object) -> str:
    """A sentence in the form that fits `n`, with `{n}` and `words` filled in; catalogues are made with this name."""
    return ngettext(one, many, n).format(n=number(n), **words)


@lru_cache(maxsize=16384)
def _formatted(value: float, spoken: str) -> str:
    return format_decimal(value, format="#,##0.###", locale=spoken).replace("-", "−")


def day_or_month(text: str, *, short: bool = False) -> str:
    """A year, month or day as printed in ISO 8601, in words: 2019, December 2019 (Dec 2019), 20 June 2014."""
    return _dated(text, short, language())


@lru_cache(maxsize=4096)
def _dated(text: str, short: bool, spoken: str) -> str:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    pattern = ("LLL" if short else "LLLL") + " y" if len(parts) == 2 else "d LLL y" if short else "d LLLL y"
    return format_date(date(*[*parts, 1][:3]), pattern, locale=spoken)


def period_words(period: Period, *, short: bool = False) -> str:
    """A period in words: `2019-01/2019-10` is January to October 2019."""
    left, slash, right = period.text.partition("/")
    if not slash:
        return day_or_month(left, short=short)
    if left == "..":
        return _("until {end}").format(end=day_or_month(right, short=short))
    start, end = day_or_month(left, short=short), day_or_month(right, short=short)
    year = f" {period.end.year}"
    if period.start and period.start.year == period.end.year and start.endswith(year):
        start = start.removesuffix(year)
    return _("{start} to {end}").format(start=start, end=end)
