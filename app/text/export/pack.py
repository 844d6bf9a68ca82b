"""Words of the offline pack: its parts, its table, what it offers to save."""

from app.text.i18n import _


def title_words(title: str) -> str:
    """The title of the window."""
    return _("{page} – Mekong Migration Corridors").format(page=title)


def part_names() -> dict[str, str]:
    """The parts of a pack by their anchors, in order."""
    return {
        "story": _("Story"),
        "figures": _("Figures"),
        "sources": _("Sources"),
        "download": _("Download"),
    }


def pack_words() -> dict[str, str]:
    """What the scripts of a pack say; braces stand for what they fill in."""
    return {
        "old": _(
            "The slides need a newer browser: Chrome or Edge 105, Firefox 121, Safari 16.4, or later. What they say "
            "stands below in words."
        ),
        "failed": _("The slides could not be drawn. What they say stands below in words."),
        "found": _("{n} of {total} figures"),
        "all": _("{total} figures"),
        "none": _("No figure holds these words. Try fewer letters, or the English name of a country."),
        "slide": _("Slide {n}"),
        "sorted_up": _("Sorted upwards"),
        "sorted_down": _("Sorted downwards"),
        "copied": _("Copied"),
        "not_copied": _("Could not be copied. Mark the text and press Ctrl C."),
    }


def table_heads() -> dict[str, str]:
    """The heads of the table of figures, by the column that they sort by."""
    return {
        "corridor": _("Corridor"),
        "number": _("Number"),
        "what": _("What is counted"),
        "period": _("Date"),
        "evidence": _("Kind of figure"),
        "source_words": _("Source"),
        "note": _("Note"),
        "slides": _("Slides"),
    }
