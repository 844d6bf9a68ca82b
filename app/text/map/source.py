"""The source line of a map: who produced its figures, and in which documents they were read."""

from collections.abc import Collection, Sequence

from app.data.dataset import Dataset
from app.data.standing import Standing
from app.domain.figure import Observation
from app.text.alone import is_alone
from app.text.figures import date_words, listing, short_title
from app.text.i18n import _
from app.text.numbers import counted

_ALONE = 6
"""So many producers, and documents, a picture names that leaves the list behind; more where what is drawn has more."""


def source_sentence(
    dataset: Dataset, shown: Standing, left_out: Collection[tuple[str, str]] = (), *, whole: bool = False
) -> str:
    """The producers of the figures of a map with their dates, and the documents in which they were read; first those
    of what is drawn. `left_out` are the corridors that are not. Unless `whole`, those that have no room are counted.
    """
    drawn = [row.figure for row in shown.corridors if row.corridor not in left_out]
    drawn += [mark.figure for mark in shown.marks]
    rows = drawn + [row.figure for row in shown.corridors if row.corridor in left_out]
    if not rows:
        documents = dict.fromkeys(short_title(dataset, row.via_source_id) for row in shown.mentions)
        return _("{documents}.").format(documents=listing(documents)) if documents else ""
    producers, documents = _producers(dataset, rows), _documents(dataset, rows)
    told = [f"{name} ({listing(sorted(dates))})" for name, dates in producers.items()]
    read = list(documents)
    if not whole:
        told = _most_producers(told, len(_producers(dataset, drawn)))
        read = _most_documents(read, len(_documents(dataset, drawn)))
    if not read:
        return _("{producers}.").format(producers="; ".join(told))
    return _("{producers}. Read in: {documents}.").format(producers="; ".join(told), documents=listing(read))


def _producers(dataset: Dataset, rows: Sequence[Observation]) -> dict[str, set[str]]:
    """Producers in the order of their figures, with the dates of these."""
    found: dict[str, set[str]] = {}
    for row in rows:
        source = dataset.sources[row.source_id]
        name = source.publisher if row.source_id != row.via_source_id else _("producer not named")
        if not row.via_source_id:
            name = _("{producer}, {title}").format(producer=source.publisher, title=source.title)
        found.setdefault(name, set()).add(date_words(row, short=True))
    return found


def _documents(dataset: Dataset, rows: Sequence[Observation]) -> dict[str, None]:
    return dict.fromkeys(short_title(dataset, row.via_source_id) for row in rows if row.via_source_id)


def _most_producers(names: list[str], drawn: int) -> list[str]:
    """As many names as there is room for, and how many more there are. A picture names all of what it draws."""
    most = max(_ALONE, drawn) if is_alone() else 2
    more = len(names) - most
    if more <= 0:
        return names
    words = (
        counted("{n} more in the data of this view", "{n} more in the data of this view", more)
        if is_alone()
        else counted("{n} more as listed", "{n} more as listed", more)
    )
    return [*names[:most], words]


def _most_documents(names: list[str], drawn: int) -> list[str]:
    most = max(_ALONE, drawn) if is_alone() else 1
    more = len(names) - most
    return names if more <= 0 else [*names[:most], counted("{n} more", "{n} more", more)]
