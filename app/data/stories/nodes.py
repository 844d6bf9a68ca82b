"""The text of a story as YAML nodes, which know their lines; JSON is YAML as well."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from app.data.stories.problems import StoryProblem, Wrong, problem
from app.data.yaml_nodes import NotYaml, TooDeep, compose, line_of, pairs_of
from app.state.stories import MOST_CHARACTERS

MOST_PROBLEMS = 100
"""The problems that are noted: a text may name one place again and again, and nobody mends more at a time."""
LANGUAGES = ("en", "th", "my", "km", "lo", "vi", "zh")
"""Languages in which the words of a story may stand."""

# What YAML does not let stand in a text, JSON does; a blank in its place keeps lines and columns.
_UNPRINTABLE = re.compile("[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NULL = "tag:yaml.org,2002:null"


@dataclass(slots=True)
class Reading:
    """A story being read: the name of its text, the language wanted, and the problems found so far."""

    name: str
    lang: str
    problems: list[StoryProblem] = field(default_factory=list)

    def wrong(self, kind: Wrong, node: Node, slide: int = 0, at: str = "", **values: object) -> None:
        """Note a problem at the line of a node."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem(kind, self.name, line_of(node), slide, at, **values))


def root_of(text: str, reading: Reading) -> MappingNode | None:
    """The outermost mapping of a text; None with a problem if there is none."""
    if len(text) > MOST_CHARACTERS:
        found = problem(
            Wrong.TOO_LONG_FILE, reading.name, found=f"{len(text):,}", most=f"{MOST_CHARACTERS:,}"
        )
        reading.problems.append(found)
        return None
    try:
        root = compose(_UNPRINTABLE.sub(" ", text.removeprefix("\ufeff")))
    except TooDeep:
        reading.problems.append(problem(Wrong.TOO_DEEP, reading.name))
        return None
    except NotYaml as error:
        reading.problems.append(problem(Wrong.NOT_YAML, reading.name, error.line, reason=error.reason))
        return None
    if not isinstance(root, MappingNode):
        reading.problems.append(problem(Wrong.NO_STORY, reading.name, 1))
        return None
    return root


def parts_of(
    node: MappingNode, allowed: tuple[str, ...], reading: Reading, slide: int = 0
) -> dict[str, Node]:
    """The values of a mapping by key; keys that it may not have, or has twice, are problems."""
    found: dict[str, Node] = {}
    for name, key, value in pairs_of(node):
        if name not in allowed:
            kind = Wrong.NOT_OF_SLIDE if slide else Wrong.NOT_OF_STORY
            reading.wrong(kind, key, slide, found=name, allowed=", ".join(allowed))
        elif name in found:
            reading.wrong(Wrong.TWICE, key, slide, name, found=name)
        else:
            found[name] = value
    return found


def words_of(node: Node | None, most: int, reading: Reading, slide: int, at: str) -> str:
    """A text in the language wanted, else in English, else in the first there is; without blanks at its ends."""
    if node is None or is_empty(node):
        return ""
    chosen = _in_language(node, reading, slide, at) if isinstance(node, MappingNode) else node
    if not isinstance(chosen, ScalarNode):
        if chosen is not None:
            reading.wrong(Wrong.NOT_TEXT, chosen, slide, at)
        return ""
    words = "" if is_empty(chosen) else _clean(str(chosen.value)).strip()
    if len(words) > most:
        reading.wrong(Wrong.TOO_LONG, chosen, slide, at, found=len(words), most=most)
    return words


def entries_of(node: Node | None, reading: Reading, slide: int, at: str) -> list[Node]:
    """The entries of a list; nothing where there is none."""
    if node is None or is_empty(node):
        return []
    if not isinstance(node, SequenceNode):
        reading.wrong(Wrong.NOT_LIST, node, slide, at)
        return []
    return list(node.value)


def languages_of(node: Node | None) -> Iterator[str]:
    """The languages that the texts of a story name, each as often as it stands there."""
    if isinstance(node, MappingNode):
        for name, _key, value in pairs_of(node):
            if name in LANGUAGES:
                yield name
            else:
                yield from languages_of(value)
    elif isinstance(node, SequenceNode):
        for each in node.value:
            yield from languages_of(each)


def is_empty(node: Node) -> bool:
    """Whether nothing stands after the colon."""
    return isinstance(node, ScalarNode) and node.tag == _NULL and node.style is None


def _clean(words: str) -> str:
    """Words without control characters; JSON writes signs beyond the first 65,536 as two halves."""
    return _UNPRINTABLE.sub(" ", words.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _in_language(node: MappingNode, reading: Reading, slide: int, at: str) -> Node | None:
    texts: dict[str, Node] = {}
    for name, key, value in pairs_of(node):
        if name not in LANGUAGES:
            reading.wrong(Wrong.UNKNOWN_LANGUAGE, key, slide, at, found=name, allowed=", ".join(LANGUAGES))
        else:
            texts.setdefault(name, value)
    return texts.get(reading.lang) or texts.get("en") or next(iter(texts.values()), None)
