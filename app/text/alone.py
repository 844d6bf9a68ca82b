"""Whether words travel alone, in a picture or a slide: there they cannot point to filters and lists of a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_alone: ContextVar[bool] = ContextVar("alone", default=False)
_marked: ContextVar[bool] = ContextVar("marked", default=True)


@contextmanager
def alone(*, marked: bool = True) -> Iterator[None]:
    """Inside the block words are for a picture that leaves the dashboard; not `marked` for one that Office draws, where
    figures that differ have no mark of their own.
    """
    tokens = _alone.set(True), _marked.set(marked)
    try:
        yield
    finally:
        _alone.reset(tokens[0])
        _marked.reset(tokens[1])


def is_alone() -> bool:
    """Whether what is told now leaves the dashboard."""
    return _alone.get()


def is_marked() -> bool:
    """Whether figures that differ carry a mark where they are drawn now."""
    return _marked.get()
