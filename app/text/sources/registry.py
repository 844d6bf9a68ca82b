"""Words of the registry of measures and series: what is counted, how, and what may be made of it."""

from app.data.dataset import Series, Source
from app.data.sources.holdings import Holding
from app.domain.measures import MEASURES
from app.text.figures import listing
from app.text.i18n import _, named
from app.text.labels import unit_name
from app.text.numbers import counted


def registry_intro() -> str:
    """What a measure is, and what a series is."""
    return _(
        "A measure says what a number counts; a series is all figures of one measure that share producer, "
        "definition and unit. Only figures of one series may stand on one line, and figures of different "
        "measures are never added up."
    )


def held_words(holding: Holding) -> str:
    """How many figures a series has."""
    return counted("{n} figure", "{n} figures", holding.figures)


def source_words(source: Source) -> str:
    """Who made a series, and what it is called there."""
    return _("{publisher}: {title}").format(publisher=source.publisher, title=source.title)


def years_words(holding: Holding) -> str:
    """The years that the figures of a series touch."""
    if holding.first_year == holding.last_year:
        return str(holding.first_year)
    return _("{start} to {end}").format(start=holding.first_year, end=holding.last_year)


def counts_words(holdings: tuple[Holding, ...]) -> str:
    """How many series and figures a measure has."""
    figures = sum(each.figures for each in holdings)
    return counted(
        "{figures} in {n} series",
        "{figures} in {n} series",
        len(holdings),
        figures=counted("{n} figure", "{n} figures", figures),
    )


def unit_and_time(measure: str, holdings: tuple[Holding, ...]) -> str:
    """The units in which a measure is given here, and whether it holds at a date or within a period."""
    units = listing(dict.fromkeys(unit_name(each.series.unit) for each in holdings))
    if MEASURES[measure].is_moment:
        return _("Unit: {units}. A number at a date.").format(units=units)
    return _("Unit: {units}. A number within a period.").format(units=units)


def folded_words(count: int) -> str:
    """What stands behind the fold: series of one figure each."""
    return counted("{n} series of a single figure", "{n} series of a single figure each", count)


def counted_words(series: Series) -> str:
    """Who or what a series counts."""
    return _("Counts: {population}").format(population=named(series.population))


def not_counted_words(series: Series) -> str:
    """Who or what a series does not count; empty where that is not recorded."""
    if not series.not_counted:
        return ""
    return _("Does not count: {population}").format(population=named(series.not_counted))


def frequency_name(frequency: str) -> str:
    """How often figures of a series appear."""
    return {
        "once": _("once"),
        "monthly": _("every month"),
        "quarterly": _("every quarter"),
        "annual": _("every year"),
        "irregular": _("at irregular dates"),
    }[frequency]


def method_name(method: str) -> str:
    """How figures of a series come about."""
    return {
        "register": _("counted in a register"),
        "estimate": _("estimated"),
        "survey": _("asked in a survey"),
        "model": _("worked out by a model"),
        "announcement": _("announced or set by an authority"),
        "headline": _("read in a headline only"),
    }[method]


def counted_by_words(side: str) -> str:
    """Where the people of a flow are counted; empty where a series does not say."""
    return {
        "": "",
        "origin": _("as they leave, by the country of origin"),
        "destination": _("as they arrive, by the country of destination"),
    }[side]


def absent_words(absent: str) -> str:
    """What it means that a corridor has no figure in a series."""
    return {
        "not_listed": _("not listed by the source: unknown, not zero"),
        "zero": _("nobody, after rounding"),
        "outside": _("not covered by the series"),
    }[absent]


def change_words(series: Series) -> str:
    """Whether changes from one date to another may be worked out."""
    return _("may be worked out") if series.change_allowed else _("not worked out")


def compared_words(series: Series) -> str:
    """With which other series it may be compared; their names follow after a colon, where there are any."""
    if series.comparable_with:
        return _("May be compared, but not joined by a line, with:")
    return _("No other series here counts alike; it is not to be joined with any.")


def why_left_out_name(why: str) -> str:
    """The kind of reason for which data were left out."""
    return {
        "licence": _("licence"),
        "replaced": _("replaced"),
        "scope": _("outside what is counted here"),
        "not_found": _("not found as open data"),
    }[why]
