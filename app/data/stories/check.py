"""Whether the numbers in the words of a story stand in the figures that its slides name, or follow from them."""

import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, permutations
from pathlib import Path

from app.data.claims import Claim, added_up, change_between, part_of, share_of, times_between
from app.data.dataset import Dataset
from app.data.shown import shown
from app.data.stories.problems import BadStory, StoryProblem, Wrong, problem
from app.data.stories.stories import Slide, Story, load_story, story_ids
from app.domain.figure import Observation

_NUMBER = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")
_LARGE = re.compile(
    r"(?P<first>\d[\d,.]*)(?: to (?P<last>\d[\d,.]*))? (?P<size>million|billion)\b", re.IGNORECASE
)
_MONTHS = tuple(month_name[1:])
_DAY = re.compile(rf"\b(?P<day>[1-3]?\d) (?P<month>{'|'.join(_MONTHS)})(?: (?P<year>\d{{4}}))?\b")
_YEAR = re.compile(r"\b\d{4}\b")
_SIZES = {"million": 1e6, "billion": 1e9}
# What has a number as part of its name: places in documents, and the base of a share.
_NAMES = re.compile(
    r"\b(?:notes?|pages?|p\.|sections?|of(?: every)?(?= 100\b)) \d+(?:(?:,| and| to) \d+)*\b", re.IGNORECASE
)
_MOST_ADDED = 8
"""So many figures of one series are tried for sums."""


@dataclass(frozen=True, slots=True)
class Working:
    """A number that follows from others, and the numbers that must stand beside it."""

    value: float
    inputs: tuple[float, ...]


def check_stories(dataset: Dataset, folder: Path) -> tuple[Story, ...]:
    """The stories in a folder. BadStory lists what is wrong with all of them, numbers without a figure among it."""
    problems: list[StoryProblem] = []
    stories = []
    for story_id in story_ids(folder):
        try:
            story = load_story(dataset, folder, story_id)
        except BadStory as error:
            problems += error.problems
            continue
        stories.append(story)
        problems += unfounded(dataset, story, f"{folder.parent.name}/{folder.name}/{story_id}.yml")
    if problems:
        raise BadStory(problems)
    return tuple(stories)


def unfounded(dataset: Dataset, story: Story, name: str) -> Iterator[StoryProblem]:
    """A problem for each number in the words of a story that no figure of its slide prints and none gives.

    What is worked out needs its inputs in the words as well, the notes included. The title and subtitle of the story
    may hold what figures and views of its slides print.
    """
    anywhere = {number for slide in story.slides for number in _printed(dataset, slide)}
    for field, text in (("title", story.title), ("subtitle", story.subtitle)):
        for number in dict.fromkeys(numbers_in(dataset, text)):
            if number not in anywhere:
                yield problem(Wrong.UNFOUNDED_ABOVE, name, field=field, found=_plain(number))
    for at, slide in enumerate(story.slides, 1):
        said = [each for text in (slide.title, slide.text, slide.notes) for each in numbers_in(dataset, text)]
        known = _printed(dataset, slide)
        workings = _workings(dataset, slide)
        for day in _unknown_days(dataset, slide):
            yield problem(Wrong.UNFOUNDED, name, slide.line, at, found=day)
        for number in dict.fromkeys(said):
            if number in known:
                continue
            found = [each for each in workings if each.value == number]
            if any(set(each.inputs) <= set(said) for each in found):
                continue
            if found:
                inputs = ", ".join(_plain(each) for each in found[0].inputs)
                yield problem(Wrong.NOT_SAID, name, slide.line, at, found=_plain(number), working=inputs)
            else:
                yield problem(Wrong.UNFOUNDED, name, slide.line, at, found=_plain(number))


def numbers_in(dataset: Dataset, words: str) -> list[float]:
    """The numbers of a text in English digits; those in names of sources, series and places there are left out, and
    days of a month: see `_unknown_days`.
    """
    for name in _names_with_numbers(dataset):
        words = words.replace(name, "")
    words = _DAY.sub(lambda date: date["year"] or "", _NAMES.sub("", words))
    found = []
    for match in _LARGE.finditer(words):
        found += [
            _value(each) * _SIZES[match["size"].lower()] for each in match.group("first", "last") if each
        ]
    return [*(round(each, 6) for each in found), *map(_value, _NUMBER.findall(_LARGE.sub("", words)))]


def told_beside(dataset: Dataset, slide: Slide) -> tuple[Observation, ...]:
    """The figures that a slide names and its chart does not show, as far as its title or text prints their numbers
    and their sources are others than those of the chart.
    """
    drawn: tuple[Observation, ...] = ()
    if slide.view is not None and slide.chart is not None:
        drawn = tuple(shown(dataset, slide.chart, slide.view).figures)
    said = {number for text in (slide.title, slide.text) for number in numbers_in(dataset, text)}
    said -= {number for row in drawn for number in _numbers(row)}
    sources = {(row.source_id, row.via_source_id) for row in drawn}
    return tuple(
        row
        for row in _figures(dataset, slide)
        if said & _numbers(row) and (row.source_id, row.via_source_id) not in sources
    )


