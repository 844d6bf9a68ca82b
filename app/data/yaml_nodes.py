"""YAML as nodes, which know their lines; JSON is YAML as well. What reads a story or a list begins here."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.constructor import SafeConstructor
from yaml.nodes import MappingNode, Node, ScalarNode
from yaml.resolver import Resolver

_HALVES = re.compile(
    r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})",
    re.IGNORECASE,
)
"""A sign beyond the first 65,536 as JSON writes it, in two halves, which the quick parser refuses."""


class NotYaml(Exception):
    """A text cannot be read: `reason` in the words of the parser, and the line, 0 where none is known."""

    def __init__(self, reason: str, line: int = 0) -> None:
        self.reason, self.line = reason, line
        super().__init__(reason)


class TooDeep(NotYaml):
    """Lists stand in lists too deeply to be read."""


def compose(text: str) -> Node | None:
    """The outermost node of a text, None where there is none. NotYaml, or TooDeep, says what is wrong."""
    text = _HALVES.sub(_whole, text.removeprefix("\ufeff"))
    try:
        found: Node | None = yaml.compose(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotYaml(error.problem or "?", mark.line + 1 if mark else 0) from error
    except yaml.YAMLError as error:
        raise NotYaml(str(error)) from error
    except RecursionError as error:
        raise TooDeep("lists stand in lists too deeply") from error
    return found


def line_of(node: Node) -> int:
    """The line where a node begins, the first being 1."""
    return int(node.start_mark.line) + 1


def pairs_of(node: MappingNode) -> Iterator[tuple[str, Node, Node]]:
    """What stands in a mapping: the name of each key ("?" where it is no text), its node, and its value."""
    for key, value in node.value:
        yield (str(key.value) if isinstance(key, ScalarNode) else "?"), key, value


def _whole(found: re.Match[str]) -> str:
    high, low = (int(half, 16) for half in found.group(2, 3))
    return f"{found[1]}\\U{0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00:08x}"


def _quick_loader() -> Any:
    """A loader whose parser is compiled, where this PyYAML has one: it takes an eighth of the time.

    Nodes are composed in Python all the same: the compiled composer would crash the process where lists stand in lists
    some ten thousand times.
    """
    try:
        from yaml._yaml import CParser
    except ImportError:
        return yaml.SafeLoader

    class Loader(Composer, CParser, SafeConstructor, Resolver):
        def __init__(self, stream: str) -> None:
            CParser.__init__(self, stream)
            Composer.__init__(self)
            SafeConstructor.__init__(self)
            Resolver.__init__(self)

    return Loader


_Loader = _quick_loader()
