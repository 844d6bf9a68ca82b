"""How the lines of a chart over time are told apart: colour of the origin, then tone, dash and shape; and the label."""

from collections import Counter
from collections.abc import Sequence

from app.data.trends.trends import Trend
from app.domain.codes import ALL, UNSPECIFIED, Sex
from app.figures.tokens import Ink, Tokens, contrast, mixed
from app.figures.trends.marks import SYMBOLS, Look
from app.state.view import SplitBy

DASHES = ("9px,4px", "2px,3px", "9px,3px,2px,3px", "18px,4px")
"""Patterns of the thin lines of other series, by their order; the margin shows the same (assets/40_trends.css)."""

_LEADING = ("solid", "14px,3px", "6px,3px", "14px,3px,3px,3px")
"""Patterns of the thick lines of one colour, two lines to a pattern: one in full tone, one paler."""
_TOTALS = ("", ALL, UNSPECIFIED, "DOCUMENTED", str(Sex.TOTAL))
_PALE, _DEEP = 0.62, 0.5
_LEAST_CONTRAST = 3.0


def looks(trend: Trend, ink: Tokens) -> dict[tuple[tuple[str, str], str], Look]:
    """Colour, dash and shape of each group: the colour of the origin, of which further lines have other tones, dashes
    and shapes; channels in steps of grey, with a shape for each code.
    """
    codes = sorted({group.code for group in trend.groups}, key=lambda code: (code not in _TOTALS, code))
    found, before = {}, Counter[str]()
    for group in trend.groups:
        place = codes.index(group.code)
        colour = ink.origin(group.corridor[0])
        if trend.by == SplitBy.CHANNEL:
            colour = Ink((ink.channel1, ink.channel2)[place % 2], ink.ink)
        nth = before[colour.mark]
        before[colour.mark] += 1
        if trend.by == SplitBy.CORRIDOR:
            mark = toned(colour.mark, ink) if nth % 2 else colour.mark
            look = Look(
                Ink(mark, colour.text), SYMBOLS[nth % len(SYMBOLS)], _LEADING[nth // 2 % len(_LEADING)]
            )
        else:
            look = Look(colour, SYMBOLS[place % len(SYMBOLS)], _LEADING[place // 2 % len(_LEADING)])
        found[group.corridor, group.code] = look
    return found


def dashes_of(quiet: Sequence[str]) -> dict[str, str]:
    """The pattern of the line of each series that stands beside a leading one."""
    return {series_id: DASHES[place % len(DASHES)] for place, series_id in enumerate(quiet)}


def toned(colour: str, ink: Tokens) -> str:
    """Another tone of a colour: paler where it still stands out from the paper, else nearer to the ink."""
    pale = mixed(colour, ink.paper, _PALE)
    return pale if contrast(pale, ink.paper) >= _LEAST_CONTRAST else mixed(colour, ink.ink, _DEEP)
