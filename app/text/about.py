"""Words of the page about this dashboard: who publishes it, how to use and cite it, and what it cannot do."""

from datetime import date

from babel.dates import format_date

from app.data.dataset import Dataset
from app.data.editions.releases import Release
from app.text.i18n import _, language
from app.text.numbers import counted, day_or_month, number


def about_intro() -> str:
    """What this is, in two sentences."""
    return _(
        "Published figures of labour migration in the Greater Mekong Subregion and from there to other countries, each "
        "with what it counts, its date and its source. It is for people who need a number that they can defend: in "
        "civil society, administrations, newsrooms, universities and funds."
    )


def publisher_words(publisher: str) -> list[str]:
    """Who publishes this copy, and whose publication it is not."""
    who = (
        _("This copy is published by {publisher}.").format(publisher=publisher)
        if publisher
        else _(
            "Mekong Migration Corridors is made by the people who contribute to the project. Whoever runs this copy "
            "has not been named in its settings."
        )
    )
    return [
        who,
        _(
            "It is not a publication of the Mekong Migration Network, nor of any other organisation that is named here "
            "as a source, unless the sentence above names it. Mistakes in reading and coding are the project’s own."
        ),
    ]


def contact_words(contact: str) -> str:
    """How to reach somebody; `{contact}` stands for the address, which the page makes a link."""
    if contact:
        return _("Write to {contact}.")
    return _(
        "The person who runs this copy has not named a contact. Report errors in the list of issues of the project’s "
        "repository, or to whoever gave you this copy."
    )


def report_words() -> list[str]:
    """What a report of an error should say."""
    return [
        _(
            "Open the figure by a click on it and copy its sentence: it names source, place and data version. Then say "
            "what is wrong, and where the right number stands."
        ),
        _(
            "A figure stays as its source prints it, even where it looks wrong; then a warning is put beside it. What "
            "was read or coded wrongly is corrected, and the next edition of the data lists the change."
        ),
        _("If a figure may put people at risk, say so first, before all details."),
    ]


def licence_words() -> list[str]:
    """What may be done with figures, selection and program."""
    return [
        _(
            "Each figure remains its producer’s, under the terms that the producer sets; the list of sources names "
            "them."
        ),
        _(
            "The selection, the codes, the notes and the definitions are under Creative Commons Attribution 4.0 "
            "(CC BY 4.0): use them, change them, say where they are from."
        ),
        _("The program is under the MIT licence; the file LICENSE in its folder has the text."),
        _(
            "Lines on the maps are from Natural Earth, which is in the public domain. The typeface is Noto Sans."
        ),
    ]


def citing_words() -> str:
    """How to cite one figure and the whole."""
    return _(
        "Cite a single figure by its own source first: the card of each figure has a button that copies the sentence "
        "with producer, document and place. Cite the collection like this:"
    )


def cite_sentence(dataset: Dataset, publisher: str, today: date) -> str:
    """The sentence by which the whole is cited; the address follows where it is copied."""
    words = {
        "version": dataset.version,
        "date": day_or_month(dataset.released),
        "seen": format_date(today, "d MMMM y", locale=language()),
        "publisher": publisher,
    }
    if publisher:
        return _(
            "Mekong Migration Corridors. {publisher}. Data version {version} of {date}, seen on {seen}. CC BY 4.0 for "
            "selection, codes and notes; figures under the terms of their producers."
        ).format(**words)
    return _(
        "Mekong Migration Corridors. Data version {version} of {date}, seen on {seen}. CC BY 4.0 for selection, codes "
        "and notes; figures under the terms of their producers."
    ).format(**words)


def limits() -> list[str]:
    """What these data cannot tell."""
    return [
        _(
            "The figures are what was published and could be read, not all that happens. Undocumented journeys, "
            "seasonal work and the years without a report are thin or missing."
        ),
        _(
            "Figures of different producers count different people. They are shown beside each other, never added up, "
            "and no line joins them."
        ),
        _(
            "The first documents are of 2014 and 2019. Between and after those years the UN estimates and the quoted "
            "official figures carry most of the picture."
        ),
        _("Many figures are second-hand: the table in which they were first published was not seen."),
        _(
            "Estimates by the UN of residents from abroad are not workers, and include refugees where it says so."
        ),
        _("Places in a list are not exact ranks, because dates and definitions differ."),
        _("No figure here says anything about a single person."),
    ]


def access_words() -> list[str]:
    """What was done so that everyone can use it, and what is known to be missing."""
    return [
        _(
            "Every page can be used with the keyboard alone. Each chart has its finding in a sentence, and its figures "
            "stand in a list or a table, so nothing depends on seeing a picture or on telling colours apart."
        ),
        _(
            "Text has a contrast of at least 4.5 to 1 in both themes, pages work at 200 % and at 320 pixels, and "
            "movement stops where the system asks for less of it."
        ),
        _(
            "Known gaps: it has not been tested with people who use screen readers; long tables and this many sources "
            "are tiring to listen to; there is no version in plain language; the words are in English only so far."
        ),
        _("If something keeps you from using it, that is an error: report it like any other."),
    ]


def privacy_words() -> list[str]:
    """What is and is not recorded."""
    return [
        _(
            "No tracking, no cookies, no account, and no call to any other server: fonts, maps and programs come from "
            "here. What you choose stands in the address and nowhere else."
        ),
        _(
            "Whoever runs this copy can see in the log of the server which addresses were asked for, as on every web "
            "site; the program itself keeps no such log."
        ),
        _("Links to sources lead to other sites. They are not told where you came from."),
    ]


def offline_words() -> list[str]:
    """Using it without a network."""
    return [
        _(
            "The whole dashboard runs on one computer without the internet: after the first start nothing is fetched. "
            "README.md in its folder says how, on Linux, macOS and Windows."
        ),
        _(
            "Figures can be taken along as files: the table of any view as CSV, everything by the interface for "
            "programs."
        ),
    ]


def edition_words(dataset: Dataset) -> str:
    """The edition shown."""
    return _("Shown is data version {version} of {date}, with {n} figures.").format(
        version=dataset.version,
        date=day_or_month(dataset.released),
        n=number(len(dataset.observations)),
    )


def changes_words() -> str:
    """How changes can be followed."""
    return _(
        "A copied link names the version that it was made with. When the figures have changed since, the page says so "
        "and lists what changed in its view. CHANGELOG.md in the project’s folder tells what has changed in the "
        "program."
    )


def kept_words(release: Release) -> str:
    """An earlier edition that is kept."""
    return counted(
        "Version {version} of {date}, {n} figure",
        "Version {version} of {date}, {n} figures",
        release.observations,
        version=release.version,
        date=day_or_month(release.released),
    )
