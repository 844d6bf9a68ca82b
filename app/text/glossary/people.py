"""Words for people, work and crossing borders, with those that migrants' organisations ask people to avoid, and why."""

from app.text.glossary.term import Avoided, Definition, word
from app.text.i18n import _


def people() -> tuple[Definition, ...]:
    """The words, by papers, work and journeys."""
    return (*_status_words(), *_work_words(), *_movement_words())


def _status_words() -> tuple[Definition, ...]:
    return (
        word(
            "undocumented",
            _("Undocumented"),
            (
                _(
                    "Someone who lives or works in a country without the papers that it asks for: never had them, lost "
                    "them, or saw them expire."
                ),
            ),
            (
                Avoided(
                    _("illegal migrant, illegals, illegal worker, alien, overstayer"),
                    _(
                        "An act can break a law; a person cannot be illegal. Papers are often missing through an "
                        "employer, an agency or a rule that changed. The United Nations General Assembly asked in 1975 "
                        "for the words non-documented or irregular, and migrants’ networks such as PICUM ask for "
                        "undocumented."
                    ),
                ),
            ),
        ),
        word(
            "documented",
            _("Documented, regular"),
            (
                _("Someone who holds papers to stay or to work, however they were obtained."),
                _(
                    "Recruited through a formal channel means more: the papers were there before the journey. Papers "
                    "say nothing about wages or conditions."
                ),
            ),
        ),
        word(
            "regularisation",
            _("Regularisation"),
            (
                _(
                    "Papers for people who are already in the country, often for a time only and tied to one employer. "
                    "In Thailand: registration and nationality verification."
                ),
            ),
            (
                Avoided(
                    _("amnesty, legalisation"),
                    _("An amnesty pardons a crime. Here people receive a paper that they lacked."),
                ),
            ),
        ),
        word(
            "refugee",
            _("Refugee"),
            (
                _(
                    "Someone outside their own country who has a well-founded fear of persecution there (Refugee "
                    "Convention of 1951); in figures, whoever a state or UNHCR recognises."
                ),
                _("Refugees may work and workers may need refuge, but the two counts are never added here."),
            ),
        ),
        word(
            "asylum-seeker",
            _("Asylum-seeker"),
            (_("Someone who has asked to be recognised as a refugee and has no decision yet."),),
            (
                Avoided(
                    _("bogus refugee, economic migrant (for someone whose claim is open)"),
                    _(
                        "They decide a claim before it was heard; and people often have several reasons to go."
                    ),
                ),
            ),
        ),
    )


def _work_words() -> tuple[Definition, ...]:
    return (
        word(
            "migrant-worker",
            _("Migrant worker"),
            (
                _(
                    "Someone who is going to be, is or has been paid for work in a country of which he or she is not a "
                    "citizen (in the sense of the United Nations Convention on migrant workers of 1990)."
                ),
            ),
            (
                Avoided(
                    _("labour export, labour import, manpower, foreign labour"),
                    _("People are not goods. Say workers, and say who went where."),
                ),
            ),
        ),
        word(
            "domestic-worker",
            _("Domestic worker"),
            (_("Someone who is employed to work in or for a household (ILO Convention No. 189 of 2011)."),),
            (
                Avoided(
                    _("maid, servant, helper"),
                    _(
                        "They make it sound like help or service and not like work, with wages, hours and days off. "
                        "Domestic workers’ unions ask for the word worker."
                    ),
                ),
            ),
        ),
        word(
            "recruited",
            _("Recruited, went abroad to work"),
            (_("An employer or an agency hires someone for a job in another country."),),
            (
                Avoided(
                    _("supplied, sent, exported, deployed"),
                    _(
                        "They turn people into a delivery. Workers decide to go, within the choices that they have."
                    ),
                ),
            ),
        ),
        word(
            "agency",
            _("Recruitment agency"),
            (
                _(
                    "A firm that finds jobs abroad for workers, or workers for employers; with a licence where it says "
                    "licensed."
                ),
            ),
        ),
        word(
            "broker",
            _("Broker"),
            (
                _(
                    "Someone who arranges a job, a journey or papers for a fee, usually without a licence. The sources "
                    "use the word loosely."
                ),
            ),
            (
                Avoided(
                    _("trafficker, smuggler (for any broker)"),
                    _("Both are crimes with a definition of their own; most brokering is neither."),
                ),
            ),
        ),
        word(
            "left-job",
            _("Left the job, changed employer"),
            (_("A worker no longer works for the employer named in the permit."),),
            (
                Avoided(
                    _("runaway, absconder, missing worker"),
                    _(
                        "They blame the worker, although unpaid wages, debts or abuse are frequent reasons to leave. "
                        "The coordinator of the Mekong Migration Network asked in February 2019 to stop saying runaway "
                        "(MMN web site, press release on Cambodia and Japan)."
                    ),
                ),
            ),
        ),
        word(
            "skill",
            _("The work, the sector, the wage"),
            (_("Say what people do and what they are paid instead of ranking them by skill."),),
            (
                Avoided(
                    _("unskilled, low-skilled"),
                    _(
                        "They are judgements of value and lead to fewer rights; fishing, sewing or care take skill. A "
                        "coordinator of the Mekong Migration Network said so in 2019 (MMN Annual Report 2019, "
                        "achievements)."
                    ),
                ),
            ),
        ),
        word(
            "women",
            _("Women’s share, women’s work"),
            (
                _(
                    "Women have always migrated, on their own and for work. Where figures by sex exist they stand "
                    "here; many counts do not give them."
                ),
            ),
            (
                Avoided(
                    _("feminisation of migration (without a number)"),
                    _(
                        "It mixes a larger share of women, new kinds of work and more attention. Say which of them is "
                        "meant, with its figure and date."
                    ),
                ),
            ),
        ),
    )


