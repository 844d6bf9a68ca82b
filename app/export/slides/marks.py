"""How sure a figure is, as marks that Office can draw, and the words for the marks in use (design brief, 3.1)."""

from collections.abc import Iterable

from app.data.trends.lines import has_spread, is_long
from app.domain.codes import Bound, Status
from app.domain.figure import Observation
from app.export.slides.spec import Face, Sheet
from app.figures.compare.frame import body, pale
from app.figures.tokens import Tokens
from app.text.compare.details import grade_sign
from app.text.i18n import _

SINGLE, JOINED, SMALL = 10.0, 7.0, 5.0
"""Sizes in points of a figure on its own, of one on a line, and of one on a small chart."""
_BOUND = 14.0
_SYMBOLS = {"triangle-up": "triangle", "triangle-down": "x", "pentagon": "star"}
"""Shapes that Office has in the place of those of the page."""
_PLANNED = (Status.PLAN, Status.QUOTA)


def point_mark(
    row: Observation, colour: str, ink: Tokens, size: float, symbol: str, *, joined: bool
) -> tuple[str, float, Face]:
    """Shape, size and face of the mark of a figure on a chart over time. An estimate is hollow on a line, else pale:
    LibreOffice draws no edge round markers.
    """
    if row.status in _PLANNED:
        return "square", size, Face(ink.paper, colour)
    kind = body(row)
    if kind in ("least", "most", "range"):
        return "dash", max(_BOUND * size / SINGLE, 9.0), Face(colour)
    shape = _SYMBOLS.get(symbol, symbol)
    if row.is_estimate or kind == "pale":
        return shape, size, Face(ink.paper if joined else pale(colour, ink), colour)
    if kind == "process":
        return shape, size, Face(colour, colour, hatched=True)
    return shape, size, Face(colour, ink.paper)


def bar_face(row: Observation, colour: str, ink: Tokens) -> Face:
    """How the bar of a figure is filled."""
    kind = body(row)
    if kind == "range":
        # It stands between its ends, which a line with caps shows; nothing is known to reach from zero.
        return Face("")
    if kind == "most":
        return Face(pale(colour, ink), colour)
    if kind == "pale":
        return Face(pale(colour, ink), colour, dashed=True)
    return Face(colour, hatched=kind == "process")


def reach_of(row: Observation) -> tuple[float, float]:
    """How far up and down from its mark a range or the spread of a model reaches."""
    if row.bound == Bound.RANGE:
        return row.reach - row.size, 0.0
    if has_spread(row):
        return max((row.value_high or 0.0) - row.size, 0.0), max(row.size - (row.value_low or 0.0), 0.0)
    return 0.0, 0.0


def point_words(rows: Iterable[Observation]) -> tuple[str, ...]:
    """What the marks of a chart over time mean, those in use only."""
    rows = list(rows)
    kinds = {body(row) for row in rows}
    told = [
        (any(row.is_estimate for row in rows), _("Hollow or pale points: estimates.")),
        ("process" in kinds, _("Hatched points: all or part still in process.")),
        (bool(kinds & {"least", "most"}), _("Short bars: bounds, “more than” or “as many as” the number.")),
        ("range" in kinds, _("Lines with caps: ranges, from low to high; no middle is made up.")),
        (any(row.status in _PLANNED for row in rows), _("Hollow squares: plans and quotas.")),
        (any(map(is_long, rows)), _("Level strokes: everyone counted within these years.")),
        (
            any(has_spread(row) for row in rows),
            _("Pale upright bars: between methods, not a margin of error."),
        ),
    ]
    return tuple(words for holds, words in told if holds)


def bar_words(rows: Iterable[Observation]) -> tuple[str, ...]:
    """What the bars of a chart mean, those in use only."""
    kinds = {body(row) for row in rows}
    told = [
        ("pale", _("Pale bars with a broken edge: estimates and figures in doubt.")),
        ("process", _("Hatched bars: all or part still in process.")),
        ("range", _("Lines with caps: ranges, from low to high; no middle is made up.")),
        ("least", _("“More than”: the bar ends at the bound, the number may be larger.")),
        ("most", _("Pale bars with an edge: “as many as”, the number may be smaller.")),
    ]
    return tuple(words for kind, words in told if kind in kinds)


def differs_words(sheet: Sheet, rows: Iterable[Observation]) -> tuple[str, ...]:
    """What the crossed equals sign means, if a label has it."""
    if any(sheet.differs(row) for row in rows):
        return (_("≠: does not fit together with another figure."),)
    return ()


def graded_words(rows: Iterable[Observation]) -> tuple[str, ...]:
    """What the quotation mark after a number means, if one has it."""
    grades = sorted({row.confidence for row in rows if row.confidence})
    return (
        (_("{sign}: second-hand, with its confidence.").format(sign=grade_sign(grades[-1])),)
        if grades
        else ()
    )
