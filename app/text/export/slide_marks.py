"""Words of the marks on slides, so few that a column beside a chart holds them."""

from app.domain.codes import EventKind
from app.text.i18n import _
from app.text.labels import event_kind_name


def mark_words(kind: str) -> str:
    """What a mark on a slide means; kinds are those of `components.slide_legend`."""
    words = {
        "half": _("all or part in process"),
        "bar-process": _("all or part in process"),
        "pale": _("estimate"),
        "bar-pale": _("estimate"),
        "about": _("about"),
        "least": _("at least"),
        "bar-least": _("at least"),
        "most": _("at most"),
        "bar-most": _("at most"),
        "range": _("range"),
        "bar-range": _("range"),
        "plan": _("plan or quota"),
        "second": _("second-hand"),
        "revision": _("another edition differs"),
        "undated": _("hollow: date not told"),
        "differs": _("does not fit with another figure"),
        "graded": _("second-hand, confidence A to C"),
        "not_listed": _("not listed by the source"),
    }
    return words.get(kind) or event_kind_name(EventKind(kind))
