"""Closed code lists that the program itself acts on. Open lists (places, channels, sectors) are data."""

from enum import StrEnum


class Bound(StrEnum):
    """How a printed number bounds the true one; the source's own words decide."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class Stage(StrEnum):
    """How far the procedure had got that a figure counts; an empty cell means that no stage applies."""

    NONE = ""
    COMPLETED = "completed"
    IN_PROCESS = "in_process"
    COMPLETED_OR_IN_PROCESS = "completed_or_in_process"


class Status(StrEnum):
    """The kind of evidence behind a figure."""

    REPORTED = "reported"
    ESTIMATE = "estimate"
    SURVEY = "survey"
    MODEL = "model"
    PLAN = "plan"
    QUOTA = "quota"
    POLICY = "policy"
    HEADLINE_ONLY = "headline_only"

    @property
    def may_lead(self) -> bool:
        """Whether figures of this kind may set a default."""
        return self not in (Status.PLAN, Status.QUOTA, Status.HEADLINE_ONLY)


class DateBasis(StrEnum):
    """Where the date of a figure comes from."""

    STATED = "stated"
    SOURCE_DATE = "source_date"
    UNDATED = "undated"


class Sex(StrEnum):
    """Sex as published; `total` is everyone."""

    TOTAL = "total"
    FEMALE = "female"
    MALE = "male"


class MapFrame(StrEnum):
    """What part of the world a map shows."""

    GMS = "gms"
    ASIA = "asia"
    WORLD = "world"


class WidthScale(StrEnum):
    """How the width of an arrow follows from its number; the legend says which."""

    LINEAR = "linear"
    ROOT = "sqrt"


class Shade(StrEnum):
    """The figure of a country by which its area is shaded."""

    NONE = "none"
    HOSTED = "hosted"
    ABROAD = "abroad"
    BALANCE = "balance"
    REMITTANCES = "remittances"


class Axis(StrEnum):
    """How the axis of numbers runs; the chart says which."""

    LINEAR = "linear"
    LOG = "log"


class Reading(StrEnum):
    """What is drawn of figures over time: the figures as printed, or what follows from them within one series."""

    FIGURES = "figures"
    INDEX = "index"
    SHARE = "share"
    CHANGE = "change"


class PanelScale(StrEnum):
    """Whether small charts side by side share one scale."""

    SAME = "same"
    OWN = "own"


class EventKind(StrEnum):
    """What kind of event a dated event is."""

    AGREEMENT = "agreement"
    LAW = "law"
    POLICY = "policy"
    REGISTRATION = "registration"
    PROGRAMME = "programme"
    BAN = "ban"
    CRISIS = "crisis"


class MapLayer(StrEnum):
    """What can be laid over the map beside arrows."""

    CROSSINGS = "crossings"


class PlaceKind(StrEnum):
    """What a code of places.csv stands for."""

    COUNTRY = "country"
    PART = "part"
    GROUP = "group"
    SPECIAL = "special"


class Theme(StrEnum):
    """Colour themes of page and figures."""

    LIGHT = "light"
    DARK = "dark"


ALL = "ALL"
"""The code that means all together, in places, channels and sectors alike."""

UNSPECIFIED = "UNSPECIFIED"
"""The code that means: the source does not say."""
