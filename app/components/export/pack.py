"""The body of an offline pack: the place of the slides and what they say in words, the frame of the table of figures,
sources and definitions, and what can be saved. The scripts of assets/deck bring them to life.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.markup import markup
from app.components.table import external_link
from app.data.stories.stories import Slide, Story
from app.text.export.cite import Citations
from app.text.export.pack import part_names, table_heads
from app.text.i18n import _
from app.text.map.words import boundary_sentence
from app.text.numbers import counted

Record: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What a pack tells of its story in words.

    `sources` and `definitions` are records (see app/export/table/about.py); `address` is where a reader finds the
    story on the web, or nothing; `version` and `licence` are sentences; `stem` begins the names of files that are
    saved.
    """

    story: Story
    sources: Sequence[Record]
    definitions: Sequence[Record]
    citation: Citations
    address: str
    version: str
    licence: str
    stem: str


def pack_pages(told: Told) -> str:
    """The body of the document: a bar that leads to the parts, and the parts."""
    parts = {
        "story": _story(told.story),
        "figures": _figures(),
        "sources": _sources(told),
        "download": _download(told),
    }
    names = part_names()
    links = [
        html.Li(html.A(names[name], href=f"#{name}", className="pack-way", **data(part=name)))
        for name in parts
    ]
    bar = html.Header(
        [
            html.Span(told.story.title, className="brand pack-title"),
            html.Nav(html.Ul(links, className="pack-ways"), **aria(label=_("Parts of this file"))),
            html.Button(_("Light or dark"), id="pack-theme", type="button", className="plain-button"),
        ],
        className="pack-bar",
    )
    sections = [
        html.Section(content, id=name, className=f"pack-part pack-part-{name}", **aria(label=names[name]))
        for name, content in parts.items()
    ]
    return markup([bar, html.Main(sections)])


def _story(story: Story) -> list[Component]:
    """The slides: where the player stands, and their words for whoever cannot see it."""
    slides = [
        html.Li([html.H2(slide.title, className="section"), *map(html.P, _paragraphs(slide))])
        for slide in story.slides
    ]
    return [
        html.Div(id="deck"),
        html.Div(
            [
                html.P(id="pack-trouble", className="notice", role="status"),
                html.H1(story.title, className="page-title"),
                html.P(story.subtitle, className="subtitle"),
                html.Ol(slides, className="pack-words"),
            ],
            id="pack-told",
            className="pack-page",
        ),
    ]


def _paragraphs(slide: Slide) -> list[str]:
    return [" ".join(part.split()) for part in slide.text.split("\n\n") if part.strip()]


def _figures() -> list[Component]:
    """A field to search and an empty table, which the script fills."""
    heads = [
        html.Th(
            html.Button(words, type="button", className="pack-sort", **data(sort=name)),
            scope="col",
            className=f"pack-col-{name}",
        )
        for name, words in table_heads().items()
    ]
    search = html.Label(
        [html.Span(_("Search these figures")), html.Span(id="pack-search-box")], className="pack-search"
    )
    lead = _(
        "Every figure that the slides show, in their other years and origins too. A number within a period is never "
        "added to a number at a date."
    )
    return [
        html.Div(
            [
                html.H1(_("Figures"), className="title"),
                html.P(lead, className="subtitle"),
                html.Div(
                    [search, html.P(id="pack-found", className="faint", role="status")],
                    className="pack-search-row",
                ),
                html.Table([html.Thead(html.Tr(heads)), html.Tbody(id="pack-rows")], className="pack-table"),
            ],
            className="pack-page pack-page-wide",
        )
    ]


def _sources(told: Told) -> list[Component]:
    """Where the figures are from, what their words mean, and what lines on the maps mean."""
    terms = [each for each in told.definitions if each["code"] != each["name"]]
    groups = [
        [
            html.H2(kind, className="section"),
            html.Dl(
                [
                    html.Div([html.Dt(each["name"]), html.Dd(each["meaning"])], className="pack-term")
                    for each in found
                ]
            ),
        ]
        for kind, found in groupby(terms, key=lambda each: each["kind_name"])
    ]
    return [
        html.Div(
            [
                html.H1(_("Sources and definitions"), className="title"),
                html.Ol([html.Li(_source(each)) for each in told.sources], className="pack-sources"),
                html.P(boundary_sentence(), className="note"),
                *(part for group in groups for part in group),
            ],
            className="pack-page",
        )
    ]


def _source(row: Record) -> list[Component]:
    figures = row["figures"]
    count = counted("{n} figure", "{n} figures", figures) if figures else ""
    licence = _("Licence: {licence}").format(licence=row["licence"]) if row["licence"] else ""
    more = [each for each in (licence, count) if each]
    link = [external_link(row["url"], row["url"])] if row["url"] else []
    return [
        html.P(row["citation"]),
        html.P([*(html.Span(each) for each in more), *link], className="pack-source-more"),
    ]


def _download(told: Told) -> list[Component]:
    """What can be saved from this file, how to cite it, and which edition of the data it has."""
    citation = told.citation
    files = {
        "csv": _("The figures as a table (CSV)"),
        "json": _("The figures with sources and definitions (JSON)"),
        "story": _("The story, to be changed in the dashboard (JSON)"),
    }
    references = {"bib": _("BibTeX"), "ris": _("RIS"), "csl.json": _("CSL-JSON")}
    address = (
        [html.P([html.B(_("On the web:")), " ", external_link(told.address, told.address)])]
        if told.address
        else []
    )
    return [
        html.Div(
            [
                html.H1(_("Download"), className="title"),
                html.P(
                    _("These files are made from what is in this one; nothing is fetched."),
                    className="subtitle",
                ),
                html.Div([_save(name, words) for name, words in files.items()], className="button-row"),
                html.H2(_("How to cite"), className="section"),
                html.P(citation.text, id="pack-citation", className="pack-citation"),
                html.Div(
                    [
                        html.Button(_("Copy"), type="button", id="pack-copy", className="button"),
                        *(_save(name, words) for name, words in references.items()),
                    ],
                    className="button-row",
                ),
                html.P(id="pack-said", className="faint", role="status"),
                *address,
                html.P(told.version),
                html.P(told.licence, className="note"),
            ],
            className="pack-page",
            id="pack-files",
            **data(
                stem=told.stem,
                bib=citation.bibtex,
                ris=citation.ris,
                csl=citation.csl_json,
            ),
        )
    ]


def _save(name: str, words: str) -> Component:
    return html.Button(words, type="button", className="button", **data(save=name))
