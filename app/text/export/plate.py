"""Words that only a picture has: when it was made, where it is from, what may be done with it."""

from datetime import date

from app.data.dataset import Dataset
from app.text.i18n import _
from app.text.numbers import counted, day_or_month


def made_words(dataset: Dataset, made: date) -> str:
    """The edition of the data, and the day on which the picture was made."""
    return _("Data version {version} of {date}. Picture made {made}.").format(
        version=dataset.version, date=day_or_month(dataset.released), made=day_or_month(made.isoformat())
    )


def rights_words() -> str:
    """What may be done with a picture."""
    return _("Sources keep their own licences. Selection and notes: CC BY 4.0.")


def largest_words(count: int, *, is_ranked: bool, is_whole: bool) -> str:
    """The heading of the list of corridors beside a map; the list may hold fewer than `count`.

    Of those that could all stand in it (`is_whole`) none is called largest: they need not count alike.
    """
    if is_whole:
        return counted("{n} corridor with a figure", "{n} corridors with a figure", count)
    if not is_ranked:
        return _("{n} corridors by number, not ranked").format(n=count)
    return _("Largest of {n} corridors").format(n=count)


def not_drawn_words() -> str:
    """That a corridor of the list has no arrow on the map beside it."""
    return _("not on this map")


def more_words() -> str:
    """That a small picture has no room for all caveats."""
    return _("There are more notes beside this view in the dashboard.")


def address_words() -> str:
    """What the square of the QR code leads to."""
    return _("Address of this view as a QR code")
