"""How sure a figure is, in definitions: bounds, evidence, stages, methods, confidence, dates, and kinds of nothing."""

from app.domain.codes import Bound, DateBasis, Stage, Status
from app.text.glossary.term import Definition
from app.text.i18n import _
from app.text.labels import stage_name, status_name
from app.text.sources.registry import method_name


def bounds() -> tuple[Definition, ...]:
    """How a printed number bounds the true one."""
    told = {
        Bound.EXACT: (
            _("Exact"),
            _("The source prints the number without a word such as about. It may be rounded all the same."),
        ),
        Bound.ABOUT: (_("About"), _("The source says about, nearly, around or some. The number is rounded.")),
        Bound.AT_LEAST: (
            _("At least"),
            _("The source says over, more than or in excess of: the true number lies above the one printed."),
        ),
        Bound.AT_MOST: (
            _("At most"),
            _("The source says up to, as many as or less than: the true number lies below the one printed."),
        ),
        Bound.RANGE: (
            _("Range"),
            _("The source gives a low and a high number. No number in the middle is made up."),
        ),
    }
    return tuple(Definition(f"bound-{code}", name, (meaning,)) for code, (name, meaning) in told.items())


def statuses() -> tuple[Definition, ...]:
    """The kinds of evidence."""
    told = {
        Status.REPORTED: _("Taken from a register, an office or another count, as its source reports it."),
        Status.ESTIMATE: _(
            "Judged or worked out by its producer, because nobody could count everyone. Shown pale or in outline."
        ),
        Status.SURVEY: _("Asked of some people and said of more, or a result of those who were asked only."),
        Status.MODEL: _(
            "The result of a calculation from other figures; nothing was observed. Shown as an estimate."
        ),
        Status.PLAN: _("What an authority intends. It says nothing of what happened, and sets no default."),
        Status.QUOTA: _("The most that a scheme admits. Fewer or none may have come."),
        Status.POLICY: _("A number that a law or a rule sets, such as a fee or a limit."),
        Status.HEADLINE_ONLY: _(
            "The number stands in the headline of a cited text only; what it counts could not be read further. It sets "
            "no default."
        ),
    }
    return tuple(
        Definition(f"status-{code}", _capital(status_name(code)), (meaning,))
        for code, meaning in told.items()
    )


def stages() -> tuple[Definition, ...]:
    """How far the procedure had got that a figure counts."""
    told = {
        Stage.COMPLETED: _("Everyone counted had finished the procedure at the date."),
        Stage.IN_PROCESS: _("Everyone counted had begun the procedure and not finished it."),
        Stage.COMPLETED_OR_IN_PROCESS: _(
            "The source counts both together and does not say how many had finished. Shown half-filled or hatched."
        ),
    }
    return tuple(
        Definition(f"stage-{code}", _capital(stage_name(code)), (meaning,)) for code, meaning in told.items()
    )


def methods() -> tuple[Definition, ...]:
    """How the figures of a series come about."""
    told = {
        "register": _("An office counts its own papers: permits, passes, departures, registrations."),
        "estimate": _("The producer judges or works out a number from several kinds of evidence."),
        "survey": _("People are asked, and the answers are counted or projected."),
        "model": _("A published calculation gives the numbers; each depends on what it assumes."),
        "announcement": _("An authority says or sets the number: a plan, a quota, a fee, a rule."),
        "headline": _("The number was read in the title of a cited text, without the text."),
    }
    return tuple(
        Definition(f"method-{code}", _capital(method_name(code)), (meaning,))
        for code, meaning in told.items()
    )


def confidences() -> tuple[Definition, ...]:
    """How far a second-hand figure is trusted."""
    told = {
        "A": (
            _("Second-hand, confidence A"),
            _("A page of the responsible ministry, of ILO or of IOM quotes the figure."),
        ),
        "B": (_("Second-hand, confidence B"), _("The press quotes the figure and names who published it.")),
        "C": (
            _("Second-hand, confidence C"),
            _("A copy of a copy, or a figure of which it is unclear what it counts. Off in maps and charts."),
        ),
    }
    return tuple(
        Definition(f"confidence-{code}", name, (meaning, _("The original table was not seen.")))
        for code, (name, meaning) in told.items()
    )


def dates() -> tuple[Definition, ...]:
    """Where the date of a figure comes from."""
    told = {
        DateBasis.STATED: (_("Date stated"), _("The document gives the date of the figure.")),
        DateBasis.SOURCE_DATE: (
            _("Date of the source"),
            _(
                "The document gives none; shown is the date of the source that it cites, so the figure is older."
            ),
        ),
        DateBasis.UNDATED: (
            _("Undated"),
            _("Neither is given; shown is the year that the report is about."),
        ),
    }
    return tuple(Definition(f"date-{code}", name, (meaning,)) for code, (name, meaning) in told.items())


def nothings() -> tuple[Definition, ...]:
    """The five kinds of nothing, each with what stands for it in tables and files."""
    told = {
        "zero": (
            _("Zero in the source"),
            _(
                "The source prints zero: a figure like any other, drawn on the zero line. Where a source leaves out "
                "those without anybody, the zero stands in brackets."
            ),
            _("0, or (0)"),
        ),
        "not_listed": (
            _("Not listed by the source"),
            _(
                "The series covers such corridors and has no row for this one. People may be there, for instance in a "
                "total of other origins: unknown, not zero. A gap in lines, hatched on maps."
            ),
            _("n/l"),
        ),
        "outside": (
            _("Outside the series"),
            _("The series does not cover this place, year or group, so it says nothing. Plain land on maps."),
            "–",
        ),
        "withheld": (
            _("Withheld by the source"),
            _(
                "The source has the number and keeps it back, usually to protect people. An open square on the axis."
            ),
            _("w/h"),
        ),
        "named": (
            _("Named, no number"),
            _(
                "A source says that there are such workers and gives no number. A dotted stub or a dotted arrow, never "
                "a width."
            ),
            _("named"),
        ),
    }
    return tuple(
        Definition(f"nothing-{code}", name, (meaning,), sign) for code, (name, meaning, sign) in told.items()
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
