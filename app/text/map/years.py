"""The words of the row of years: which years between two steps have nothing to show."""

from app.data.standing import Counted, Standing
from app.text.i18n import _


def gap_words(shown: Standing) -> str:
    """The years without a figure between the one shown and the last one before it that has one; or nothing.

    Nothing is drawn for them, so the reader is told that the step on the map is longer than a year.
    """
    counts = dict(shown.years)
    earlier = [year for year in counts if shown.year is not None and year < shown.year]
    if shown.year not in counts or not earlier:
        return ""
    first, last = max(earlier) + 1, shown.year - 1
    if last < first:
        return ""
    one, two, more = _sentences(shown.counted)
    sentence = one if first == last else two if last == first + 1 else more
    return sentence.format(first=first, last=last)


def _sentences(counted: Counted) -> tuple[str, str, str]:
    """What is said of one year, of two, and of a longer stretch."""
    if counted == Counted.CORRIDORS:
        # A total of a whole country may be known of those years; no arrow is.
        return (
            _("No figure by corridor in {first}"),
            _("No figure by corridor in {first} and {last}"),
            _("No figure by corridor from {first} to {last}"),
        )
    if counted == Counted.MARKS:
        return (
            _("No figure in {first}"),
            _("No figure in {first} and {last}"),
            _("No figure from {first} to {last}"),
        )
    return (
        _("Nothing named in {first}"),
        _("Nothing named in {first} and {last}"),
        _("Nothing named from {first} to {last}"),
    )
