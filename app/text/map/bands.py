"""Words of arrows that are split into channels: labels, tooltips, and how many corridors can be split."""

from collections import Counter

from app.data.dataset import Dataset
from app.data.derived.kinds import Refusal
from app.data.map.bands import ByChannel, Split
from app.domain.codes import Stage
from app.domain.figure import Observation
from app.text.figures import amount, date_words, listing, source_words
from app.text.i18n import _, named, ngettext
from app.text.labels import channel_name, corridor_name, stage_name
from app.text.map.amounts import map_amount
from app.text.map.counts import percent_words
from app.text.map.words import figure_lines, folded
from app.text.numbers import counted, number

_MOST_NAMED = 1
"""So many sums that differ from the published figure are told in full; the pointer tells each."""


def band_label(dataset: Dataset, split: Split, part: Observation) -> str:
    """What stands beside a band, in two lines: channel with its share, that it is in process if so, and number."""
    words = _parts(dataset, split, part)
    if part.stage == Stage.COMPLETED:
        words["stage"] = ""
    if words["share"] and words["stage"]:
        return _("{channel} {share}, {stage}<br>{number}").format(**words)
    if words["share"]:
        return _("{channel} {share}<br>{number}").format(**words)
    if words["stage"]:
        return _("{channel}, {stage}<br>{number}").format(**words)
    return _("{channel}<br>{number}").format(**words)


def band_words(dataset: Dataset, split: Split, part: Observation) -> str:
    """A band in one line of a tooltip."""
    words = _parts(dataset, split, part)
    details = [each for each in (words["share"], words["stage"]) if each]
    if details:
        return _("{channel} {number} ({details})").format(details=listing(details), **words)
    return _("{channel} {number}").format(**words)


def split_label(dataset: Dataset, split: Split) -> str:
    """What stands at an arrow by channel whose bands have no room for a label each: all bands, a line each."""
    return "<br>".join(band_words(dataset, split, part) for part in split.parts)


def band_tooltip(dataset: Dataset, split: Split, part: Observation) -> str:
    """What the pointer shows over a band: its number and share, kind, date, source, and what all bands make up."""
    share = _share(split, part)
    lines = [
        f"<b>{corridor_name(dataset, part.corridor)}</b>",
        f"<b>{channel_name(dataset, part.channel)}: {amount(part)}</b>",
        *([_("{share} of the sum of the bands").format(share=share)] if share else []),
        *figure_lines(dataset, part),
        *_together(dataset, split),
    ]
    return "<br>".join(lines)


def split_tooltip(dataset: Dataset, split: Split) -> str:
    """What the pointer shows over an arrow by channel as a whole."""
    first = split.parts[0]
    texts = [band_words(dataset, split, part) for part in split.parts]
    lines = [f"<b>{corridor_name(dataset, first.corridor)}</b>", *texts]
    lines += [date_words(first), folded(source_words(dataset, first))]
    return "<br>".join([*lines, *_together(dataset, split)])


def split_lines(dataset: Dataset, split: Split) -> str:
    """The channels of a corridor whose arrow is too narrow for bands, to add to its tooltip."""
    words = _("Too narrow for bands. {split}").format(split=split_sentence(dataset, split))
    return folded(words)


def split_sentence(dataset: Dataset, split: Split, *, is_brief: bool = False) -> str:
    """The channels of a corridor with their numbers and date, and their sum or why there is none, which is left out of
    a brief one: there another sentence says it of all corridors.
    """
    words = {
        "date": date_words(split.parts[0], short=True),
        "parts": listing(band_words(dataset, split, part) for part in split.parts),
    }
    if split.together is not None:
        return _("By channel, {date}: {parts}; together {sum}.").format(
            sum=number(split.together.value), **words
        )
    first = _("By channel, {date}: {parts}.").format(**words)
    return first if is_brief else " ".join([first, _not_added()])


