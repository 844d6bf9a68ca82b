"""What the program keeps of views that were drawn before, forgotten on request."""

import gc
import sys
from functools import cache
from inspect import signature
from typing import Any


def forget_views() -> None:
    """Empty every cache of the program that is filled by views; what is kept of the data alone stays."""
    for kept in _caches(len(sys.modules)):
        kept.cache_clear()


@cache
def _caches(_modules: int) -> tuple[Any, ...]:
    """The caches that take a view state; looked for anew once more modules are loaded."""
    kept = [each for each in gc.get_objects() if type(each).__name__ == "_lru_cache_wrapper"]
    own = [each for each in kept if str(each.__module__).startswith("app.")]
    return tuple(each for each in own if "state" in signature(each.__wrapped__).parameters)
