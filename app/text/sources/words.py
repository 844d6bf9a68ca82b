"""Words of the page about sources: what the data are made of, and how far they can be trusted."""

from app.data.dataset import Dataset, Source
from app.domain.codes import DateBasis, Sex
from app.domain.figure import Observation
from app.domain.period import parse_period
from app.text.figures import amount, date_words, kind_words, source_words
from app.text.i18n import _, named
from app.text.labels import measure_name, sector_name, way_name
from app.text.numbers import counted, number, period_words

KINDS = ("seed", "intergovernmental", "government", "academic", "civil_society", "media")
"""Kinds of sources in the order of the page: first the documents with which the collection began."""


def kind_heading(kind: str) -> str:
    """The heading over the sources of a kind."""
    return {
        "seed": _("The three documents of the Mekong Migration Network"),
        "government": _("Governments"),
        "intergovernmental": _("Intergovernmental organisations"),
        "civil_society": _("Civil society"),
        "academic": _("Research"),
        "media": _("News media"),
    }[kind]


def sources_intro(dataset: Dataset) -> str:
    """What stands behind the figures, in numbers."""
    figures = len(dataset.observations)
    whole = dataset.observations.tally("via_source_id")[""]
    return _(
        "{figures} published figures in {series} series. {whole} of them come from open statistics, each read "
        "whole; {quoted} were typed from reports, web pages and news that quote them, many of them documents of "
        "the Mekong Migration Network. Every figure keeps its producer, its date and the place where it was read."
    ).format(
        figures=number(figures),
        series=number(len(dataset.observations.tally("series_id"))),
        whole=number(whole),
        quoted=number(figures - whole),
    )


def date_of_source(source: Source) -> str:
    """When a source was published, as precisely as known; empty where nothing is known."""
    text = source.date or source.year
    return period_words(parse_period(text)) if text else ""


def produced_words(count: int) -> str:
    """How many figures a source produced."""
    return counted("{n} figure from this source", "{n} figures from this source", count)


def unnamed_words(count: int) -> str:
    """How many figures a document gives without naming another producer."""
    return counted(
        "{n} figure that it gives without naming a producer",
        "{n} figures that it gives without naming a producer",
        count,
    )


def read_words(count: int) -> str:
    """How many figures were read in a document."""
    return counted("{n} figure read in it", "{n} figures read in it", count)


def cited_words(events: int) -> str:
    """How many events rest on a source."""
    return counted("{n} event rests on it", "{n} events rest on it", events)


def without_figures_words(count: int) -> str:
    """What stands behind the fold: sources without a figure here."""
    return counted(
        "{n} source of events or named sectors, without a figure",
        "{n} sources of events or named sectors, without a figure",
        count,
    )


def context_words(count: int) -> str:
    """How many figures of single countries, which are no figures of corridors, a source produced."""
    return counted("{n} figure of a country", "{n} figures of countries", count)


def severity_name(severity: str) -> str:
    """How much a warning matters."""
    return {"note": _("for information"), "caution": _("caution"), "warning": _("warning")}[severity]


def figure_sentence(dataset: Dataset, row: Observation) -> str:
    """A figure in one line: number, corridor, what it counts, kind, date and source; how sure, if second-hand."""
    words = {
        "number": str(amount(row)),
        "corridor": way_name(dataset, row.measure, row.corridor),
        "measure": measure_name(row.measure),
        "kind": kind_words(dataset, row),
        "date": date_words(row, short=row.date_basis == DateBasis.STATED),
        "source": source_words(dataset, row),
    }
    sentence = _("{number}: {corridor}; {measure}; {kind}; {date}; {source}").format(**words)
    if row.sex == Sex.FEMALE:
        sentence = _("{figure}; women only").format(figure=sentence)
    if row.sex == Sex.MALE:
        sentence = _("{figure}; men only").format(figure=sentence)
    if row.confidence:
        sentence = _("{figure}; second-hand, confidence {grade}").format(
            figure=sentence, grade=row.confidence
        )
    return sentence


def sector_place(dataset: Dataset, code: str) -> str:
    """The section of ISIC Rev. 4 to which a sector belongs; empty for all sectors together."""
    sector = dataset.sectors[code]
    if not sector.isic_section:
        return ""
    words = _("ISIC section {section}: {title}").format(
        section=sector.isic_section, title=named(sector.isic_title)
    )
    if not sector.parent:
        return words
    return _("{place}; part of {sector}").format(place=words, sector=sector_name(dataset, sector.parent))


def boundary_paragraphs() -> list[str]:
    """Where the lines of the maps come from, and what they do not say."""
    return [
        _(
            "Country lines, coasts, provinces and rivers come from Natural Earth, which is in the public "
            "domain; country lines are drawn at the scale 1:50m. Lines and names imply no opinion on the "
            "status of any territory."
        ),
        _(
            "Natural Earth shows who holds an area, not who claims it. Stretches in dispute are dashed "
            "where its lines tell them apart: the line between Thailand and Cambodia near Preah Vihear, "
            "Kashmir, Aksai Chin and Arunachal Pradesh. Other disputed stretches, among them the rest of "
            "the line between Thailand and Cambodia, cannot be told apart there and are drawn solid."
        ),
        _(
            "Hong Kong, Macao and Taiwan are areas of their own, as in the statistics. Maritime claims "
            "are not drawn, and islands too small to see are left out. Outside Asia only land is shown. "
            "Arrows join countries; they are not routes."
        ),
    ]
