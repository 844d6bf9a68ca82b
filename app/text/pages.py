"""Names of the pages: in the menu, in the search, and in the title of the browser's window."""

from app.data.dataset import Dataset
from app.state.pages import Page
from app.state.view import ViewState
from app.text.i18n import _
from app.text.labels import corridor_name, place_name

MENU = (
    Page.MAP,
    Page.TRENDS,
    Page.COMPARE,
    Page.COUNTRY,
    Page.TIMELINE,
    Page.DATA,
    Page.SOURCES,
    Page.PRESENT,
    Page.ABOUT,
)
"""The pages in the order of the menu; that of corridors is reached through the others."""


def page_name(page: Page) -> str:
    """The name of a page, as the menu shows it."""
    return {
        Page.MAP: _("Map"),
        Page.TRENDS: _("Trends"),
        Page.COMPARE: _("Compare"),
        Page.COUNTRY: _("Countries"),
        Page.CORRIDOR: _("Corridors"),
        Page.TIMELINE: _("Timeline"),
        Page.DATA: _("Data"),
        Page.SOURCES: _("Sources"),
        Page.PRESENT: _("Present"),
        Page.ABOUT: _("About"),
    }[page]


def page_line(page: Page) -> str:
    """What a page is for, in one line."""
    return {
        Page.MAP: _("Who goes where: an arrow for each corridor"),
        Page.TRENDS: _("Figures over time, each series by itself"),
        Page.COMPARE: _("Corridors beside each other: matrix, channels, two years, ranking"),
        Page.COUNTRY: _("All that is known of one country"),
        Page.CORRIDOR: _("All that is known of one corridor"),
        Page.TIMELINE: _("Agreements, laws, registrations, bans and crises by date"),
        Page.DATA: _("Every figure in a table, to filter, sort and download"),
        Page.SOURCES: _("Sources, methods, definitions and words to use"),
        Page.PRESENT: _("Stories to present, and one of your own"),
        Page.ABOUT: _("Who publishes this, licence, how to cite and to report an error"),
    }[page]


def window_title(dataset: Dataset, state: ViewState) -> str:
    """The title of the browser's window: the country, corridor or page shown, and the name of the dashboard."""
    subject = ""
    if state.page == Page.COUNTRY and state.place:
        subject = place_name(dataset, state.place)
    elif state.page in (Page.CORRIDOR, Page.MAP) and state.open_corridor:
        subject = corridor_name(dataset, state.open_corridor)
    elif state.page != Page.MAP:
        subject = page_name(state.page)
    return _("{page} – Mekong Migration Corridors").format(page=subject) if subject else brand()


def brand() -> str:
    """The name of the dashboard."""
    return _("Mekong Migration Corridors")
