"""Names and meanings of the indicators of a country in the language spoken."""

from app.text.i18n import _


def indicator_name(key: str) -> str:
    """The name of an indicator, as menus and axes show it."""
    return {
        "population": _("Population"),
        "net_migration": _("Net migration"),
        "remittances_received": _("Remittances received"),
        "remittances_paid": _("Remittances paid"),
        "gdp": _("Gross domestic product"),
        "gdp_per_person": _("Gross domestic product per person"),
        "unemployment": _("Unemployment"),
    }[key]


def indicator_meaning(key: str) -> str:
    """What a figure of the indicator says, for readers who meet it for the first time."""
    return {
        "population": _(
            "Everyone who lives in the country in the middle of the year, whatever their nationality or papers; "
            "an estimate of the United Nations."
        ),
        "net_migration": _(
            "People who came to live in the country in the year, less those who left; an estimate of the "
            "United Nations in whole thousands, so that zero stands for fewer than 500."
        ),
        "remittances_received": _(
            "Money and goods that households received from people abroad, and pay that residents earned abroad "
            "for short or border work, as far as banks and authorities recorded them."
        ),
        "remittances_paid": _(
            "Money and goods that households sent to people abroad, and pay that people from abroad earned in "
            "the country in short or border work, as far as banks and authorities recorded them."
        ),
        "gdp": _(
            "What the economy produced in the year, in US dollars of that year; shown so that remittances can "
            "be seen as a share of it."
        ),
        "gdp_per_person": _(
            "What the economy produced in the year, divided by everyone who lives there and adjusted for prices "
            "that differ between countries and years; it is not what people earn."
        ),
        "unemployment": _(
            "The share of people in the labour force who have no work and look for some, as modelled by the "
            "International Labour Organization; informal work counts as work."
        ),
    }[key]


def indicator_unit(key: str) -> str:
    """The unit of an indicator, by the key of the indicator."""
    return {
        "population": _("people"),
        "net_migration": _("people"),
        "remittances_received": _("US dollars"),
        "remittances_paid": _("US dollars"),
        "gdp": _("US dollars"),
        "gdp_per_person": _("international dollars of 2021 a person"),
        "unemployment": _("percent"),
    }[key]
