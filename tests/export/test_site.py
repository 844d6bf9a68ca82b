"""A static site: its pages lead only to files that it has, load only their own, and say what the dashboard says."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from app.data.package.schema import TABLES
from app.export.context import Context
from app.export.site.folder import LIST, NotEmpty, write_folder
from app.export.site.links import Links
from app.export.site.site import Summary, write_site
from app.export.site.views import View, site_views
from app.export.writing import write_whole
from app.state.codec import address
from app.state.pages import Page
from app.state.view import ViewState
from app.text.i18n import speaking

ADDRESS = "https://static.example.org/mekong"
KEPT = ("compare.html", "countries.html", "country/LAO.html", "corridor/LAO-JPN.html", "sources.html")


@pytest.fixture(scope="module")
def views(context: Context) -> tuple[View, ...]:
    with speaking("en"):
        every = site_views(context.dataset)
    short = ViewState(page=Page.MAP, origin=("KHM",), destination=("THA",))
    chosen = [replace(every[0], state=short), *(view for view in every if view.file in KEPT)]
    return tuple(chosen)


@pytest.fixture(scope="module")
def bare(context: Context, tmp_path_factory: pytest.TempPathFactory) -> Context:
    """No story and no large table: their files have tests of their own."""
    data = tmp_path_factory.mktemp("data")
    return replace(context, settings=replace(context.settings, data=data))


@pytest.fixture(scope="module", autouse=True)
def few_files() -> Iterator[None]:
    """No package is made; every table holds its name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.export.site.tables.package_zip", lambda _context: b"package")
        patch.setattr(
            "app.export.site.tables.table_texts", lambda _context: {f"{each}.csv": each for each in TABLES}
        )
        yield


@pytest.fixture(scope="module")
def site(
    bare: Context, views: tuple[View, ...], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Summary]:
    folder = tmp_path_factory.mktemp("site")
    heard: list[tuple[int, int, str]] = []
    summary = write_site(bare, folder, address=ADDRESS, views=views, say=lambda *told: heard.append(told))
    # Every page is told of, the last as the last of all.
    assert [made for made, _total, _file in heard] == list(range(1, summary.pages + 1))
    assert {total for _made, total, _file in heard} == {summary.pages}
    return folder, summary


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def test_every_link_and_file_that_a_page_names_is_there(site: tuple[Path, Summary]) -> None:
    folder, _summary = site
    missing = []
    menu = ("map.html", "trends.html", "timeline.html", "corridors.html")
    for page in pages(folder):
        for target in re.findall(r'(?:href|src)="([^"]+)"', page.read_text(encoding="utf-8")):
            parts = urlsplit(target)
            if parts.scheme or not parts.path:
                continue
            file = (page.parent / unquote(parts.path)).resolve()
            if not file.is_file() and file.name not in menu:
                missing.append(f"{page.name}: {target}")
    assert missing == []


def test_no_page_loads_anything_from_elsewhere(site: tuple[Path, Summary]) -> None:
    folder, _summary = site
    for page in pages(folder):
        text = page.read_text(encoding="utf-8")
        assert "default-src 'none'; script-src 'self'" in text
        sources = re.findall(r'<(?:script|img|link rel="stylesheet")[^>]*(?:src|href)="([^"]+)"', text)
        elsewhere = [each for each in sources if re.match(r"\w+:", each) and not each.startswith("data:")]
        assert [each for each in elsewhere if not each.startswith(f"{ADDRESS}/shared/")] == []
        assert not re.search(r"<script(?![^>]*src=)", text)
        # What only a server or Dash could answer.
        assert not re.search(r'data-inside|data-markup|href="/', text)


