"""Texts that travel with the data package: what it is, how to use it, whose figures they are, how to cite it."""

from collections.abc import Iterable, Mapping
from itertools import groupby

import yaml

from app.data.dataset import Dataset, Source
from app.data.package.columns import Descriptor
from app.text.export.cite import Citations, Reference, cited
from app.text.export.files import caution_words
from app.text.i18n import _, language, named
from app.text.numbers import counted, day_or_month, number
from app.text.pages import brand


def readme(
    dataset: Dataset,
    descriptor: Descriptor,
    rows: Mapping[str, int],
    publisher: str = "",
    contact: str = "",
    address: str = "",
) -> str:
    """The page that explains a package, in Markdown. `rows` is how many each table has, by its name."""
    files = [
        (f"`{each['path']}`", named(each["title"]), number(rows[each["name"]]))
        for each in descriptor["resources"]
    ]
    columns = [
        (f"`{field['name']}`", named(field["description"]))
        for field in descriptor["resources"][0]["schema"]["fields"]
    ]
    parts = [
        f"# {named(descriptor['title'])}",
        named(descriptor["description"]),
        edition_words(dataset),
        _who(publisher, contact, address),
        f"## {_('Files')}",
        _table((_("File"), _("What it holds"), _("Rows")), files),
        _(
            "All are UTF-8 with commas between cells. `datapackage.json` describes every table for programs: types, "
            "keys, references from table to table (Frictionless Data Package, version 2). `frictionless validate "
            "datapackage.json` checks them."
        ),
        f"## {_('Before you use a figure')}",
        _list(_warnings()),
        f"## {_('Columns of observations.csv')}",
        _table((_("Column"), _("Meaning")), columns),
        f"## {_('How to cite')}",
        _(
            "Cite a single figure by its own source first: `source_id` leads to `sources.csv`, which has the full "
            "reference, and `via_source_id` to the document in which it was read. Cite the collection like this:"
        ),
        f"> {package_citations(dataset, publisher, address).text}",
        _("`CITATION.cff` and `CITATION.bib` hold the same for programs."),
        f"## {_('Licence')}",
        licence_words(),
        _("What the producers of the figures here say of their terms:"),
        _licences(dataset),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def licence(dataset: Dataset) -> str:
    """The file LICENSE of a package."""
    title = _("{title}, data version {version}").format(title=brand(), version=dataset.version)
    return (
        f"{title}\n\n{licence_words()}\n\n"
        + _("The licence in full: {address}").format(
            address="https://creativecommons.org/licenses/by/4.0/legalcode"
        )
        + "\n"
    )


def licence_words() -> str:
    """Under which terms a package may be used."""
    return _(
        "The selection of figures, their codes, the notes and the definitions are under Creative Commons Attribution "
        "4.0 International (CC BY 4.0): share and adapt them for any purpose if you say where they are from and what "
        "you changed. Each figure remains its producer’s, under the terms that the producer sets; they stand in the "
        "column `licence` of sources.csv. Where that says “not stated”, ask the producer before you reprint more than "
        "single figures."
    )


def edition_words(dataset: Dataset) -> str:
    """Which edition it is, and how much it holds."""
    return counted(
        "Data version {version} of {date}: {n} published figure.",
        "Data version {version} of {date}: {n} published figures.",
        len(dataset.observations),
        version=dataset.version,
        date=day_or_month(dataset.released),
    )


def package_title() -> str:
    """What the package is, as a title."""
    return _("Labour migration in the Mekong subregion: published figures with their sources")


def package_citations(dataset: Dataset, publisher: str = "", address: str = "") -> Citations:
    """How to cite the package as a whole."""
    return cited(
        Reference(
            key=f"mekong-corridors-{dataset.version}",
            author=publisher or brand(),
            title=package_title(),
            publisher=publisher,
            version=dataset.version,
            released=dataset.released,
            link=f"{address}/data" if address else "",
            note=_("Figures under the terms of their producers."),
            language=language(),
        )
    )


def citation_file(
    dataset: Dataset, descriptor: Descriptor, publisher: str = "", contact: str = "", address: str = ""
) -> str:
    """CITATION.cff, version 1.2.0 of the Citation File Format."""
    entity = {"name": publisher or brand()} | ({"email": contact} if "@" in contact else {})
    content = {
        "cff-version": "1.2.0",
        "message": _("Cite a single figure by its own source, and the collection like this."),
        "type": "dataset",
        "title": package_title(),
        "abstract": named(descriptor["description"]),
        "authors": [entity],
        "version": dataset.version,
        "date-released": dataset.released,
        "keywords": descriptor["keywords"],
        "license": "CC-BY-4.0",
    } | ({"url": f"{address}/data"} if address else {})
    return str(yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100))


def _who(publisher: str, contact: str, address: str) -> str:
    """Who gives the package out, how to write to them, and where the pages are; nothing where nobody is named."""
    sentences = [
        _("Published by {publisher}.").format(publisher=publisher) if publisher else "",
        _("Questions and corrections: {contact}.").format(contact=contact) if contact else "",
        _("Maps, charts and each figure with its source: {address}").format(address=address)
        if address
        else "",
    ]
    return " ".join(filter(None, sentences))


def _warnings() -> list[str]:
    return [
        caution_words(),
        _(
            "Numbers at a date (`stock`, `workers`) are never added to numbers within a period (`flow`, "
            "`registrations`, `returns`); a flow is counted within its `period` and is not a number a year."
        ),
        _(
            "Channels may hold the same people: `excludes` and `parent` of channels.csv say which leave each other "
            "out. “DOCUMENTED” holds several of the others."
        ),
        _(
            "`value` alone is not the whole figure: `bound` says whether it is about, at least or at most that number, "
            "and a range has `value_low` and `value_high` only. No midpoint is made up."
        ),
        _("`status` tells counted figures from estimates, surveys, models, plans and quotas."),
        _("Rows with `same_as` repeat another one: leave them out when you count or add."),
        _(
            "`flags` are warnings; flags.csv explains them, and disagreements.csv has figures that do not fit together."
        ),
        _(
            "A missing row does not mean zero, unless the series says so: the column `absent` of series.csv tells "
            "what it means."
        ),
    ]


def _licences(dataset: Dataset) -> str:
    """The terms that sources of figures state, with the producers that state them."""
    producing = dataset.observations.tally("source_id")
    indicators = set(dataset.table("indicators")["source_id"])
    sources = [
        row for row in dataset.sources.values() if row.source_id in producing or row.source_id in indicators
    ]

    def terms(row: Source) -> str:
        return row.licence

    rows = []
    for text, group in groupby(sorted(sources, key=terms), key=terms):
        members = list(group)
        names = list(dict.fromkeys(row.publisher for row in members))
        told = "; ".join(names[:_NAMED])
        if more := len(names) - _NAMED:
            told = (
                _("{names}; {n} more in sources.csv").format(names=told, n=number(more)) if more > 0 else told
            )
        rows.append((named(text) or _("not stated"), number(len(members)), told))
    return _table((_("Terms"), _("Sources"), _("Producers")), rows)


_NAMED = 6
"""So many producers with the same terms are named."""


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    names = list(heads)
    lines = [names, ["---"] * len(names), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _list(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)