def _movement_words() -> tuple[Definition, ...]:
    return (
        word(
            "origin",
            _("Country of origin"),
            (
                _(
                    "Where a migration starts; for returns and remittances too it is the country that people left."
                ),
            ),
            (
                Avoided(
                    _("sending country, labour-supplying country"),
                    _("No country sends its people. Many places are origin and destination at once."),
                ),
            ),
        ),
        word(
            "destination",
            _("Country of destination"),
            (_("Where a migration leads to, for a season or for good."),),
            (
                Avoided(
                    _("receiving country, host country"),
                    _(
                        "Workers are not guests or gifts that a country receives; they earn their living there."
                    ),
                ),
            ),
        ),
        word(
            "trafficking",
            _("Trafficking in persons"),
            (
                _(
                    "Recruiting, moving or keeping people by force, threat or deceit in order to exploit them; for "
                    "children the exploitation is enough (United Nations Protocol of 2000). No border need be crossed."
                ),
            ),
            (
                Avoided(
                    _("bride trafficking, sex slave, trafficked (for any undocumented journey)"),
                    _(
                        "Not every hardship is trafficking. Speakers at a workshop of the Mekong Migration Network in "
                        "2018 warned that this frame makes victims of workers and takes attention from labour rights "
                        "(MMN web site). Say trafficking for marriage or for sexual exploitation where that is meant."
                    ),
                ),
            ),
        ),
        word(
            "smuggling",
            _("Smuggling of migrants"),
            (
                _(
                    "Helping someone across a border without the papers asked for, to gain by it (United Nations "
                    "Protocol of 2000). It is done to a border, trafficking is done to a person; one may turn into the "
                    "other on the way."
                ),
            ),
        ),
        word(
            "forced-labour",
            _("Forced labour"),
            (
                _(
                    "Work that someone exacts under a threat and that was not taken up freely (ILO Convention No. 29 "
                    "of 1930). Debts to an agency, kept passports and locked gates are signs of it."
                ),
            ),
        ),
        word(
            "return",
            _("Return, deportation"),
            (
                _(
                    "A return is any journey back. A deportation is one that a state orders; where a source counts "
                    "both, the figure says so."
                ),
            ),
            (
                Avoided(
                    _("repatriation, sent home (for deportation)"),
                    _("They hide that people had no choice."),
                ),
            ),
        ),
        word(
            "metaphors",
            _("A number and a date"),
            (_("Say how many people, where, when, and by whose count."),),
            (
                Avoided(
                    _("flood, wave, influx, burden"),
                    _(
                        "They make people sound like a disaster and say nothing that a figure would not say better."
                    ),
                ),
            ),
        ),
        word(
            "names",
            _("Names of places"),
            (
                _(
                    "Myanmar, Laos, Vietnam, Hong Kong, Macao and Taiwan stand as most statistics in English write "
                    "them, without an opinion on status. The MMN Annual Report 2014 writes Burma/Myanmar."
                ),
            ),
        ),
        word(
            "gms",
            _("Greater Mekong Subregion"),
            (
                _(
                    "Cambodia, Laos, Myanmar, Thailand, Vietnam, and of China the province Yunnan and the region "
                    "Guangxi."
                ),
            ),
        ),
    )
