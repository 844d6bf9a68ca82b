"""The notice on a page whose link was made with another edition of the data."""

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.data.dataset import Dataset
from app.data.editions.view_changes import SinceLink
from app.text.i18n import _
from app.text.versions import Told, change_lists, since_words


def version_notice(dataset: Dataset, since: SinceLink | None) -> list[Component]:
    """One sentence on what changed in this view, with the list folded under it; nothing for a current link."""
    if since is None:
        return []
    words = since_words(dataset, since)
    if since.changes is None or since.changes.is_empty:
        return [html.P(words, className="notice")]
    lists = html.Div(
        [
            part
            for heading, lines in change_lists(dataset, since.changes)
            for part in (html.H2(heading, className="change-heading"), html.Ul(list(map(_line, lines))))
        ],
        className="changes",
        tabIndex=0,
        role="region",
        **aria(label=_("What has changed")),
    )
    return [html.Details([html.Summary(words), lists], className="notice")]


def _line(told: Told) -> Component:
    below = [html.Ul([html.Li(text) for text in told.below])] if told.below else []
    return html.Li([told.line, *below])
