"""Words of the links from one view to another."""

from app.state.pages import Page
from app.text.i18n import _


def way_name(page: Page) -> str:
    """What a link says that shows the present choice on another page."""
    return {
        Page.MAP: _("Show on map"),
        Page.TRENDS: _("Show as trend"),
        Page.COMPARE: _("Compare"),
        Page.DATA: _("Show the figures"),
        Page.COUNTRY: _("Country page"),
        Page.CORRIDOR: _("Corridor page"),
    }[page]
