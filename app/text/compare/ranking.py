"""Words beside the bars of the ranking."""

from app.text.numbers import counted


def other_units_sentence(count: int) -> str:
    """That figures of other units have no bar; empty where all have one unit."""
    if not count:
        return ""
    return counted(
        "{n} figure has another unit and is not drawn.",
        "{n} figures have other units and are not drawn.",
        count,
    )
