"""The offline pack: a story as one HTML file that opens from a folder or a stick and asks for nothing.

The file holds, compressed: plotly.js, the player (assets/deck), the deck of the story and every figure that it shows.
Its policy allows only these scripts, by their checksums, and no connection at all.
"""

import gzip
import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from app.components.export.pack import Told, pack_pages
from app.config import Settings
from app.data.stories.stories import Story, story_parts
from app.export.context import Context
from app.export.deck.assets import player_scripts, player_styles
from app.export.deck.deck import deck
from app.export.pack.bundle import Bundle, plotly_bundle
from app.export.pack.faces import faces
from app.export.pack.rows import SLIDES, story_rows
from app.export.story import story_stem
from app.export.table.about import definitions_here, licence_sentence, sources_here
from app.export.table.beside import STATUS
from app.export.table.columns import WORDS, records_of, with_words
from app.export.table.rows import COLUMNS, Rows
from app.text.export.cite import Reference, cited, produced_by
from app.text.export.pack import pack_words, title_words
from app.text.figures import source_words
from app.text.i18n import speaking
from app.text.labels import corridor_name, version_words
from app.text.pages import brand

_LEVEL = 9
_SHEETS = ("00_tokens.css", "20_base.css", "49_sources.css")


def pack_html(context: Context, story: Story, bundle: Bundle | None = None) -> bytes:
    """The pack of a story in its language; the same data make the same bytes. `bundle` is the one of this copy."""
    bundle = bundle or plotly_bundle()
    with speaking(story.lang):
        rows = story_rows(context, story)
        content = {
            "deck": deck(context, story),
            "story": story_parts(story),
            "about": _about(context, story),
            "sources": sources_here(context.dataset, rows),
            "definitions": definitions_here(context.dataset, rows, (*COLUMNS, STATUS)),
            **_table(context, rows),
        }
        pages = pack_pages(_told(context, story, content))
        data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        scripts = _scripts(context.settings, bundle)
        loader = _asset(context.settings.assets, "deck/pack_loader.js")
        styles = _styles(context.settings.assets, data + pages)
        blocks = {"pack-scripts": scripts, "pack-data": data}
        return _document(story, pages, styles, blocks, loader, scripts).encode()


def _told(context: Context, story: Story, content: Mapping[str, Any]) -> Told:
    dataset, publisher, address = context.dataset, context.settings.publisher, content["deck"]["address"]
    producers = dict.fromkeys(each["publisher"] for each in content["sources"] if each["figures"])
    reference = Reference(
        key=f"mekong-corridors-story-{story.story_id}-{dataset.version}",
        author=publisher or brand(),
        title=story.title,
        publisher=publisher,
        version=dataset.version,
        released=dataset.released,
        link=address,
        note=produced_by(tuple(producers)),
        language=story.lang,
    )
    return Told(
        story=story,
        sources=content["sources"],
        definitions=content["definitions"],
        citation=cited(reference),
        address=address,
        version=version_words(dataset),
        licence=licence_sentence(),
        stem=story_stem(context, story),
    )


def _about(context: Context, story: Story) -> dict[str, str]:
    """What the file of figures says of itself."""
    dataset = context.dataset
    return {
        "title": story.title,
        "story": story.story_id,
        "data_version": dataset.version,
        "data_date": dataset.released,
        "licence": licence_sentence(),
    }


def _table(context: Context, rows: Rows) -> dict[str, Any]:
    """The figures for table and files: names of columns, and a list of cells a row. Like cells are kept once."""
    dataset = context.dataset
    frame = with_words(dataset, rows.figures)
    known = [dataset.by_id[key] for key in frame["observation_id"]]
    frame = frame.assign(
        corridor=[corridor_name(dataset, (row.origin, row.destination)) for row in known],
        source_words=[source_words(dataset, row) for row in known],
    )
    names = [*COLUMNS, STATUS, *WORDS, SLIDES, "corridor", "source_words"]
    records = records_of(frame, names)
    cells: dict[str, int] = {}
    values: list[Any] = []

    def number(value: Any) -> int:
        key = json.dumps(value)
        if key not in cells:
            cells[key] = len(values)
            values.append(value)
        return cells[key]

    return {
        "columns": names,
        "files": [*COLUMNS, STATUS, *WORDS, SLIDES],
        "values": values,
        "rows": [[number(record[name]) for name in names] for record in records],
    }


def _scripts(settings: Settings, bundle: Bundle) -> str:
    """Everything that the loader runs, in one text."""
    assets = settings.assets
    own = [_asset(assets, f"deck/{name}") for name in ("pack_table.js", "pack.js")]
    return "\n".join((_asset(assets, "00_plotly_offline.js"), bundle.script, player_scripts(assets), *own))


def _styles(assets: Path, text: str) -> str:
    sheets = [_asset(assets, name) for name in _SHEETS]
    return "\n".join((faces(assets, text), *sheets, player_styles(assets), _asset(assets, "deck/pack.css")))


def _document(
    story: Story, pages: str, styles: str, blocks: Mapping[str, str], loader: str, scripts: str
) -> str:
    policy = (
        f"default-src 'none'; script-src {_checksum(loader)} {_checksum(scripts)}; style-src 'unsafe-inline'; "
        "font-src data:; img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
    packed = "".join(
        f'<script type="text/plain" id="{name}">{_packed(text)}</script>\n' for name, text in blocks.items()
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{story.lang}" class="pack">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title_words(story.title))}</title>\n"
        f'<meta name="description" content="{escape(story.subtitle)}">\n'
        f"<style>\n{styles}\n</style>\n</head>\n"
        f'<body data-words="{escape(json.dumps(pack_words(), ensure_ascii=False))}">\n{pages}\n'
        f"{packed}<script>{loader}</script>\n</body>\n</html>\n"
    )


def _packed(text: str) -> str:
    return b64encode(gzip.compress(text.encode(), _LEVEL, mtime=0)).decode()


def _checksum(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def _asset(assets: Path, name: str) -> str:
    return (assets / name).read_text(encoding="utf-8")
