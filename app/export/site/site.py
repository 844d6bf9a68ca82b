"""The main views as a static site, for any web host or a folder: no server, no address but its own.

Its pages are made of the components of the dashboard; figures are scripts in `figures/`, in both themes and several
sizes, and everything that pages share stands once in `shared/`. The same data make the same bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.components.export.site import data_page, entry_page, missing_page, stories_page
from app.export.context import Context
from app.export.pack.bundle import Bundle, plotly_bundle
from app.export.site.document import document
from app.export.site.figures import FOLDER, Painter
from app.export.site.folder import listed, write_folder
from app.export.site.hosting import for_crawlers, from_root
from app.export.site.links import Links
from app.export.site.map import map_body
from app.export.site.shared import shared_files
from app.export.site.stories import Told, story_files, told_stories
from app.export.site.tables import table_files
from app.export.site.views import View, site_views
from app.state.pages import SUBJECTS, Page
from app.state.view import ViewState
from app.text.i18n import _, speaking
from app.text.pages import page_line, page_name

Say = Callable[[int, int, str], None]
"""Hears of the progress: how many pages are made, of how many, and which file it is."""
_MISSING = "404.html"


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written: files, bytes, pages, and the sentence on plotly.js."""

    pages: int
    files: int
    bytes: int
    bundle: Bundle


def write_site(
    context: Context,
    folder: Path,
    *,
    address: str = "",
    views: Sequence[View] | None = None,
    lang: str = "en",
    say: Say = lambda _made, _all, _file: None,
) -> Summary:
    """Write the site into `folder`, which is made, or holds a site made before: then its files of old are removed.

    `address` is where readers will reach it, for canonical addresses and the site map; without one neither is written.
    `views` are its pages of views, all main ones unless told. NotEmpty where the folder holds something else.
    """
    listed(folder)  # refuses a folder of something else before anything is made
    bundle = plotly_bundle()
    address = address.rstrip("/")
    if address == context.settings.address:
        # Then there is no dashboard behind that address, to which pages could lead.
        context = replace(context, settings=replace(context.settings, address=""))
    with speaking(lang):
        content = dict(_content(context, bundle, address, views, say))
    write_folder(folder, content)
    pages = sum(file.endswith(".html") for file in content)
    return Summary(pages, len(content), sum(map(len, content.values())), bundle)


def _content(
    context: Context, bundle: Bundle, address: str, views: Sequence[View] | None, say: Say
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site by its path from the root."""
    views = site_views(context.dataset) if views is None else views
    told = told_stories(context)
    files = {view.state: view.file for view in views}
    files |= {ViewState(page=Page.DATA): "data.html", ViewState(page=Page.PRESENT): "stories.html"}
    painter = Painter(context)
    made: list[str] = []
    total = len(views) + len(told) + 4

    def note(file: str) -> None:
        made.append(file)
        say(len(made), total, file)

    def page(file: str, title: str, description: str, body: str, shown: Page | None) -> tuple[str, bytes]:
        note(file)
        links = Links(context, files, file)
        text = document(
            context,
            links,
            file=file,
            title=title,
            description=description,
            body=links.rewritten(body),
            page=shown,
            address=address if file != _MISSING else "",
        )
        return file, text.encode()

    for view in views:
        links = Links(context, files, view.file)
        body = (
            view.body(painter, view.state, view.stem)
            if view.body
            else map_body(painter, links, view.state, view.stem)
        )
        yield page(view.file, view.title, view.description, body, view.state.page)
    tables = table_files(context)
    yield from ((file, table.content) for file, table in tables.items())
    line = _("Every table to download, and all of them as one package")
    links = Links(context, files, "data.html")
    listed = [(links.to(file), table.words, len(table.content)) for file, table in tables.items()]
    data = data_page(context.dataset, listed)
    yield page("data.html", page_name(Page.DATA), line, data, Page.DATA)
    yield from _stories(context, page, note, files, told, address)
    more = [
        ("stories.html", page_name(Page.PRESENT), _("Stories to present, slide by slide")),
        ("data.html", page_name(Page.DATA), line),
    ]
    main = [view for view in views if not getattr(view.state, SUBJECTS.get(view.state.page, ""), None)]
    entry = entry_page([*((view.file, view.title, view.description) for view in main), *more])
    yield page(
        "index.html", "", _("Figures of labour migration in the Mekong, each with its source."), entry, None
    )
    home = f"{address}/" if address else "index.html"
    missing = page(_MISSING, _("Not found"), "", missing_page(home), None)
    yield missing[0], from_root(missing[1], address)
    yield from ((f"{FOLDER}/{name}.js", text.encode()) for name, text in painter.scripts.items())
    yield from ((f"shared/geo/{name}.js", text.encode()) for name, text in painter.geo_scripts().items())
    yield from shared_files(context.settings, bundle).items()
    if address:
        yield from for_crawlers(address, [file for file in made if file != _MISSING])


def _stories(
    context: Context,
    page: Callable[[str, str, str, str, Page | None], tuple[str, bytes]],
    note: Callable[[str], None],
    files: dict[ViewState, str],
    told: Sequence[Told],
    address: str,
) -> Iterator[tuple[str, bytes]]:
    """The list of stories, and each as a presentation."""
    links = Links(context, files, "stories.html")
    body = stories_page([(links.to(each.file), each.story.title, each.story.subtitle) for each in told])
    yield page("stories.html", page_name(Page.PRESENT), page_line(Page.PRESENT), body, Page.PRESENT)
    for each in told:
        note(each.file)
        yield from story_files(context, each, address)
