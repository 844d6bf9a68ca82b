"""Definitions for the small "i" beside a term."""

from app.data.dataset import Dataset
from app.state.codec import address
from app.state.pages import Page
from app.state.view import ViewState
from app.text.glossary.glossary import definitions, kinds
from app.text.i18n import _, language


def terms(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Name, meaning in one paragraph and address of each definition, by its key, as `channel-MOU`."""
    there = address(ViewState(page=Page.SOURCES, lang=language()))
    return {
        row.key: {"name": row.name, "text": " ".join(row.sentences), "href": f"{there}#{row.key}"}
        for kind in kinds()
        for row in definitions(dataset, kind)
    }


def term_words() -> dict[str, str]:
    """What stands in the box of a definition beside it."""
    return {
        "more": _("All definitions"),
        "close": _("Close"),
        "unknown": _("The page about sources explains this term."),
        "failed": _("The definition could not be loaded."),
    }
