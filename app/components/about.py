"""The page about this dashboard: sections of words, with contents at the left as on the page about sources."""

from collections.abc import Mapping
from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.table import external_link
from app.config import Settings
from app.data.dataset import Dataset
from app.data.editions.releases import Release
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.about import (
    about_intro,
    access_words,
    changes_words,
    cite_sentence,
    citing_words,
    contact_words,
    edition_words,
    kept_words,
    licence_words,
    limits,
    offline_words,
    privacy_words,
    publisher_words,
    report_words,
)
from app.text.card.words import copied_words, not_copied_words
from app.text.i18n import _

_API = "/api/v1/openapi.json"


def about_page(
    dataset: Dataset, state: ViewState, settings: Settings, kept: Mapping[str, Release], today: date
) -> list[Component]:
    """All sections; `kept` are the earlier editions, `today` is the date for the citation."""
    parts = {
        "who": (_("Who publishes this"), _paragraphs(publisher_words(settings.publisher))),
        "contact": (_("Contact and errors"), _contact(settings.contact)),
        "licence": (_("Licence for reuse"), [_list(licence_words()), _sources_link(state)]),
        "cite": (_("How to cite"), _citing(dataset, settings.publisher, today)),
        "limits": (_("What it cannot tell"), [_list(limits())]),
        "access": (_("Accessibility"), _paragraphs(access_words())),
        "privacy": (_("Privacy"), _paragraphs(privacy_words())),
        "editions": (_("Editions and changes"), _editions(dataset, kept)),
        "offline": (_("Offline, and for programs"), [*_paragraphs(offline_words()), _api_link()]),
    }
    return [
        html.Div(
            [
                html.H1(_("About"), className="title"),
                html.P(about_intro(), className="subtitle"),
                html.Nav(
                    html.Ul(
                        [html.Li(html.A(name, href=f"#{anchor}")) for anchor, (name, _part) in parts.items()]
                    ),
                    **aria(label=_("On this page")),
                ),
            ],
            className="sources-head",
        ),
        html.Div(
            [
                html.Section([html.H2(name, className="section"), *content], id=anchor)
                for anchor, (name, content) in parts.items()
            ],
            className="sources-body",
        ),
    ]


def _contact(contact: str) -> list[Component]:
    before, mark, after = contact_words(contact).partition("{contact}")
    return [
        html.P([before, _reach(contact), after] if mark else before, className="about-contact"),
        *_paragraphs(report_words()),
    ]


def _reach(contact: str) -> Component | str:
    """A web address or an e-mail address as a link, anything else as it is."""
    if contact.startswith(("https://", "http://")):
        return external_link(contact, contact) or contact
    if "@" in contact and " " not in contact:
        return html.A(contact, href=f"mailto:{contact}")
    return contact


def _citing(dataset: Dataset, publisher: str, today: date) -> list[Component]:
    sentence = cite_sentence(dataset, publisher, today)
    return [
        html.P(citing_words()),
        html.Blockquote(html.P(sentence), className="about-sentence"),
        html.Div(
            [
                html.Button(
                    _("Copy this sentence"),
                    type="button",
                    className="button",
                    **data(
                        copy=sentence,
                        address=address(ViewState()),
                        done=copied_words(),
                        failed=not_copied_words(),
                    ),
                ),
                html.Span(className="card-copied", role="status", **aria(live="polite")),
            ],
            className="card-copying",
        ),
    ]


def _editions(dataset: Dataset, kept: Mapping[str, Release]) -> list[Component]:
    earlier = [kept_words(release) for release in kept.values() if release.version != dataset.version]
    return [
        html.P(edition_words(dataset)),
        html.P(changes_words()),
        *([html.P(_("Earlier editions kept here:")), _list(earlier)] if earlier else []),
    ]


def _sources_link(state: ViewState) -> Component:
    there = ViewState(page=Page.SOURCES, lang=state.lang, theme=state.theme)
    return html.P(dcc.Link(_("All sources with their licences"), href=address(there)))


def _api_link() -> Component:
    return html.P(html.A(_("Description of the interface for programs (OpenAPI)"), href=_API))


def _paragraphs(texts: list[str]) -> list[Component]:
    return [html.P(text) for text in texts]


def _list(texts: list[str]) -> Component:
    return html.Ul([html.Li(text) for text in texts], className="about-list")
