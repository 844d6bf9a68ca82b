"""The pages by path, and what of a view stands in the path instead of the query string."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Page(StrEnum):
    """The pages by the first part of their path."""

    MAP = "/"
    TRENDS = "/trends"
    COMPARE = "/compare"
    COUNTRY = "/country"
    CORRIDOR = "/corridor"
    TIMELINE = "/timeline"
    DATA = "/data"
    SOURCES = "/sources"
    PRESENT = "/present"
    ABOUT = "/about"


SUBJECTS: Mapping[Page, str] = MappingProxyType({Page.COUNTRY: "place", Page.CORRIDOR: "corridor"})
"""Pages about one thing, which the second part of their path names, and the field of the view that holds it."""
