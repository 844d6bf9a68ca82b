"""A term with its meaning, and the words to avoid for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Avoided:
    """Words that are not used here, and the reason, in our own words."""

    terms: str
    why: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A term: its key, its name, what it means in whole sentences, a detail such as a code, and words to avoid."""

    key: str
    name: str
    sentences: tuple[str, ...]
    detail: str = ""
    avoided: tuple[Avoided, ...] = ()


def word(code: str, name: str, meaning: tuple[str, ...], avoided: tuple[Avoided, ...] = ()) -> Definition:
    """A word of the glossary by the code of its key."""
    return Definition(f"word-{code}", name, meaning, "", avoided)
