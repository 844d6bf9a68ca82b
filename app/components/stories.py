"""The page of stories: those that ship, and the editor of the reader's own.

The editor is a frame of words and a template of a slide; assets/70_stories.js fills it from what the browser keeps.
"""

import json
from collections.abc import Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.data.stories.stories import Story
from app.state.codec import address
from app.state.pages import Page
from app.state.stories import (
    CHECK,
    LENGTHS,
    MINE,
    MOST_SLIDES,
    file_address,
    own_file_address,
    player_address,
)
from app.state.view import ViewState
from app.text.i18n import _
from app.text.pages import page_name
from app.text.stories import (
    editor_words,
    empty_words,
    own_intro,
    pack_file_of,
    present_of,
    slide_count,
    slides_file_of,
    stories_intro,
)

_BEGINNINGS = (Page.MAP, Page.TRENDS, Page.COMPARE, Page.TIMELINE)


def stories_page(state: ViewState, stories: Sequence[Story], failed: Sequence[str] = ()) -> list[Component]:
    """All of the page; `failed` are sentences about stories that could not be read."""
    return [
        html.H1(page_name(state.page), className="page-title"),
        html.P(stories_intro(), className="subtitle stories-intro"),
        html.Div([html.P(text, className="notice notice-error") for text in failed]),
        html.Ol([_story(state, story) for story in stories], className="stories"),
        _editor(state),
    ]


def _story(state: ViewState, story: Story) -> Component:
    slides = [
        html.Li(html.A(slide.title, href=player_address(story.story_id, state.lang, at)))
        for at, slide in enumerate(story.slides, 1)
    ]
    return html.Li(
        [
            html.Div(
                [
                    html.H2(story.title, className="stories-title"),
                    html.P(story.subtitle, className="stories-subtitle"),
                    html.Div(
                        [
                            html.A(
                                _("Present"),
                                href=player_address(story.story_id, state.lang),
                                className="button button-primary",
                                **aria(label=present_of(story.title)),
                            ),
                            *_files(state, story),
                        ],
                        className="button-row",
                    ),
                    html.P(className="stories-told", role="status"),
                ],
                className="stories-words",
            ),
            html.Div(
                [
                    html.P(slide_count(len(slides)), className="stories-count"),
                    html.Ol(slides, className="stories-slides"),
                ],
                className="stories-contents",
            ),
        ],
        className="stories-one",
    )


def _files(state: ViewState, story: Story) -> list[Component]:
    """The buttons of the files of a story that ships."""
    offered = (
        ("pptx", _("PowerPoint"), _("The slides are being made"), slides_file_of),
        ("html", _("Offline pack"), _("The pack is being made"), pack_file_of),
    )
    return [
        html.Button(
            name,
            type="button",
            className="button",
            **aria(label=label(story.title)),
            **data(story=file_address(story.story_id, ending, state.lang), busy=busy),
        )
        for ending, name, busy, label in offered
    ]


def _editor(state: ViewState) -> Component:
    limits = {name: LENGTHS[name] for name in ("title", "subtitle", "text", "notes")} | {
        "slides": MOST_SLIDES
    }
    return html.Section(
        [
            html.H2(_("Your story"), id="your-story", className="stories-title"),
            html.P(own_intro(), className="stories-subtitle"),
            html.Div(
                [
                    _field(_("Title of the story"), "story-title", "title", LENGTHS["title"]),
                    _field(_("Subtitle"), "story-subtitle", "subtitle", LENGTHS["subtitle"]),
                ],
                className="story-head",
            ),
            _commands(state),
            html.Div(
                [
                    html.P(className="story-told", role="status"),
                    html.Button(_("Undo"), type="button", className="button story-undo", hidden=True),
                ],
                className="story-line",
            ),
            html.Div(html.Ul(className="story-problems"), role="alert", className="story-alert"),
            html.Div([html.P(empty_words()), _beginnings(state)], className="story-empty", hidden=True),
            html.Ol(className="story-slides"),
            html.P(
                html.Button(_("Add a slide of words alone"), type="button", className="button story-add"),
                className="story-more",
            ),
            html.Template(_slide_template(), id="story-slide"),
        ],
        className="story-editor",
        **aria(labelledby="your-story"),
        **data(
            words=json.dumps(dict(editor_words()), ensure_ascii=False),
            limits=json.dumps(limits),
            check=CHECK,
            lang=state.lang,
        ),
    )


def _commands(state: ViewState) -> Component:
    """The buttons of the whole story."""
    return html.Div(
        [
            html.A(
                _("Present"),
                href=player_address(MINE, state.lang),
                className="button button-primary story-present",
                **aria(label=present_of(_("Your story"))),
            ),
            *(
                html.Button(
                    name,
                    type="button",
                    className="button story-file",
                    **data(file=own_file_address(ending, state.lang), busy=busy),
                )
                for ending, name, busy in (
                    ("pptx", _("PowerPoint"), _("The slides are being made")),
                    ("html", _("Offline pack"), _("The pack is being made")),
                )
            ),
            html.Button(_("Save as a file"), type="button", className="button story-save"),
            html.Button(_("Load a file"), type="button", className="button story-load"),
            html.Button(_("Clear"), type="button", className="plain-button story-clear"),
        ],
        className="button-row story-commands",
    )


def _beginnings(state: ViewState) -> Component:
    """Links to pages with charts, where a story begins."""
    return html.Ul(
        [
            html.Li(dcc.Link(page_name(page), href=address(ViewState(page=page, lang=state.lang))))
            for page in _BEGINNINGS
        ],
        className="view-links",
    )


def _field(label: str, id_: str, name: str, most: int) -> Component:
    return html.Div(
        [
            html.Label(label, htmlFor=id_, className="filter-label"),
            _text_field(name, most, id_),
        ],
        className="story-field",
    )


def _text_field(name: str, most: int, id_: str = "") -> Component:
    named: dict[str, Any] = {"id": id_} if id_ else {}
    return html.Textarea(rows=1, maxLength=most, className="story-input", **named, **data(field=name))


def _slide_template() -> Component:
    """One slide of the editor; the browser fills it and gives its controls their numbers."""
    return html.Li(
        [
            html.Div(
                [
                    html.H3(className="story-number", tabIndex=-1),
                    html.Div(
                        [
                            html.Button("↑", type="button", className="button story-up"),
                            html.Button("↓", type="button", className="button story-down"),
                            html.Button(_("Remove"), type="button", className="plain-button story-remove"),
                        ],
                        className="button-row",
                    ),
                ],
                className="story-slide-head",
            ),
            html.Div(
                [
                    html.Label(
                        [
                            html.Span(_("Title"), className="filter-label"),
                            _text_field("title", LENGTHS["title"]),
                        ]
                    ),
                    html.Label(
                        [
                            html.Span(_("Text, two or three sentences"), className="filter-label"),
                            _text_field("text", LENGTHS["text"]),
                        ]
                    ),
                    html.Label(
                        [
                            html.Span(_("Notes for the speaker"), className="filter-label"),
                            _text_field("notes", LENGTHS["notes"]),
                        ]
                    ),
                    html.P([html.A(className="story-view")], className="story-view-line"),
                ],
                className="story-slide-words",
            ),
        ],
        className="story-slide",
    )
