"""Words for figures."""

from app.text.glossary.term import Definition, word
from app.text.i18n import _


def numbers() -> tuple[Definition, ...]:
    """The words, those of counting people first."""
    return (
        word(
            "stock",
            _("Stock"),
            (
                _(
                    "People who are in a country at a date, whenever they came. It grows by arrivals and births and "
                    "shrinks by departures, deaths and changes of papers, so a difference of stocks is no flow."
                ),
            ),
        ),
        word(
            "flow",
            _("Flow"),
            (
                _(
                    "People who left or arrived within a period. It belongs to that period; twelve times a month is no "
                    "year, and flows are never added to stocks."
                ),
            ),
        ),
        word(
            "counter-flow",
            _("Counter-flow"),
            (_("The corridor the other way round: from the destination to the origin."),),
        ),
        word(
            "cumulative",
            _("Running total"),
            (
                _(
                    "Everyone since a start. It can only grow, and says nothing about how many are still there."
                ),
            ),
        ),
        word(
            "corridor",
            _("Corridor"),
            (_("One origin and one destination, in this order. An arrow joins them; it is no route."),),
        ),
        word(
            "channel",
            _("Channel"),
            (
                _(
                    "The way in which people obtain, or lack, papers for work abroad. Channels overlap; they are added "
                    "only where a source counts each person in one of them."
                ),
            ),
        ),
        word(
            "sector",
            _("Sector"),
            (_("The kind of work, each mapped to a section of ISIC Rev. 4 of the United Nations."),),
        ),
        word(
            "measure",
            _("Measure"),
            (
                _(
                    "What a number counts: workers, residents from abroad, money sent home and others. Figures of "
                    "different measures are never added up."
                ),
            ),
        ),
        word(
            "series",
            _("Series"),
            (
                _(
                    "All figures that share producer, definition and unit. A line joins figures of one series only, "
                    "and it guides the eye: what happened between two dates is not known."
                ),
            ),
        ),
        word(
            "estimate",
            _("Estimate"),
            (_("A number that its producer worked out or judged, because not everyone was counted."),),
        ),
        word(
            "second-hand",
            _("Second-hand figure"),
            (
                _(
                    "Read where someone quotes it; the table in which it was first published was not seen. A letter "
                    "says how far it is trusted."
                ),
            ),
        ),
        word(
            "remittance",
            _("Remittances"),
            (
                _(
                    "Money that people abroad send home. Figures of a country come from its balance of payments; those "
                    "of a corridor are estimates. What goes hand to hand or through brokers is mostly missing."
                ),
            ),
        ),
        word(
            "net-migration",
            _("Net migration"),
            (
                _(
                    "Arrivals less departures within a period. A small number may hide many journeys in both "
                    "directions."
                ),
            ),
        ),
        word(
            "revision",
            _("Revision"),
            (
                _(
                    "A later edition of a source that also changes what it said of the past. Editions are never joined "
                    "by a line."
                ),
            ),
        ),
    )
