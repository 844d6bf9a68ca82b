"""Words about stories: the list of those that ship, the editor of the reader's own, and what is wrong with one."""

from collections.abc import Mapping

from app.data.stories.problems import StoryProblem
from app.text.export.menu import saved_words, waiting_words
from app.text.i18n import _, named
from app.text.numbers import counted, number


def stories_intro() -> str:
    """What a story is, in two sentences."""
    return _(
        "A story is a row of views with a few sentences each, shown full screen, with speaker notes in a window of "
        "their own. All of it is loaded at the start: nothing is fetched while you speak."
    )


def own_intro() -> str:
    """How a story of the reader's own comes about, and where it is kept."""
    return _(
        "Press “Add to story” at any chart, and it stands here as a slide. The story is kept in this browser only, "
        "until you save it as a file."
    )


def empty_words() -> str:
    """What stands in place of the slides while there are none."""
    return _("There is no slide yet. Open a chart and press “Add to story”, or load a story from a file.")


def slide_count(count: int) -> str:
    """How many slides a story has."""
    return counted("{n} slide", "{n} slides", count)


def present_of(title: str) -> str:
    """The link that presents a story, for a screen reader."""
    return _("Present: {title}").format(title=title)


def slides_file_of(title: str) -> str:
    """The button that saves a story as PowerPoint file, for a screen reader."""
    return _("PowerPoint: {title}").format(title=title)


def pack_file_of(title: str) -> str:
    """The button that saves a story as one file for use without a network, for a screen reader."""
    return _("Offline pack: {title}").format(title=title)


def editor_words() -> Mapping[str, str]:
    """What the editor says while it is used, by key; placeholders are left for the browser."""
    return {
        "slide": _("Slide {n}"),
        "up": _("Move slide {n} up"),
        "down": _("Move slide {n} down"),
        "remove": _("Remove slide {n}"),
        "open": _("Open the view of slide {n}"),
        "wordsOnly": _("Words alone, no chart"),
        "moved": _("Slide {n} is now slide {m} of {of}."),
        "isFirst": _("Slide {n} is the first already."),
        "isLast": _("Slide {n} is the last already."),
        "removed": _("Slide {n} was removed."),
        "cleared": _("The story was cleared."),
        "restored": _("It is back."),
        "added": _("Slide {n} was added."),
        "full": _("A story holds {most} slides at most; this one is full."),
        "savedFile": _("The story was saved as {name}."),
        "loaded": _("The story of {name} stands here now."),
        "loadedPart": _(
            "The story of {name} stands here now, in one language; its other languages stay in the file."
        ),
        "refused": _("{name} was not loaded; your story is as it was."),
        "unfit": _("The file was not made; your story is as it was."),
        "tooLarge": _("{name} is too large for a story; your story is as it was."),
        "unreachable": _("The server did not answer; your story is as it was. Try again in a moment."),
        "unkept": _("This browser does not keep the story. Save it as a file before you leave this page."),
        "unreadable": _(
            "What this browser keeps as your story cannot be read. It stays as it is until you add a slide or load a "
            "file."
        ),
        "elsewhere": _("The story was changed in another window; this is how it stands now."),
        "nothing": _("There is no slide to present yet."),
        "saved": saved_words(),
        "waiting": waiting_words(),
        "failed": _("The server did not answer; your story is as it was. Try again in a moment."),
    }


def too_large_words(most: int) -> str:
    """Why a text is not even read."""
    return _(
        "The text of a story may have {most} characters; this one is longer. Split the story in two."
    ).format(most=number(most))


def unreadable_words(name: str, first: str) -> str:
    """What stands in place of a story of this copy that cannot be read; `first` is the first of its problems."""
    return _("The story {name} cannot be read. {problem}").format(name=name, problem=first)


def unknown_story_words(known: str) -> str:
    """What is said of an address that names no story."""
    return _("There is no story of this name. There are: {known}.").format(known=known)


def told_problem(found: StoryProblem) -> str:
    """Place, problem and remedy in one sentence or two."""
    return _("{place}: {problem}").format(place=problem_place(found), problem=problem_words(found))


def problem_place(found: StoryProblem, *, with_line: bool = True) -> str:
    """Where in a story a problem is; fields are named as in the file."""
    line = found.line if with_line else 0
    patterns = {
        (True, True, True): _("Line {line}, slide {slide}, {field}"),
        (True, True, False): _("Line {line}, slide {slide}"),
        (True, False, True): _("Line {line}, {field}"),
        (True, False, False): _("Line {line}"),
        (False, True, True): _("Slide {slide}, {field}"),
        (False, True, False): _("Slide {slide}"),
        (False, False, True): _("The story’s {field}"),
        (False, False, False): _("The story"),
    }
    pattern = patterns[bool(line), bool(found.slide), bool(found.column)]
    return pattern.format(line=line, slide=found.slide, field=found.column)


def problem_words(found: StoryProblem) -> str:
    """What is wrong, and how to mend it."""
    values = dict(found.values)
    return _("{problem} {remedy}").format(
        problem=named(found.message).format(**values), remedy=named(found.remedy).format(**values)
    )
