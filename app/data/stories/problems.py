"""What can be wrong with the text of a story, told so that whoever wrote it can mend it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from app.data.package.problems import InvalidData, Problem


class Wrong(Enum):
    """Every kind of problem: what is wrong, and the remedy. Both are patterns, filled from the problem's values."""

    TOO_LONG_FILE = (
        "The text of the story has {found} characters; at most {most} are read.",
        "Split the story in two.",
    )
    NOT_UTF8 = ("The text is not UTF-8.", "Save the file as UTF-8.")
    NOT_YAML = (
        "This cannot be read as YAML or JSON: {reason}.",
        "Compare indents, colons and quotation marks with a story that ships; put a text with a colon in quotes.",
    )
    TOO_DEEP = (
        "Lists stand in lists too deeply here to be read.",
        "Write a story as docs/stories.md shows it.",
    )
    NO_STORY = (
        "This is no story: it has no title and no list of slides.",
        "Begin with `title:` and `slides:`; docs/stories.md shows a whole story.",
    )
    NOT_OF_STORY = ("{found} is not a part of a story.", "Use only: {allowed}.")
    NOT_OF_SLIDE = ("{found} is not a part of a slide.", "Use only: {allowed}.")
    TWICE = ("{found} stands here twice.", "Keep one of them.")
    NO_TITLE = ("The story has no title.", "Give it one.")
    NO_SLIDE_TITLE = ("The slide has no title.", "Give it one: what the slide shows.")
    NOT_TEXT = (
        "This must be a text, or one text for each language.",
        "Write the words after the colon, or `en:` and the other languages below it.",
    )
    UNKNOWN_LANGUAGE = ("{found} is not a language of this dashboard.", "Use one of: {allowed}.")
    NOT_ORDER = (
        "The place of a story in the list must be a whole number.",
        "Write `order: 1` for the first one, or leave it out.",
    )
    NOT_LIST = ("This must be a list.", "Begin each entry on a line of its own with a hyphen.")
    NOT_SLIDE = ("This is not a slide.", "Give it at least a title: `- title: What the slide shows`.")
    NO_SLIDES = ("The story has no slides.", "Add at least one slide below `slides:`.")
    TOO_MANY_SLIDES = (
        "The story has {found} slides; at most {most} can be shown.",
        "Split the story in two.",
    )
    TOO_LONG = (
        "The text has {found} characters; {most} find room.",
        "Shorten it; what is only said belongs in the notes.",
    )
    TOO_MANY_FIGURES = (
        "The slide names {found} figures; at most {most} are read.",
        "Name those whose numbers it prints.",
    )
    NOT_ADDRESS = (
        "{found} is not the address of a view.",
        "Copy the part of the address that begins with a slash, as /trends?origin=MMR.",
    )
    UNKNOWN_PAGE = ("There is no page {found}.", "Use one of: {allowed}.")
    UNKNOWN_PARAMETER = (
        "The address does not know the parameter {found}.",
        "Leave it out, or correct its name.",
    )
    UNKNOWN_VALUE = (
        "The address does not know {found} as a value of {parameter}.",
        "Open the view in the dashboard and copy its address.",
    )
    UNKNOWN_CHART = ("The page {page} has no chart {found}.", "Use one of: {allowed}.")
    NO_CHART = ("The page {page} has no chart that a slide could show.", "Use one of: {allowed}.")
    NO_SUBJECT = ("The page {page} is about nothing yet.", "Say which one, as in {example}.")
    UNKNOWN_FIGURE = (
        "There is no figure {found}.",
        "Use a key of data/observations.csv; the card of a figure shows its own.",
    )
    UNKNOWN_STORY = ("There is no story {found}.", "Use one of: {allowed}.")
    UNFOUNDED = (
        "The number {found} is printed in none of the slide's figures, nor worked out from them.",
        "Add the key of the figure that prints it, or correct the number.",
    )
    UNFOUNDED_ABOVE = (
        "The number {found} is printed in none of the figures of the story, and is no year of its views.",
        "Correct the number, or leave it out.",
    )
    NOT_SAID = (
        "The number {found} was worked out, but the words do not say from what.",
        "Write the working into the notes: {working}.",
    )


@dataclass(frozen=True, slots=True, order=True)
class StoryProblem(Problem):
    """A problem at a line of a story. `column` is the field, `slide` counts from 1, 0 being the story itself.

    `message` and `remedy` are patterns; `values` fill them, as pairs of name and text.
    """

    slide: int = 0
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        parts = [place, f"slide {self.slide}" if self.slide else "", self.column]
        filled = dict(self.values)
        words = f"{self.message.format(**filled)} Remedy: {self.remedy.format(**filled)}"
        where = ", ".join(part for part in parts if part)
        return f"{where}: {words}" if where else words


def problem(
    wrong: Wrong, file: str, line: int = 0, slide: int = 0, field: str = "", **values: object
) -> StoryProblem:
    """A problem of a kind at a place, with what fills its sentences."""
    message, remedy = wrong.value
    filled: Mapping[str, str] = {key: str(value) for key, value in values.items()}
    return StoryProblem(
        file, line, field, filled.get("found", ""), message, remedy, slide, tuple(sorted(filled.items()))
    )


class BadStory(InvalidData):
    """A story cannot be used; `problems`, each a StoryProblem, say where and what to do."""

    problems: tuple[StoryProblem, ...]

    def __init__(self, problems: Sequence[StoryProblem]) -> None:
        super().__init__(problems)
        self.args = ("\n".join(map(str, self.problems)),)


class UnknownStory(BadStory):
    """No story has this id."""