def test_figures_have_all_their_sizes_and_base_maps(site: tuple[Path, Summary]) -> None:
    folder, _summary = site
    wanted = 0
    for page in pages(folder):
        places = re.findall(r'data-figure="([^"]+)" data-sizes="([^"]+)"', page.read_text(encoding="utf-8"))
        for name, sizes in places:
            for size in sizes.split():
                script = (folder / "figures" / f"{name}-{size.partition('x')[0]}.js").read_text(
                    encoding="utf-8"
                )
                figure = json.loads(script.partition(",")[2].rpartition(")")[0])
                assert all((folder / "shared" / "geo" / f"{each}.js").is_file() for each in figure["geo"])
                assert len(figure["figure"]["data"]) >= 1
                wanted += 1
    assert wanted > 10


def test_the_map_has_every_year_with_words_of_its_own(site: tuple[Path, Summary]) -> None:
    folder, _summary = site
    page = (folder / "map.html").read_text(encoding="utf-8")
    years = re.search(r'data-years="([^"]+)"', page)
    assert years
    told = {}
    for year in years[1].split():
        script = (folder / "figures" / f"map-{year}-824.js").read_text(encoding="utf-8")
        words = json.loads(script.partition(",")[2].rpartition(")")[0])["words"]
        assert year in words["margin"]
        told[year] = words["list"]
    assert len(told) > 2
    assert len(set(told.values())) == len(told)
    assert "Cambodia to Thailand" in page


def test_a_page_says_title_figures_source_and_version(context: Context, site: tuple[Path, Summary]) -> None:
    folder, _summary = site
    page = (folder / "country" / "LAO.html").read_text(encoding="utf-8")
    assert "<title>Laos – Mekong Migration Corridors</title>" in page
    assert f'<link rel="canonical" href="{ADDRESS}/country/LAO.html">' in page
    assert 'name="description" content="Laos: who came there' in page
    assert context.dataset.version in page
    assert "Source" in page


def test_the_site_map_names_every_page_but_the_missing_one(site: tuple[Path, Summary]) -> None:
    folder, summary = site
    named = re.findall(r"<loc>([^<]+)</loc>", (folder / "sitemap.xml").read_text(encoding="utf-8"))
    assert f"{ADDRESS}/" in named
    assert f"{ADDRESS}/country/LAO.html" in named
    assert f"{ADDRESS}/404.html" not in named
    assert len(named) == summary.pages - 1
    assert f"{ADDRESS}/shared/site.css" in (folder / "404.html").read_text(encoding="utf-8")


def test_written_again_it_has_the_same_bytes_and_no_file_of_old(
    bare: Context, views: tuple[View, ...], site: tuple[Path, Summary]
) -> None:
    folder, _summary = site
    few = [view for view in views if view.file in ("country/LAO.html", "sources.html")]
    kept = {path: path.read_bytes() for path in (folder / "figures").glob("country-lao-*")}
    other = folder.parent / "again"
    write_site(bare, other, address=ADDRESS, views=few[1:])
    assert (other / "sources.html").is_file()
    own = {".git/HEAD": "ref", "CNAME": "static.example.org", ".nojekyll": "", "figures/notes.txt": "mine"}
    for name, text in own.items():
        (other / name).parent.mkdir(exist_ok=True)
        (other / name).write_text(text, encoding="utf-8")
    write_site(bare, other, views=few[:1])
    assert not (other / "sources.html").exists()
    assert not (other / "sitemap.xml").exists()
    # What somebody else put there stays: the folder may be a checkout from which a host serves it.
    assert {name: (other / name).read_text(encoding="utf-8") for name in own} == own
    assert kept
    assert {path.name: path.read_bytes() for path in (other / "figures").glob("country-lao-*")} == {
        path.name: content for path, content in kept.items()
    }


