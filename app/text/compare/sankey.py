"""Words of the streams: nodes, sums, and what is left out."""

from collections.abc import Sequence

from app.data.claims import added_up
from app.data.compare.sankey import Sankey
from app.data.dataset import Dataset
from app.domain.codes import UNSPECIFIED
from app.domain.figure import Observation
from app.text.i18n import _, named
from app.text.labels import channel_name, place_name, stage_name
from app.text.numbers import counted


def node_name(dataset: Dataset, kind: str, code: str) -> str:
    """The name of an origin, a channel or a destination."""
    if kind == "channel":
        return channel_name(dataset, code)
    return _("Nationality not published") if code == UNSPECIFIED else place_name(dataset, code)


def channel_words(dataset: Dataset, code: str, rows: Sequence[Observation], *, short: bool) -> str:
    """The name of a channel, and the stage of its figures where they have one."""
    name = named(dataset.channels[code].short_name) if short else channel_name(dataset, code)
    stages = {row.stage for row in rows}
    stage = stage_name(stages.pop()) if len(stages) == 1 else ""
    return _("{channel}, {stage}").format(channel=name, stage=stage) if stage else name


def sum_words(words: str) -> str:
    """A sum that was made here."""
    return _("sum {number}").format(number=words)


def sankey_notes(dataset: Dataset, found: Sankey, hidden: int) -> list[str]:
    """What is left out, what is a sum, and why there may be none."""
    streams = found.streams
    notes = []
    if hidden:
        notes.append(counted("No room for {n} smaller stream.", "No room for {n} smaller streams.", hidden))
    if streams is None:
        return notes
    if streams.unlike_stages:
        notes.append(_("The streams count different stages of a procedure, so no sum stands at a node."))
    elif len(streams.figures) > 1 and added_up(dataset, streams.figures):
        notes.append(_("Sums are made here, of all streams of a node; no source prints them."))
        if hidden:
            notes.append(_("They count the smaller streams that have no room, too."))
    if streams.set_aside:
        notes.append(
            counted(
                "{n} figure of this series and date is a bound, a range or doubtful, and is not drawn.",
                "{n} figures of this series and date are bounds, ranges or doubtful, and are not drawn.",
                len(streams.set_aside),
            )
        )
    if streams.zeros:
        notes.append(
            counted(
                "{n} figure is zero and has no stream.",
                "{n} figures are zero and have no stream.",
                len(streams.zeros),
            )
        )
    if found.left_out:
        notes.append(
            counted(
                "{n} corridor of that year has figures of other series or dates only; they are not added to these.",
                "{n} corridors of that year have figures of other series or dates only; they are not added to these.",
                found.left_out,
            )
        )
    return notes
