"""Periods as the data package writes them: ISO 8601 years, months, days, intervals and open intervals."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_INSTANT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
FORMS = "2019, 2019-12, 2019-12-31, 2019-01/2019-10 or ../2014-09"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days. `start` is None where the period is open towards the past (`../2014-09`)."""

    text: str
    start: date | None
    end: date

    @property
    def first_year(self) -> int:
        """The first year that the period touches; an open period touches only the year in which it ends."""
        return self.end.year if self.start is None else self.start.year

    @property
    def last_year(self) -> int:
        """The last year that the period touches."""
        return self.end.year

    def touches(self, year: int) -> bool:
        """Whether any day of `year` lies in the period."""
        return self.first_year <= year <= self.last_year


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """Read an ISO 8601 period; ValueError names the text and the forms that are read."""
    left, slash, right = text.partition("/")
    if not slash:
        start, end = _instant(text)
        return Period(text, start, end)
    _, end = _instant(right)
    if left == "..":
        return Period(text, None, end)
    start, _ = _instant(left)
    if start > end:
        raise ValueError(f"period {text!r} ends before it starts; write {FORMS}")
    return Period(text, start, end)


def _instant(text: str) -> tuple[date, date]:
    """First and last day of a year, month or day."""
    match = _INSTANT.fullmatch(text)
    if match is None:
        raise ValueError(f"period {text!r} is not a date; write {FORMS}")
    year, month, day = int(match["year"]), match["month"], match["day"]
    try:
        if day:
            only = date(year, int(month), int(day))
            return only, only
        if month:
            return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError as error:
        raise ValueError(f"period {text!r} is not a date of the calendar; write {FORMS}") from error
