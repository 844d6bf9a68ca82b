"""Ids of components. Each is a DOM id, defined once; those of the first block are promised to browser tests."""

from enum import StrEnum


class Ids(StrEnum):
    """Every id that a callback or a test may name."""

    FILTER_ORIGIN = "filter-origin"
    FILTER_DESTINATION = "filter-destination"
    FILTER_CHANNEL = "filter-channel"
    FILTER_SECTOR = "filter-sector"
    FILTER_SERIES = "filter-series"
    FILTER_SEX = "filter-sex"
    FILTER_MEASURE = "filter-measure"
    FILTER_YEAR = "filter-year"
    FLOW_MAP = "flow-map"
    TREND_CHART = "trend-chart"
    CORRIDOR_LIST = "corridor-list"
    DATA_TABLE = "data-table"
    SOURCE_NOTE = "source-note"
    NOTICE = "notice"

    FILTER_FROM = "filter-from"
    FILTER_TO = "filter-to"
    FILTER_BY = "filter-by"
    FILTERS = "filters"
    FILTERS_TOGGLE = "filters-toggle"
    FILTERS_CLEAR = "filters-clear"
    MORE_FILTERS = "more-filters"
    COPY_LINK = "copy-link"
    THEME_TOGGLE = "theme-toggle"

    URL = "url"
    CLIENT = "client"
    MANTINE = "mantine"
    NAVIGATION = "navigation"
    PAGE = "page"
    ANNOUNCEMENT = "announcement"

    MAP_MARGIN = "map-margin"
    MAP_FRAME = "map-frame"
    MAP_EMPTY = "map-empty"
    MAP_YEARS = "map-years"
    MAP_SIDE = "map-side"

    TREND_MARGIN = "trend-margin"
    TREND_FRAME = "trend-frame"
    TREND_EMPTY = "trend-empty"
    TREND_TABLE = "trend-table"
    TREND_EVENTS = "trend-events"
    TREND_SPOKEN = "trend-spoken"

    DATA_MARGIN = "data-margin"
    DATA_FRAME = "data-frame"
    DATA_DOWNLOAD = "data-download"
    SOURCES_LIST = "sources-list"
