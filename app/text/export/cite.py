"""How to cite a chart or a table: as a sentence, and for BibTeX, RIS and CSL-JSON, which reference managers read."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from app.data.dataset import Dataset
from app.data.queries import filters_of, observations
from app.data.shown import shown
from app.state.charts import Chart
from app.state.codec import address
from app.state.view import ViewState
from app.text.headings import heading
from app.text.i18n import _, language
from app.text.numbers import counted, day_or_month
from app.text.pages import brand

_PRODUCERS_TOLD = 8


@dataclass(frozen=True, slots=True)
class Citations:
    """One reference in four forms, each the text of a file."""

    text: str
    bibtex: str
    ris: str
    csl_json: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What is cited. `released` is the date of the data (ISO 8601), `link` empty where no reader can reach the view.

    `note` names those who produced the figures, `seen` the day on which the view was looked at, if known.
    """

    key: str
    author: str
    title: str
    publisher: str
    version: str
    released: str
    link: str
    note: str
    language: str
    seen: date | None = None


def citations(
    dataset: Dataset,
    state: ViewState,
    chart: Chart | None,
    link: str,
    publisher: str = "",
    seen: date | None = None,
) -> Citations:
    """How to cite a chart, or without one the data table of a view, in the language spoken.

    `link` is the address of the view for a reader; without one none is named. `publisher` answers for this copy and is
    its author; else the project is.
    """
    what = str(chart) if chart else "data"
    digest = hashlib.sha256(f"{address(state)} {chart}".encode()).hexdigest()[:6]
    return cited(
        Reference(
            key=f"mekong-corridors-{what}-{dataset.version}-{digest}",
            author=publisher or brand(),
            title=heading(dataset, chart, state),
            publisher=publisher,
            version=dataset.version,
            released=dataset.released,
            link=link,
            note=produced_by(producers(dataset, state, chart)),
            language=language(),
            seen=seen if link else None,
        )
    )


def cited(reference: Reference) -> Citations:
    """A reference in all forms."""
    return Citations(_text(reference), _bibtex(reference), _ris(reference), _csl_json(reference))


def producers(dataset: Dataset, state: ViewState, chart: Chart | None) -> tuple[str, ...]:
    """The publishers of the sources of what is shown, those of most of it first: figures, on a timeline events."""
    if chart is None:
        counts = Counter(observations(dataset, filters_of(state))["source_id"].astype(str).tolist())
    else:
        here = shown(dataset, chart, state)
        # Events beside figures are context, also where no figure is left; on a timeline they are all there is.
        rows: Iterable[Any] = here.events if chart == Chart.TIMELINE else (*here.figures, *here.mentions)
        counts = Counter(row.source_id for row in rows)
        counts.update(each.source_id for area in here.areas for each in area.inputs)
    names: Counter[str] = Counter()
    for source_id, count in counts.items():
        names[dataset.sources[source_id].publisher] += count
    return tuple(name for name, _count in sorted(names.items(), key=lambda each: (-each[1], each[0])))


def produced_by(names: tuple[str, ...]) -> str:
    """Whose figures are cited; the reference is to the collection, which made none of them."""
    if not names:
        return ""
    told = list(names[:_PRODUCERS_TOLD])
    if more := len(names) - len(told):
        told.append(counted("{n} more producer", "{n} more producers", more))
    return _("Produced by: {producers}.").format(producers="; ".join(told))


def _text(reference: Reference) -> str:
    """The reference as sentences."""
    words = {
        "author": reference.author,
        "year": reference.released[:4],
        "title": reference.title,
        "project": brand(),
        "version": reference.version,
        "date": day_or_month(reference.released),
    }
    if reference.author == brand():
        first = _("{author} ({year}). {title}. Data version {version}, {date}.")
    else:
        first = _("{author} ({year}). {title}. {project}, data version {version}, {date}.")
    sentences = [first.format(**words)]
    if reference.link and reference.seen:
        seen = format_date(reference.seen, "d MMMM y", locale=reference.language)
        sentences.append(_("{link} (seen on {date}).").format(link=reference.link, date=seen))
    elif reference.link:
        # A full stop after an address would be read as part of it.
        sentences.append(reference.link)
    return " ".join(filter(None, [*sentences, reference.note]))


def _bibtex(reference: Reference) -> str:
    edition = _("{project}, data version {version}").format(project=brand(), version=reference.version)
    year, month, day = reference.released.split("-")
    fields = {
        "author": _in_braces(reference.author),
        "title": _in_braces(reference.title),
        "year": year,
        "month": str(int(month)),
        "day": str(int(day)),
        "howpublished": _tex(edition),
        "publisher": _tex(reference.publisher),
        "version": reference.version,
        # Styles print an address as it stands.
        "url": reference.link,
        "urldate": reference.seen.isoformat() if reference.seen else "",
        "note": _tex(reference.note),
        "langid": reference.language,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{reference.key},\n" + ",\n".join(lines) + "\n}\n"


_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
}


def _tex(text: str) -> str:
    """Text in which nothing is a command of TeX, and braces are even."""
    return "".join(_TEX.get(character, character) for character in _one_line(text))


def _in_braces(text: str) -> str:
    """Text whose capitals stay, and in which no word parts names."""
    return f"{{{_tex(text)}}}"


def _ris(reference: Reference) -> str:
    fields = [
        ("TY", "DATA"),
        ("ID", reference.key),
        ("AU", reference.author),
        ("TI", reference.title),
        ("T2", brand() if reference.author != brand() else ""),
        ("PY", reference.released[:4]),
        ("DA", reference.released.replace("-", "/")),
        ("ET", _("Data version {version}").format(version=reference.version)),
        ("PB", reference.publisher),
        ("UR", reference.link),
        ("Y2", reference.seen.strftime("%Y/%m/%d") if reference.seen else ""),
        ("N1", reference.note),
        ("LA", reference.language),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _csl_json(reference: Reference) -> str:
    item: dict[str, Any] = {
        "id": reference.key,
        "type": "dataset",
        "title": reference.title,
        "author": [{"literal": reference.author}],
        "issued": _date_parts(date.fromisoformat(reference.released)),
        "version": reference.version,
        "language": reference.language,
    }
    if reference.author != brand():
        item |= {"container-title": brand()}
    more = {"publisher": reference.publisher, "URL": reference.link, "note": reference.note}
    item |= {name: value for name, value in more.items() if value}
    if reference.seen:
        item["accessed"] = _date_parts(reference.seen)
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _date_parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _one_line(text: str) -> str:
    """Text without line breaks, which would end a field."""
    return re.sub(r"\s+", " ", text).strip()