def test_a_folder_of_something_else_is_left_alone(bare: Context, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NotEmpty, match="no site made by this command"):
        write_site(bare, tmp_path, views=())
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_of_somebody_else_is_never_overwritten(tmp_path: Path) -> None:
    write_folder(tmp_path, {"index.html": b"1", "old.html": b"1"})
    (tmp_path / "robots.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NotEmpty, match=r"robots\.txt was not written by this command"):
        write_folder(tmp_path, {"index.html": b"2", "robots.txt": b"2"})
    assert (tmp_path / "index.html").read_bytes() == b"1"
    (tmp_path / "robots.txt").unlink()
    (tmp_path / "map.html").mkdir()
    with pytest.raises(NotEmpty, match=r"map\.html"):
        write_folder(tmp_path, {"index.html": b"2", "map.html": b"2"})
    (tmp_path / "country").write_text("mine", encoding="utf-8")
    with pytest.raises(NotEmpty, match="country was not"):
        write_folder(tmp_path, {"country/LAO.html": b"2"})
    assert (tmp_path / "old.html").read_bytes() == b"1"


def test_what_an_interrupted_run_has_written_is_known_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path, {"index.html": b"1"})
    with monkeypatch.context() as patch:
        patch.setattr("app.export.site.folder.write_whole", _stops_at("b.html"))
        with pytest.raises(KeyboardInterrupt):
            write_folder(tmp_path, {"a.html": b"2", "b.html": b"2"})
    assert (tmp_path / "a.html").is_file()
    write_folder(tmp_path, {"c.html": b"3"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.html", "shared"]
    assert (tmp_path / LIST).read_text(encoding="utf-8") == "c.html\n"


def test_a_list_that_somebody_changed_removes_nothing_outside_the_folder(tmp_path: Path) -> None:
    outside, folder = tmp_path / "thesis.txt", tmp_path / "site"
    outside.write_text("mine", encoding="utf-8")
    write_folder(folder, {"index.html": b"1"})
    (folder / LIST).write_text(f"../thesis.txt\n{outside}\nindex.html\n", encoding="utf-8")
    write_folder(folder, {"index.html": b"2"})
    assert outside.is_file()


def _stops_at(name: str) -> Callable[[Path, bytes], None]:
    def write(path: Path, content: bytes) -> None:
        if path.name == name:
            raise KeyboardInterrupt
        write_whole(path, content)

    return write


@pytest.mark.parametrize(
    ("target", "becomes"),
    [
        ("/country/LAO", 'href="LAO.html"'),
        ("/corridor/LAO-JPN?measure=stock", 'href="../corridor/LAO-JPN.html"'),
        ("/trends?origin=LAO&destination=JPN", 'href="../corridor/LAO-JPN.html"'),
        ("/sources#channel-MOU", 'href="../sources.html#channel-MOU"'),
        ("/?origin=KHM&destination=THA&year=2019", 'href="../map.html#2019"'),
        ("/download/sources.csv", 'href="../data/sources.csv'),
        ("/trends?origin=LAO", 'href="https://corridors.example.org/trends?origin=LAO'),
    ],
)
def test_a_link_leads_to_the_page_that_shows_the_same(
    context: Context, views: tuple[View, ...], target: str, becomes: str
) -> None:
    links = Links(context, {view.state: view.file for view in views}, "country/KHM.html")
    found = links.rewritten(f'<a class="quiet" data-inside href="{target}">words</a>'.replace("&", "&amp;"))
    assert becomes in found
    assert "words</a>" in found


def test_without_a_dashboard_a_link_to_what_is_not_there_is_only_text(
    bare: Context, views: tuple[View, ...]
) -> None:
    alone = replace(bare, settings=replace(bare.settings, address=""))
    links = Links(alone, {view.state: view.file for view in views}, "country/LAO.html")
    there = address(ViewState(page=Page.TRENDS, origin=("LAO",)))
    assert (
        links.rewritten(f'<a href="{there}" class="card-link">280,962</a>')
        == '<span class="card-link">280,962</span>'
    )
    assert links.rewritten(f'<li><a class="button" href="{there}">Show as trend</a></li>') == ""
    # A choice that would only change the page at hand has no page of its own.
    assert links.rewritten('<a href="/country/LAO?measure=stock">Residents</a>') == "<span>Residents</span>"
    assert links.rewritten('<button type="button">Export</button>') == ""
