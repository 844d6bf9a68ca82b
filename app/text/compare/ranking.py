"""Words beside the bars of the ranking."""

from app.data.dataset import Dataset
from app.domain.figure import Observation
from app.text.figures import date_words, kind_words
from app.text.i18n import _
from app.text.numbers import counted


def bar_details(dataset: Dataset, row: Observation) -> str:
    """Date and kind of a figure, as they stand small beside its bar."""
    return _("{date}, {kind}").format(date=date_words(row, short=True), kind=_lower(kind_words(dataset, row)))


def other_units_sentence(count: int) -> str:
    """That figures of other units have no bar; empty where all have one unit."""
    if not count:
        return ""
    return counted(
        "{n} figure has another unit and is not drawn.",
        "{n} figures have other units and are not drawn.",
        count,
    )


def _lower(words: str) -> str:
    """Words that begin a phrase, within another one; abbreviations keep their capitals."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
