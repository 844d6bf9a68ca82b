"""Periods: what is read, what is refused, and which years they touch."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.period import FORMS, Period, parse_period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-07-01", date(2024, 7, 1), date(2024, 7, 1)),
        ("2019-01/2019-10", date(2019, 1, 1), date(2019, 10, 31)),
        ("2016/2019", date(2016, 1, 1), date(2019, 12, 31)),
        ("2018-11-05/2019", date(2018, 11, 5), date(2019, 12, 31)),
        ("2019/2019-01", date(2019, 1, 1), date(2019, 1, 31)),
        ("../2014-09-05", None, date(2014, 9, 5)),
        ("../2014", None, date(2014, 12, 31)),
    ],
)
def test_a_period_covers_its_days(text: str, start: date | None, end: date) -> None:
    assert parse_period(text) == Period(text, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "19",
        "2019-1",
        "2019-13",
        "2019-00",
        "2019-02-29",
        "2019-04-31",
        "0000",
        "2019-",
        "2019/",
        "/2019",
        "../",
        "2019/..",
        "../..",
        "2019/2018",
        "2019-03/2019-02",
        "2019/2020/2021",
        "2019\n",
        " 2019",
        "-2019",
        "\uff12\uff10\uff11\uff19",
        "about 2019",
        "2019-12-31T00:00",
    ],
)
def test_what_is_no_period_is_refused_with_the_forms_that_are_read(text: str) -> None:
    with pytest.raises(ValueError, match="write") as caught:
        parse_period(text)
    assert FORMS in str(caught.value)


def test_an_unreadable_period_is_named() -> None:
    with pytest.raises(ValueError, match=r"'12' is not a date"):
        parse_period("12/2019")
    with pytest.raises(ValueError, match="'2019-05/2019-04' ends before it starts"):
        parse_period("2019-05/2019-04")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2019", [2019]),
        ("2018-12/2019-01", [2018, 2019]),
        ("2016/2019", [2016, 2017, 2018, 2019]),
        ("../2014-09", [2014]),
    ],
)
def test_a_period_touches_its_years_and_an_open_one_only_its_last(text: str, years: list[int]) -> None:
    period = parse_period(text)
    assert [year for year in range(2000, 2030) if period.touches(year)] == years
    assert (period.first_year, period.last_year) == (years[0], years[-1])


instants = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(lambda day: (day.isoformat(), day, day)),
    st.tuples(st.integers(1900, 2100), st.integers(1, 12)).map(
        lambda at: (f"{at[0]}-{at[1]:02}", date(*at, 1), date(*at, monthrange(*at)[1]))
    ),
    st.integers(1900, 2100).map(lambda year: (str(year), date(year, 1, 1), date(year, 12, 31))),
)


@given(instants)
def test_every_instant_is_read_back(instant: tuple[str, date, date]) -> None:
    text, first, last = instant
    assert parse_period(text) == Period(text, first, last)


@given(instants, instants)
def test_every_interval_touches_the_years_from_its_start_to_its_end(
    left: tuple[str, date, date], right: tuple[str, date, date]
) -> None:
    assume(left[1] <= right[2])
    period = parse_period(f"{left[0]}/{right[0]}")
    touched = [year for year in range(1899, 2102) if period.touches(year)]
    assert touched == list(range(left[1].year, right[2].year + 1))


@given(instants)
def test_an_open_period_ends_with_its_last_day(instant: tuple[str, date, date]) -> None:
    period = parse_period(f"../{instant[0]}")
    assert (period.start, period.end, period.first_year) == (None, instant[2], instant[2].year)


@given(st.text(max_size=25) | st.from_regex(r"[0-9./-]{1,21}", fullmatch=True))
def test_any_text_is_a_period_or_a_value_error(text: str) -> None:
    try:
        period = parse_period(text)
    except ValueError:
        return
    assert period.text == text
    assert period.start is None or period.start <= period.end
