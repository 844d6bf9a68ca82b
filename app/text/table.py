"""Words of the data page: title, what is filtered, where its figures come from, heads of its table."""

from collections.abc import Callable

from babel.lists import format_list

from app.data.dataset import Dataset
from app.data.queries import Sheet
from app.state.view import ViewState
from app.text.figures import short_title
from app.text.i18n import _, language, named, ngettext
from app.text.labels import (
    all_of,
    channel_name,
    event_kind_name,
    filter_name,
    measure_name,
    place_name,
    relax_words,
    sector_name,
    sex_name,
)
from app.text.numbers import counted, number

FEW_DOCUMENTS = 4
"""More documents than this are counted, not named."""


def table_title() -> str:
    """The title of the data page."""
    return _("Published figures")


def count_words(found: int, total: int) -> str:
    """How many of all figures the table holds."""
    if found == total:
        return counted("{n} figure", "{n} figures", total)
    return counted("{found} of {n} figure", "{found} of {n} figures", total, found=number(found))


def table_subtitle(dataset: Dataset) -> str:
    """What a row is, which rows no source prints, and what is done with repeats."""
    return _(
        "One row a figure, as its source prints it or, marked “{computed}”, worked out here from what it prints, "
        "with bound, date and kind. Figures that repeat another are listed too, and marked; maps and charts never "
        "count them twice."
    ).format(computed=named(dataset.flags["computed_total"].name))


def filter_sentences(dataset: Dataset, state: ViewState, title: str = "") -> list[str]:
    """The active filters, each in words; without those whose choice stands in `title` already."""
    return [
        _("{filter}: {values}").format(filter=filter_name(name), values=_chosen(dataset, state, name))
        for name in state.active_filters()
        if _chosen(dataset, state, name).casefold() not in title.casefold()
    ]


def rows_words(sheet: Sheet) -> str:
    """Which rows a sheet shows."""
    last = sheet.first + len(sheet.rows) - 1
    return _("Rows {first} to {last} of {found}").format(
        first=number(sheet.first), last=number(last), found=number(sheet.found)
    )


def table_sources(dataset: Dataset, sheet: Sheet) -> str:
    """Who produced the figures of a table, and in which documents they were read; empty if there are none."""
    if not sheet.found:
        return ""
    if not sheet.documents:
        return counted(
            "{n} source, named in its row.", "{n} sources, each named in its row.", sheet.producers
        )
    producers = ngettext(
        "{n} source, named in its row; read in {documents}.",
        "{n} sources, each named in its row; read in {documents}.",
        sheet.producers,
    )
    return producers.format(n=number(sheet.producers), documents=_documents(dataset, sheet.documents))


def nothing_found() -> str:
    """What the page says where no figure passes the filters."""
    return _("No figure for this choice. That does not mean zero: no source here gives one.")


def named_without_number() -> str:
    """What stands over sectors that sources name on the chosen corridors without a number."""
    return _("Sources name this work; they give no number:")


def all_words(name: str) -> str:
    """What a filter of the table says when nothing is chosen."""
    return {
        "channel": _("All channels"),
        "measure": _("All measures"),
        "year": _("All years"),
    }.get(name) or all_of(name)


def relaxed_words(name: str) -> str:
    """What a link says that sets a filter of the table back to all."""
    return {
        "measure": _("Show all measures"),
        "year": _("Show all years"),
    }.get(name) or relax_words(name)


def head_name(column: str) -> str:
    """The name of a column by which the table is sorted."""
    return {
        "origin": _("Origin"),
        "destination": _("Destination"),
        "value": _("Figure"),
        "measure": _("What is counted"),
        "channel": _("Channel"),
        "sector": _("Sector"),
        "period": _("Date"),
        "source_id": _("Source"),
        "notes": _("Warnings and notes"),
    }[column]


def sort_words(column: str, *, falling: bool) -> str:
    """What a click on a head does."""
    if column == "value":
        return (
            _("Sort by number within each unit, largest first")
            if falling
            else _("Sort by number within each unit, smallest first")
        )
    if column == "period":
        return _("Sort by date, latest first") if falling else _("Sort by date, earliest first")
    sentence = (
        _("Sort by column “{column}”, last to first")
        if falling
        else _("Sort by column “{column}”, first to last")
    )
    return sentence.format(column=head_name(column))


def _chosen(dataset: Dataset, state: ViewState, name: str) -> str:
    value = getattr(state, name)
    if name == "measure":
        return measure_name(value)
    if name == "sex":
        return sex_name(value)
    if not isinstance(value, tuple):
        return str(value)
    names: dict[str, Callable[[Dataset, str], str]] = {
        "origin": place_name,
        "destination": place_name,
        "channel": channel_name,
        "sector": sector_name,
        "series": lambda data, code: named(data.series[code].title),
        "kind": lambda _data, code: event_kind_name(code),
    }
    return format_list([names[name](dataset, code) for code in value], style="or", locale=language())


def _documents(dataset: Dataset, documents: tuple[str, ...]) -> str:
    if len(documents) > FEW_DOCUMENTS:
        return counted("{n} document", "{n} documents", len(documents))
    return format_list([short_title(dataset, key) for key in documents], locale=language())
