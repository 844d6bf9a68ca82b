"""A part of a very long page under its own heading, which can be closed."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component


def section_fold(heading: Component, content: Sequence[Component]) -> Component:
    """`content` open under `heading`; assets/50_anchors.js closes it on the phone, and opens it for a link into it."""
    return html.Details([html.Summary(heading), *content], open=True, className="section-fold")
