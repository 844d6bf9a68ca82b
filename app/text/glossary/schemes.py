"""The schemes behind some channels: proper names and years, with what the documents say of them."""

from app.text.i18n import _


def scheme_sentences(channel: str) -> tuple[str, ...]:
    """What to know of the scheme of a channel beyond its definition; nothing for most channels."""
    return {
        "MOU": (
            _(
                "The first memoranda: Thailand and Laos 2002, Thailand and Cambodia 2003, Thailand and Myanmar 2003. "
                "The MMN Annual Report 2014 gives 2002 and 2003 for the three neighbours together and 2003 for "
                "Myanmar."
            ),
            _(
                "Their successors: Thailand and Vietnam 2015, Thailand and Cambodia 2015, Thailand and Myanmar 2016, "
                "Thailand and Laos 2016. The MMN Annual Report 2019 dates those with Cambodia, Laos and Myanmar all to "
                "2016; events and figures read there keep that year."
            ),
            _(
                "Figures of other pairs of countries stand here too where a source calls their agreement a "
                "memorandum."
            ),
        ),
        "NV": (
            _(
                "Under the memoranda of 2002 and 2003 it was the second way beside recruitment: people already in "
                "Thailand had their nationality confirmed and could then hold a temporary passport and a work permit "
                "(MMN Annual Report 2014, overview)."
            ),
            _(
                "The MMN Annual Report 2019 reports that registration with verification was to end by 2020, after "
                "which only recruitment under a memorandum was to remain."
            ),
        ),
        "BORDER_PASS": (
            _(
                "Passes differ by day, week or month and by the office that issues them; one agreement lets residents "
                "of Myawaddy work in set areas of Tak province for 30 days (MMN Annual Report 2019, Thailand, notes "
                "65 and 66)."
            ),
            _("The counts read here give no nationality, so they stand as a mark and not as an arrow."),
        ),
        "TITP": (
            _(
                "The law is the Act on Proper Technical Intern Training and Protection of Technical Intern Trainees. "
                "Speakers at a consultation of MMN and ILO in October 2018 doubted that the declared purpose is met "
                "(MMN web site)."
            ),
            _("Japan’s parliament decided in 2024 to replace the programme from 2027 on."),
        ),
        "SSW": (
            _(
                "It was opened by an amendment of the Immigration Control and Refugee Recognition Act of December "
                "2018. Direct hiring and a change of employer within the same sector are allowed (MMN web site)."
            ),
            _("There are two grades, written (i) and (ii); the figures here are as their sources give them."),
        ),
        "EPS": (
            _("It rests on the Act on the Employment of Foreign Workers of 2003."),
            _(
                "South Korea suspended its memorandum with Vietnam from 2012 to 2016 and later recruitment from some "
                "provinces and districts (MMN Annual Report 2019, Vietnam, notes 96 to 98)."
            ),
        ),
        "CABINET_RESOLUTION": (
            _(
                "Such resolutions have opened registration since the 1990s (MMN Annual Report 2019, Thailand, note "
                "63); which of them a figure rests on, only its source can say."
            ),
        ),
    }.get(channel, ())
