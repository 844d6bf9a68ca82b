"""Words of the small charts of residents: title, what joins the points, finding, and what is left out."""

from collections.abc import Callable

from app.data.claims import part_of
from app.data.country.country import Side
from app.data.country.residents import Residents, Strip, residents_of
from app.data.dataset import Dataset
from app.domain.codes import ALL, PanelScale
from app.domain.figure import Observation
from app.state.view import ViewState
from app.text.figures import amount, date_words, listing, source_words
from app.text.finding import Finding
from app.text.i18n import _, named
from app.text.labels import place_inside, place_name
from app.text.numbers import counted, number, period_words

_SCOPES = ("foreign_citizens", "foreign_born", "refugees_included", "mixed_definitions")
"""Flags that say who is counted, in the order in which they are told."""


def residents_title(dataset: Dataset, found: Residents) -> str:
    """Whom the small charts show, where and when."""
    if not found.place:
        return _("Residents from abroad")
    sentence = (
        _("Residents from abroad in {place}")
        if found.side == Side.TO
        else _("People from {place} who live abroad")
    )
    title = sentence.format(place=place_inside(dataset, found.place))
    if not found.rows:
        return title
    first = min(row.period.first_year for row in found.rows)
    last = max(row.period.last_year for row in found.rows)
    return _("{title}, {first} to {last}").format(title=title, first=first, last=last)


def residents_subtitle(state: ViewState) -> str:
    """What is counted, and by which scale it is to be read."""
    if state.panels == PanelScale.OWN:
        return _(
            "UN estimates of people of any age, workers or not, at the dates marked; each chart has its own scale. "
            "Lines only guide the eye."
        )
    return _(
        "UN estimates of people of any age, workers or not, at the dates marked; all charts have one scale. Lines "
        "only guide the eye."
    )


def strip_name(dataset: Dataset, found: Residents, strip: Strip) -> str:
    """The name of a small chart: the other place, or all of them."""
    if strip.place != ALL:
        return place_name(dataset, strip.place)
    return _("All origins") if found.side == Side.TO else _("All destinations")


def residents_notes(dataset: Dataset, found: Residents) -> list[str]:
    """That this is another population, who is counted, and what is left out."""
    notes = [_("Not workers, and not comparable with the counts of workers.")] if found.rows else []
    notes += _scope_notes(dataset, found)
    if found.doubtful:
        notes.append(
            counted(
                "{n} figure marked as implausible is left out.",
                "{n} figures marked as implausible are left out.",
                len(found.doubtful),
            )
        )
    if found.more:
        notes.append(
            counted(
                "{n} more place has a figure that is not drawn.",
                "{n} more places have figures that are not drawn.",
                found.more,
            )
        )
    return notes


def _scope_notes(dataset: Dataset, found: Residents) -> list[str]:
    """Who is counted; where destinations differ in it, which of them counts whom."""
    notes = []
    for flag in _SCOPES:
        strips = [strip for strip in found.strips if any(flag in row.flags for row in strip.rows)]
        if not strips:
            continue
        sentence = _SCOPE_OF[flag]() if flag in _SCOPE_OF and len(strips) < len(found.strips) else ""
        names = listing(strip_name(dataset, found, strip) for strip in strips)
        notes.append(sentence.format(places=names) if sentence else named(dataset.flags[flag].sentence))
    return notes


_SCOPE_OF: dict[str, Callable[[], str]] = {
    "foreign_citizens": lambda: _(
        "By citizenship, so without those who took that of the country, and with children born there without it: "
        "{places}."
    ),
    "foreign_born": lambda: _("By country of birth, whatever the citizenship: {places}."),
    "refugees_included": lambda: _("With refugees, so not labour migrants only: {places}."),
}


def residents_finding(dataset: Dataset, state: ViewState) -> Finding:
    """What the small charts of a view show."""
    found = residents_of(dataset, state)
    if not found.place:
        return Finding(_("No country is chosen."))
    name = place_inside(dataset, found.place)
    if not found.strips:
        return Finding(
            _("The UN estimates of residents give no figure for {place} by country.").format(place=name)
        )
    first = found.strips[0].latest
    if found.strips[0].place == ALL:
        sentence = (
            _(
                "By UN estimates, {number} people from abroad live in {place} ({date}); their origins are not listed."
            )
            if found.side == Side.TO
            else _(
                "By UN estimates, {number} people from {place} live abroad ({date}); their destinations are not listed."
            )
        )
        words = {"number": amount(first), "place": name, "date": date_words(first)}
        return Finding(sentence.format(**words), (first,))
    alike = tuple(strip.latest for strip in found.strips if strip.latest.period == first.period)
    whole = next((row for row in found.total if row.period == first.period), None)
    share = part_of(first, whole) if whole else None
    words = {
        "other": place_inside(dataset, getattr(first, found.side.other_end)),
        "place": name,
        "number": amount(first),
        "date": date_words(first),
        "share": number(round(share.value)) if share else "",
        "total": amount(whole) if whole else "",
    }
    figures = (first, whole) if share and whole else (first,)
    sentence = _sentence(found.side, is_only=len(alike) == 1, has_share=share is not None).format(**words)
    return Finding(sentence, figures, (share,) if share else (), ranked=alike if len(alike) > 1 else ())


def point_tooltip(dataset: Dataset, row: Observation) -> list[str]:
    """The lines that the pointer shows over a point."""
    return [str(amount(row)), period_words(row.period), source_words(dataset, row)]


def _sentence(side: Side, *, is_only: bool, has_share: bool) -> str:
    if side == Side.TO:
        if is_only:
            return _("By UN estimates, {number} people from {other} live in {place} ({date}).")
        if has_share:
            return _(
                "By UN estimates the largest number of those listed came from {other}: {number} ({date}), {share} % of "
                "the {total} residents from abroad in {place}."
            )
        return _("By UN estimates the largest number of those listed came from {other}: {number} ({date}).")
    if is_only:
        return _("By UN estimates, {number} people from {place} live in {other} ({date}).")
    if has_share:
        return _(
            "By UN estimates the largest number of those listed live in {other}: {number} ({date}), {share} % of the "
            "{total} people from {place} abroad."
        )
    return _("By UN estimates the largest number of those listed live in {other}: {number} ({date}).")
