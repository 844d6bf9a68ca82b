"""The sections of a country page below its charts: what these sources know, with every number a link."""

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.card.parts import clash
from app.components.country import sections
from app.components.country.alongside import alongside
from app.components.country.figures import FIGURES_ANCHOR, all_figures, all_figures_words, has_figures
from app.components.country.parts import part
from app.data.country.facts import disagreements_at
from app.data.dataset import Dataset
from app.domain.disagreement import REVISION
from app.state.pages import Page
from app.state.view import ViewState
from app.text.corridor.words import on_page_words
from app.text.country.words import FACT, Fact, no_fact_words, revisions_words
from app.text.i18n import _
from app.text.numbers import counted, number

FITS_ANCHOR = "does-not-fit"
"""Where what does not fit together begins."""
_PART = "part-"
"""What the name of a section begins with where it is the place to jump to."""
_OPEN_GROUPS = 4


def differences_part(dataset: Dataset, state: ViewState, place: str) -> list[Component]:
    """The groups of figures that do not fit together, the gravest open; revisions of one source are counted."""
    found = disagreements_at(dataset, place)
    grave = [row for row in found if row.kind != REVISION]
    revisions = len(found) - len(grave)
    if not found:
        return [
            part(
                FACT[Fact.DIFFERENCES](), [html.P(_("No figures that contradict each other are known here."))]
            )
        ]
    notes = [clash(dataset, state, row) for row in grave]
    more = len(notes) - _OPEN_GROUPS
    content: list[Component] = notes[:_OPEN_GROUPS]
    if more > 0:
        summary = html.Summary(counted("{n} more", "{n} more", more))
        content.append(html.Details([summary, *notes[_OPEN_GROUPS:]], className="panel-fold"))
    if revisions:
        link = html.A(revisions_words(revisions), href=f"{Page.SOURCES}#kind-{REVISION}")
        content.append(html.P(link, className="note"))
    heading: list[Component | str] = [
        FACT[Fact.DIFFERENCES](),
        " ",
        html.Span(number(len(found)), className="section-count"),
    ]
    return [html.H2(heading, className="section", id=FITS_ANCHOR), *content]


def facts(dataset: Dataset, state: ViewState, place: str) -> list[Component]:
    """All sections that have something to say, then one sentence for those that have not, then all figures."""
    shown = _sections(dataset, state, place)
    missing = [FACT[fact]() for fact in _WAYS if fact not in shown]
    told = [html.P(no_fact_words(missing), className="words-part span-12 country-missing")] if missing else []
    wide = shown.pop(Fact.ALONGSIDE, [])
    return [
        *wide,
        html.Div(
            [each for content in shown.values() for each in content], className="country-columns span-12"
        ),
        *told,
        *all_figures(dataset, state, place),
    ]


def jumps(dataset: Dataset, state: ViewState, place: str) -> list[Component]:
    """Links to the sections that the page has, in their order on it: without them a phone has far to go."""
    found = {f"{_PART}{fact}": FACT[fact]() for fact in _sections(dataset, state, place)}
    if disagreements_at(dataset, place):
        found = {FITS_ANCHOR: FACT[Fact.DIFFERENCES](), **found}
    if has_figures(dataset, place):
        found[FIGURES_ANCHOR] = all_figures_words(dataset, place)
    links = [html.Li(html.A(name, href=f"#{anchor}")) for anchor, name in found.items()]
    return [html.Nav(html.Ul(links, className="panel-jumps"), **aria(label=on_page_words()))] if links else []


def _sections(dataset: Dataset, state: ViewState, place: str) -> dict[Fact, list[Component]]:
    """The sections that have something to say, each with its name as the place to jump to."""
    found = {fact: list(way(dataset, state, place)) for fact, way in _WAYS.items()}
    for fact, content in found.items():
        for section in content:
            section.id = f"{_PART}{fact}"  # type: ignore[attr-defined]
    return {fact: content for fact, content in found.items() if content}


_WAYS = {
    Fact.ALONGSIDE: alongside,
    Fact.MONEY: sections.money,
    Fact.WOMEN: sections.women,
    Fact.EVENTS: sections.events,
    Fact.COSTS: sections.costs,
    Fact.AGENCIES: sections.agencies,
    Fact.SECTORS: sections.sectors,
    Fact.COUNTRY: sections.indicators,
}
