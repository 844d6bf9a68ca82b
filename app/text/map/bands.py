"""Words of arrows that are split into channels: labels, tooltips, and how many corridors can be split."""

from collections import Counter

from app.data.dataset import Dataset
from app.data.derived.kinds import Refusal
from app.data.map.bands import ByChannel, Split
from app.domain.figure import Observation
from app.text.figures import amount, date_words, listing, source_words
from app.text.i18n import _, named, ngettext
from app.text.labels import channel_name, corridor_name
from app.text.map.amounts import map_amount
from app.text.map.counts import percent_words
from app.text.map.words import figure_lines, folded
from app.text.numbers import counted, number

_MOST_NAMED = 1
"""So many sums that differ from the published figure are told in full; the pointer tells each."""


def band_label(dataset: Dataset, split: Split, part: Observation) -> str:
    """What stands beside a band, in two lines: channel with its share, and number."""
    return _("{channel} {share}<br>{number}").format(**_parts(dataset, split, part))


def band_words(dataset: Dataset, split: Split, part: Observation) -> str:
    """A band in one line of a tooltip."""
    return _("{channel} {number} ({share})").format(**_parts(dataset, split, part))


def band_tooltip(dataset: Dataset, split: Split, part: Observation) -> str:
    """What the pointer shows over a band: its number and share, kind, date, source, and what all bands make up."""
    lines = [
        f"<b>{corridor_name(dataset, part.corridor)}</b>",
        f"<b>{channel_name(dataset, part.channel)}: {amount(part)}</b>",
        _("{share} of the sum of the bands").format(share=percent_words(split.percent(part))),
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


def split_sentence(dataset: Dataset, split: Split) -> str:
    """The channels of a corridor with their numbers, date and sum."""
    return _("By channel, {date}: {parts}; together {sum}.").format(
        date=date_words(split.parts[0], short=True),
        parts=listing(band_words(dataset, split, part) for part in split.parts),
        sum=number(split.total),
    )


def bands_sentences(dataset: Dataset, channels: ByChannel) -> list[str]:
    """What the bands are, how many corridors have them, why the others stay whole, and where sums differ."""
    if not (channels.split or channels.whole):
        return []
    if not channels.split:
        return [
            _("Split by channel where one table prints channels that exclude each other: here no corridor."),
            *_reasons(channels),
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
    return [first, *_reasons(channels), *_differences(dataset, channels)]


def _together(dataset: Dataset, split: Split) -> list[str]:
    """The sum, which is ours, and the published figure where that is another number."""
    words = [_("Bands together: {sum}, added up here.").format(sum=number(split.total))]
    if split.published is not None and split.differs:
        words.append(
            _("Published for the corridor: {amount}, {date}, {source}: not the sum of the bands.").format(
                amount=amount(split.published),
                date=date_words(split.published, short=True),
                source=dataset.sources[split.published.source_id].publisher,
            )
        )
    return list(map(folded, words))


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
            sum=number(each.total),
            amount=amount(each.published),
            date=date_words(each.published, short=True),
        )
        for key, each in differing[:_MOST_NAMED]
        if each.published is not None
    ]
    if more := len(differing) - len(told):
        told.append(counted("{n} more", "{n} more", more))
    return [_("The bands add up to other numbers than the list has: {sums}.").format(sums="; ".join(told))]


def _parts(dataset: Dataset, split: Split, part: Observation) -> dict[str, str]:
    return {
        "channel": named(dataset.channels[part.channel].short_name),
        "number": str(map_amount(part)),
        "share": percent_words(split.percent(part)),
    }
