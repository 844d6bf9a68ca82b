"""What `corridors pack` does, once its arguments are known to go together."""

import argparse
import sys
from pathlib import Path

from app.cli.taking import refusing, sized, story_asked
from app.cli.unusable import Unusable
from app.config import Settings
from app.export.asked import check_language
from app.export.context import Context, make_context
from app.export.pack.bundle import plotly_bundle
from app.export.writing import make_folder, write_whole
from app.state.view import DEFAULT_LANGUAGE

_ENDINGS = (".html", ".htm")


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Write a story or a site; the exit code. Unusable where nothing can be begun."""
    with refusing():
        check_language(chosen.lang)
        context = make_context(settings)
        if chosen.site is not None:
            return _site(context, chosen.site, chosen.lang or DEFAULT_LANGUAGE)
        return _story(context, chosen.story, chosen.to, chosen.lang)


def _story(context: Context, asked: str, path: Path, lang: str | None) -> int:
    if path.suffix.lower() not in _ENDINGS:
        raise Unusable(
            f"{path} does not end with .html. The slides of a story are made by `corridors export --story`."
        )
    story = story_asked(context, asked, lang)
    make_folder(path.parent)
    from app.export.pack.pack import pack_html

    bundle = plotly_bundle()
    content = pack_html(context, story, bundle)
    write_whole(path, content)
    print(f"Wrote {path} ({sized(len(content))}). {bundle.words}")
    return 0


def _site(context: Context, folder: Path, lang: str) -> int:
    from app.export.site.folder import NotEmpty
    from app.export.site.site import write_site

    def say(made: int, total: int, file: str) -> None:
        print(f"{made:>{len(str(total))}}/{total} {file}", file=sys.stderr)

    try:
        summary = write_site(context, folder, address=context.settings.address, lang=lang, say=say)
    except NotEmpty as error:
        raise Unusable(str(error)) from error
    print(
        f"Wrote {summary.pages} pages to {folder} ({summary.files} files, {sized(summary.bytes)}). "
        f"{summary.bundle.words}"
    )
    return 0
