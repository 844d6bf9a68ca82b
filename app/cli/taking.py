"""What `corridors export` does, once its arguments are known to go together."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from time import perf_counter
from types import MappingProxyType

from app.cli.unusable import Unusable
from app.config import Settings
from app.data.stories.stories import BadStory, Story, load_story, parse_story
from app.export.asked import NotUnderstood, check_language, kind_of_name, read_address
from app.export.context import Context, make_context
from app.export.picture.browser import NoBrowser, required_browser
from app.export.picture.renderer import PictureFailed, Renderer
from app.export.report.batch import Outcome, usual_jobs, write_all
from app.export.report.report import BadList, read_list
from app.export.single import NotOffered, export_view, needs_browser
from app.export.table.package import DataChanged, package_zip
from app.export.writing import CannotWrite, make_folder, write_whole
from app.state.exports import LOOK, TABLES, Kind, Options, Size
from app.state.view import DEFAULT_LANGUAGE


def run(what: str, chosen: argparse.Namespace, settings: Settings) -> int:
    """Take away `what`: a view, a list, a story, the package. The exit code; Unusable where nothing can be begun."""
    with refusing():
        check_language(chosen.lang)
        return _RUNS[what](chosen, make_context(settings))


@contextmanager
def refusing() -> Iterator[None]:
    """Whatever cannot be used as it was asked for is told as Unusable."""
    try:
        yield
    except (NotUnderstood, NotOffered, NoBrowser, CannotWrite, DataChanged, BadList, BadStory) as error:
        raise Unusable(str(error)) from error


def story_asked(context: Context, asked: str, lang: str | None) -> Story:
    """The story of an id, or of a file whose name ends as YAML or JSON does. BadStory says what is wrong with it."""
    path = Path(asked)
    if path.suffix.lower() not in (".yml", ".yaml", ".json"):
        return load_story(context.dataset, context.settings.stories, asked, lang or DEFAULT_LANGUAGE)
    return parse_story(context.dataset, read_text(path), str(path), lang or DEFAULT_LANGUAGE, path.stem)


def read_text(path: Path) -> str:
    """The text of a file that a person named. Unusable if it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Unusable(f"{path} is not UTF-8 text. Save it as UTF-8.") from error
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror or error}.") from error


def sized(size: int) -> str:
    """A number of bytes in words."""
    return f"{size / 1000:,.0f} kB" if size >= 1000 else f"{size} bytes"


def _view(chosen: argparse.Namespace, context: Context) -> int:
    asked = read_address(context, chosen.view, chosen.chart or "", chosen.lang or "")
    if chosen.to.is_dir():
        raise Unusable(f"{chosen.to} is a folder. Name a file in it, as {chosen.to / 'map.png'}.")
    kind = kind_of_name(chosen.to.name, asked.chart)
    _check_look(chosen, kind)
    options = Options(
        size=Size(chosen.size or Size.SLIDE),
        scale=chosen.scale or 1,
        cm=chosen.cm,
        dark=bool(chosen.dark),
        qr=bool(chosen.qr),
    )
    _check_codes(context, [options])
    is_drawn = needs_browser(asked.chart, kind)
    if is_drawn:
        required_browser()
    make_folder(chosen.to.parent)
    drawing = Renderer(context) if is_drawn else nullcontext()
    with drawing as renderer:
        try:
            file = export_view(context, renderer, asked.state, asked.chart, kind, options)
        except PictureFailed as error:
            return _failed(error)
    write_whole(chosen.to, file.content)
    for warning in (*asked.warnings, *file.warnings):
        _warn(warning)
    print(f"Wrote {chosen.to} ({sized(len(file.content))}).")
    return 0


def _list(chosen: argparse.Namespace, context: Context) -> int:
    wanted = read_list(context, read_text(chosen.list), str(chosen.list))
    _check_codes(context, [each.options for each in wanted])
    if any(needs_browser(each.asked.chart, each.kind) for each in wanted):
        required_browser()
    make_folder(chosen.to)
    start, done, total = perf_counter(), 0, len(wanted)

    def tell(outcome: Outcome) -> None:
        nonlocal done
        done += 1
        if not chosen.quiet:
            what = outcome.error or f"{sized(outcome.size)}, {outcome.seconds:.1f} s"
            print(f"{done:>{len(str(total))}}/{total} {outcome.wanted.path}: {what}", file=sys.stderr)

    try:
        outcomes = write_all(context, wanted, chosen.to, chosen.jobs or usual_jobs(), tell)
    except KeyboardInterrupt:
        print(
            f"Stopped after {done} of {total} files; those written are whole. The same command makes all of them.",
            file=sys.stderr,
        )
        raise
    for outcome in outcomes:
        for warning in outcome.warnings:
            _warn(f"{_place(chosen.list, outcome)}: {warning}")
    failed = [outcome for outcome in outcomes if outcome.error]
    for outcome in failed:
        print(f"Failed: {_place(chosen.list, outcome)}: {outcome.error}", file=sys.stderr)
    print(
        f"Wrote {total - len(failed)} of {total} files to {chosen.to} in {perf_counter() - start:.0f} s, "
        f"from data version {context.dataset.version}."
    )
    return 1 if failed else 0


def _story(chosen: argparse.Namespace, context: Context) -> int:
    if chosen.to.suffix.lower() != ".pptx":
        raise Unusable(
            f"{chosen.to} does not end with .pptx, the one kind that a story is exported to. "
            "One HTML file of a story is made by `corridors pack`."
        )
    story = story_asked(context, chosen.story, chosen.lang)
    required_browser()
    make_folder(chosen.to.parent)
    from app.export.slides.slides import slides_of_story

    with Renderer(context) as renderer:
        try:
            content = slides_of_story(context, renderer, story)
        except PictureFailed as error:
            return _failed(error)
    write_whole(chosen.to, content)
    print(f"Wrote {chosen.to} ({sized(len(content))}).")
    return 0


def _package(chosen: argparse.Namespace, context: Context) -> int:
    path = chosen.package
    if path.suffix.lower() != ".zip":
        raise Unusable(f"{path} does not end with .zip, and the data package is a zip file.")
    make_folder(path.parent)
    content = package_zip(context)
    write_whole(path, content)
    print(f"Wrote {path} (data version {context.dataset.version}, {sized(len(content))}).")
    return 0


_RUNS: Mapping[str, Callable[[argparse.Namespace, Context], int]] = MappingProxyType(
    {"view": _view, "list": _list, "story": _story, "package": _package}
)


def _check_look(chosen: argparse.Namespace, kind: Kind) -> None:
    """How a picture is made says nothing of a file of figures."""
    given = [name for name in LOOK if getattr(chosen, name) is not None]
    if kind in TABLES and given:
        raise Unusable(f"--{given[0]} says how a picture is made, and {kind} holds figures. Leave it out.")


def _check_codes(context: Context, options: Sequence[Options]) -> None:
    """A QR code holds the public address of a view."""
    if not context.settings.address and any(each.qr for each in options):
        raise Unusable(
            "A QR code holds the address at which readers reach this copy, and none is set. "
            "Set CORRIDORS_ADDRESS, as https://corridors.example.org, or leave qr out."
        )


def _place(path: Path, outcome: Outcome) -> str:
    return f"{path}:{outcome.wanted.line}, item {outcome.wanted.item}, {outcome.wanted.path}"


def _failed(error: Exception) -> int:
    print(error, file=sys.stderr)
    return 1


def _warn(words: str) -> None:
    print(f"Warning: {words}", file=sys.stderr)