def _numbers(row: Observation) -> set[float]:
    return {each for each in (row.value, row.value_low, row.value_high) if each is not None}


def _plain(number: float) -> str:
    """A number for a message; years have no comma."""
    return f"{number:,.10g}" if number >= 10_000 else f"{number:.10g}"


def _value(text: str) -> float:
    return float(text.rstrip(".").replace(",", ""))


def _printed(dataset: Dataset, slide: Slide) -> set[float]:
    """What the figures of a slide print: their numbers and dates, and the years that its view names."""
    found: set[float] = set()
    for row in _figures(dataset, slide):
        found |= _numbers(row)
        found |= {float(day.year) for day in (row.period.start, row.period.end) if day}
        for source in filter(None, (row.source_id, row.via_source_id)):
            kept = dataset.sources[source]
            found |= {float(each) for each in _YEAR.findall(f"{kept.year} {kept.date}")}
    if slide.view:
        years = (slide.view.year, slide.view.from_year, slide.view.to_year)
        found |= {float(year) for year in years if year is not None}
    return found


def _unknown_days(dataset: Dataset, slide: Slide) -> Iterator[str]:
    """The days in the words of a slide, as 28 June 2019, on which none of its figures and their sources is dated."""
    known: set[tuple[int, ...]] = set()
    for row in _figures(dataset, slide):
        sources = [dataset.sources[each].date for each in (row.source_id, row.via_source_id) if each]
        dates = [text for text in (*row.period.text.split("/"), *sources) if text.count("-") == 2]
        known |= {tuple(map(int, text.split("-"))) for text in dates}
    for found in _DAY.finditer(" ".join((slide.title, slide.text, slide.notes))):
        told = (_MONTHS.index(found["month"]) + 1, int(found["day"]))
        if not any(date[1:] == told and found["year"] in (None, str(date[0])) for date in known):
            yield found[0]


def _workings(dataset: Dataset, slide: Slide) -> list[Working]:
    """What may be worked out from the figures of a slide."""
    rows = _figures(dataset, slide)
    found = [
        Working(value, tuple(each.size for each in claim.inputs))
        for claim in _claims(dataset, rows)
        for value in _rounded(claim.value)
    ]
    keys = set(slide.figures)
    told = {row.disagreement_id: row for key in keys for row in dataset.disagreements_of.get(key, ())}
    for row in told.values():
        if keys >= set(row.observations):
            for part in filter(lambda each: "=" in each, row.arithmetic.split(";")):
                numbers = [_value(each) for each in _NUMBER.findall(part)]
                found += [
                    Working(each, tuple(numbers[:at] + numbers[at + 1 :])) for at, each in enumerate(numbers)
                ]
    return found


def _claims(dataset: Dataset, rows: Sequence[Observation]) -> Iterator[Claim]:
    for group in _sums(rows):
        if (whole := added_up(dataset, group)) is not None:
            yield whole
            yield from filter(None, (share_of(dataset, row, group) for row in group))
    for first, last in permutations(rows, 2):
        claims = (
            part_of(first, last),
            change_between(dataset, first, last),
            times_between(dataset, first, last),
        )
        yield from filter(None, claims)


def _sums(rows: Iterable[Observation]) -> Iterator[tuple[Observation, ...]]:
    """Figures of one series, in every choice of two and more."""
    of_series: dict[str, list[Observation]] = {}
    for row in rows:
        of_series.setdefault(row.series_id, []).append(row)
    for group in of_series.values():
        few = group[:_MOST_ADDED]
        for size in range(2, len(few) + 1):
            yield from combinations(few, size)


def _rounded(value: float) -> set[float]:
    return {round(abs(value), digits) for digits in (0, 1)}


def _figures(dataset: Dataset, slide: Slide) -> list[Observation]:
    return [dataset.by_id[key] for key in slide.figures]


@lru_cache(maxsize=4)
def _names_with_numbers(dataset: Dataset) -> tuple[str, ...]:
    """Names that the data bring along and that hold digits, the longest first."""
    names = [row.title for row in dataset.series.values()]
    names += [text for row in dataset.channels.values() for text in (row.name, row.short_name)]
    names += [text for row in dataset.sources.values() for text in (row.title, row.publisher)]
    names += [row.title for row in dataset.events]
    held = {name for name in names if len(name) > 5 and _NUMBER.search(name)}
    return tuple(sorted(held, key=len, reverse=True))