def bands_sentences(dataset: Dataset, channels: ByChannel) -> list[str]:
    """What the bands are, how many corridors have them, and where nothing is added up."""
    if not (channels.split or channels.whole):
        return []
    if not channels.split:
        return [
            _("Split by channel where one table prints channels that exclude each other: here no corridor.")
        ]
    count = len(channels.split)
    names = listing(named(dataset.channels[code].short_name) for code in channels.channels)
    first = counted(
        "Bands are channels of one table that exclude each other ({channels}), in {n} of {all} corridors.",
        "Bands are channels of one table that exclude each other ({channels}), in {n} of {all} corridors.",
        count,
        all=number(count + len(channels.whole)),
        channels=names,
    )
    return [first, *_unlike(dataset, channels)]


def bands_notes(dataset: Dataset, channels: ByChannel) -> list[str]:
    """Why other corridors stay whole, and where sums of bands differ from the figures of the list."""
    return [*_reasons(channels), *_differences(dataset, channels)]


def _together(dataset: Dataset, split: Split) -> list[str]:
    """The sum, which is ours, or why there is none; and the published figure where that is another number."""
    if split.together is None:
        words = [_not_added()]
    else:
        words = [_("Bands together: {sum}, added up here.").format(sum=number(split.together.value))]
    if split.published is not None and split.differs:
        words.append(
            _("Published for the corridor: {amount}, {date}, {source}: not the sum of the bands.").format(
                amount=amount(split.published),
                date=date_words(split.published, short=True),
                source=dataset.sources[split.published.source_id].publisher,
            )
        )
    return list(map(folded, words))


def _not_added() -> str:
    """Why bands have no sum; corridor pages say the same of the same figures."""
    return _("Not added up: some are completed or counted, others in process.")


def _unlike(dataset: Dataset, channels: ByChannel) -> list[str]:
    """The corridors whose bands count different stages, so that they have neither sum nor shares."""
    names = [corridor_name(dataset, key) for key, each in channels.split.items() if each.together is None]
    if not names:
        return []
    return [
        _(
            "Some bands count people still in process beside others who are through, so they are not added up and "
            "have no shares: {corridors}."
        ).format(corridors=listing(names))
    ]


def _reasons(channels: ByChannel) -> list[str]:
    """Why the other corridors stay whole, with how many."""
    counts = Counter(_reason(reason) for reason in channels.whole.values())
    if not counts:
        return []
    whole = len(channels.whole)
    if len(counts) == 1:
        told = list(counts)
    else:
        told = [_("{reason} ({n})").format(reason=words, n=number(n)) for words, n in counts.most_common()]
    sentence = ngettext(
        "The other one stays whole: {reasons}.", "The other {n} stay whole: {reasons}.", whole
    )
    return [sentence.format(n=number(whole), reasons=listing(told))]


def _reason(refusal: Refusal) -> str:
    return {
        Refusal.NO_PARTS: _("no table prints several channels for the corridor"),
        Refusal.OVERLAP: _("its channels may hold the same people"),
        Refusal.BOUND: _("a channel is printed as a bound or a range"),
    }.get(refusal, _("a channel has a figure that bears no arithmetic"))


def _differences(dataset: Dataset, channels: ByChannel) -> list[str]:
    """Where the bands do not make up the figure that stands for the corridor."""
    differing = [(key, each) for key, each in channels.split.items() if each.published and each.differs]
    if not differing:
        return []
    told = [
        _("{corridor} {sum}, not {amount} ({date})").format(
            corridor=corridor_name(dataset, key),
            sum=number(each.together.value),
            amount=amount(each.published),
            date=date_words(each.published, short=True),
        )
        for key, each in differing[:_MOST_NAMED]
        if each.published is not None and each.together is not None
    ]
    if more := len(differing) - len(told):
        told.append(counted("{n} more", "{n} more", more))
    return [_("The bands add up to other numbers than the list has: {sums}.").format(sums="; ".join(told))]


def _parts(dataset: Dataset, split: Split, part: Observation) -> dict[str, str]:
    """The words of a band; no share where there is no sum, no stage where none applies."""
    return {
        "channel": named(dataset.channels[part.channel].short_name),
        "number": str(map_amount(part)),
        "share": _share(split, part),
        "stage": stage_name(part.stage) if part.stage else "",
    }


def _share(split: Split, part: Observation) -> str:
    percent = split.percent(part)
    return "" if percent is None else percent_words(percent)
