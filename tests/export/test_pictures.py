"""Pictures as independent readers see them: Pillow, an XML parser, pypdf and PDFium, and the browser itself."""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias
from xml.etree import ElementTree

import numpy as np
import plotly.graph_objects as go
import pypdfium2
import pytest
import resvg_py
from PIL import Image
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from app.export.context import Context
from app.export.picture.browser import NoBrowser, find_browser
from app.export.picture.page import PicturePage
from app.export.picture.plate import Plate, plate
from app.export.picture.renderer import PictureFailed, Renderer
from app.state.charts import CHARTS, Chart, page_of
from app.state.exports import SHAPES, Kind, Options, Size
from app.state.pages import Page
from app.state.view import ViewState

Grey: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"

MAP = ViewState(page=Page.MAP, year=2019)
SVG = "{http://www.w3.org/2000/svg}"
DC = "{http://purl.org/dc/elements/1.1/}"
SCRIPTS = {
    "th": "แรงงานข้ามชาติที่มีเอกสารในประเทศไทย น้ำ ผู้หญิง เก็บ ค่าจ้างขั้นต่ำ",
    "my": "မြန်မာနိုင်ငံမှ ထိုင်းနိုင်ငံသို့ ရွှေ့ပြောင်းအလုပ်သမားများ ကြွေးမြီ",
    "km": "ពលករចំណាកស្រុកខ្មែរនៅក្នុងប្រទេសថៃ ស្ត្រី ក្រុមហ៊ុន ជ្រើសរើស",
    "lo": "ແຮງງານເຄື່ອນຍ້າຍລາວໃນປະເທດໄທ ນ້ຳ ຜູ້ຍິງ ຄ່າຈ້າງຂັ້ນຕໍ່າ",
}


def view_of(chart: Chart) -> ViewState:
    """A view that has the chart."""
    page = page_of(chart)
    return ViewState(
        page=page,
        place="THA" if page == Page.COUNTRY else None,
        corridor="MMR-THA" if page == Page.CORRIDOR else None,
        chart=chart,
    )


def texts(svg: bytes) -> list[str]:
    """The texts of an SVG that are read, line by line."""
    root = ElementTree.fromstring(svg)
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text") if not each.get("aria-hidden")]


@pytest.fixture(scope="module")
def map_plate(context: Context) -> Plate:
    return plate(context, Chart.FLOW_MAP, MAP, Options(qr=True))


def test_png_has_size_resolution_and_words(renderer: Renderer, map_plate: Plate) -> None:
    image = Image.open(io.BytesIO(renderer.picture(map_plate, Kind.PNG, Options())))
    image.load()
    assert image.size == (1600, 900)
    assert image.info["dpi"][0] == pytest.approx(1600 / 25.4 * 2.54, abs=0.1)
    assert image.text["Title"] == map_plate.first[0].layout.meta["title"]  # type: ignore[attr-defined]
    assert "imply no opinion" in image.info["Description"]
    assert image.info["Source"].startswith("Source: Department of Employment")
    assert "CC BY 4.0" in image.info["Copyright"]
    assert image.info["URL"] == map_plate.words.address
    assert map_plate.words.version == image.info["Version"]


def size_of(svg: bytes) -> tuple[float, float]:
    root = ElementTree.fromstring(svg)
    return float(root.get("width", "0")), float(root.get("height", "0"))


@pytest.mark.parametrize(
    "chart", [Chart.COUNTRY_BARS, Chart.COUNTRY_RESIDENTS, Chart.CORRIDOR_TREND, Chart.CORRIDOR_CHANNELS]
)
def test_a_card_keeps_its_shape_whatever_it_shows(renderer: Renderer, context: Context, chart: Chart) -> None:
    options = Options(size=Size.SOCIAL)
    svg = renderer.picture(plate(context, chart, view_of(chart), options), Kind.SVG, options)
    assert size_of(svg) == (1200, 630)
    told = " ".join(texts(svg))
    assert "No room for" in told or "figures that are not drawn" in told


def test_bars_in_two_columns_and_their_words_fill_a_slide(renderer: Renderer, context: Context) -> None:
    found = plate(context, Chart.COUNTRY_BARS, view_of(Chart.COUNTRY_BARS), Options())
    svg = renderer.picture(found, Kind.SVG, Options())
    assert size_of(svg) == (1600, 900)
    told = " ".join(texts(svg))
    assert "No difference is computed" in told
    assert told.count("4 million") == 2


def test_png_may_be_larger_or_made_for_print(renderer: Renderer, context: Context) -> None:
    state = view_of(Chart.RANKING)
    for options, width, dpi in (
        (Options(scale=2), 3200, 320),
        (Options(size=Size.COLUMN, cm=8.5), round(8.5 / 2.54 * 300), 300),
    ):
        found = renderer.picture(plate(context, Chart.RANKING, state, options), Kind.PNG, options)
        image = Image.open(io.BytesIO(found))
        assert image.size[0] == width
        assert image.info["dpi"][0] == pytest.approx(dpi, rel=0.002)


@pytest.mark.parametrize("chart", list(Chart))
def test_every_chart_has_its_words_at_readable_size(
    renderer: Renderer, context: Context, chart: Chart
) -> None:
    found = plate(context, chart, view_of(chart), Options())
    svg = renderer.picture(found, Kind.SVG, Options())
    root = ElementTree.fromstring(svg)
    meta = found.first[0].layout.meta
    told = re.sub(r"\s+", "", "".join(texts(svg)))
    assert re.sub(r"\s+", "", meta["title"]) in told
    assert re.sub(r"\s+", "", found.words.version) in told
    assert re.sub(r"\s+", "", found.words.address.removeprefix("https://")) in told
    assert re.sub(r"\s+", "", meta["source"].partition(":")[2]) in told
    # Of a map the list of the dashboard has more producers than the picture: the properties name them all.
    assert found.words.source == meta.get("sources", meta["source"])
    assert float(root.get("width", "0")) == 1600
    height = float(root.get("height", "0"))
    assert height == 900 if not found.grows else height >= 900
    assert min(_sizes(root, 1.0)) >= 14.9


def test_every_size_has_its_shape(renderer: Renderer, context: Context) -> None:
    for size in Size:
        options = Options(size=size)
        svg = renderer.picture(plate(context, Chart.FLOW_MAP, MAP, options), Kind.SVG, options)
        root = ElementTree.fromstring(svg)
        assert float(root.get("width", "0")) == SHAPES[size].width
        height = float(root.get("height", "0"))
        wanted = SHAPES[size].height
        assert height == wanted if size in (Size.SLIDE, Size.SOCIAL) else height >= wanted, size
        assert {"1,820,928", "Thailand"} <= {text.strip() for text in texts(svg)}, size


def test_svg_stands_alone(renderer: Renderer, map_plate: Plate) -> None:
    svg = renderer.picture(map_plate, Kind.SVG, Options())
    root = ElementTree.fromstring(svg)
    assert not [each.tag for each in root.iter() if each.tag.endswith(("foreignObject", "script", "image"))]
    text = svg.decode()
    assert not re.search(r'(?:href|src)="(?!#)', text)
    assert set(re.findall(r'url\("?(.{5})', text)) <= {"data:", "#clip"}
    families = re.findall(r"@font-face", text)
    assert 1 <= len(families) <= 3, "only the faces in use"
    assert "≠" in text, "the signs have a face of ours too"
    assert "unicode-range: U+2260" in text
    said = {each.tag: each.text for each in root.iter() if each.tag.startswith(DC)}
    assert said[f"{DC}title"] == map_plate.words.title
    assert said[f"{DC}source"] == map_plate.words.source
    assert said[f"{DC}date"] == map_plate.words.made.isoformat()
    assert said[f"{DC}identifier"] == map_plate.words.address
    assert "paint-order" not in text, "halos are shapes of their own, for readers that do not know it"


def test_svg_holds_only_what_office_programs_understand(context: Context, renderer: Renderer) -> None:
    """They pass over fonts in a file, moved lines, weights between two, and take `rgba()` for black."""
    for chart in (Chart.FLOW_MAP, Chart.TREND):
        state = ViewState(page=page_of(chart), origin=("MMR",))
        svg = renderer.picture(plate(context, chart, state, Options()), Kind.SVG, Options())
        root, text = ElementTree.fromstring(svg), svg.decode()
        assert "rgba(" not in text
        assert not list(root.iter(f"{SVG}tspan"))
        assert set(re.findall(r"font-weight(?:: ?|=\")(\w+)", text)) <= {
            "400",
            "700",
            "normal",
            "bold",
            "100",
        }
        families = (root.get("font-family") or "").split(", ")
        assert families[0] == "'Noto Sans'"
        assert {"Arial", "'Myanmar Text'", "'Leelawadee UI'", "'Microsoft YaHei'", "sans-serif"} <= set(
            families
        )
        nearer = [each for each in root.iter() if each is not root and "font-family" in each.get("style", "")]
        assert not nearer, "no text has a list of its own"
    # A number and the name after it stand apart, each where the browser has put it.
    label = [each for each in root.iter(f"{SVG}text") if (each.text or "") == "1,820,928"]
    assert label
    assert all(each.get("text-anchor") == "start" for each in label)


def test_another_rasteriser_draws_the_same_map(renderer: Renderer, map_plate: Plate) -> None:
    ours = _grey(renderer.picture(map_plate, Kind.PNG, Options()))
    theirs = _grey(bytes(resvg_py.svg_to_bytes(renderer.picture(map_plate, Kind.SVG, Options()).decode())))
    # Without our fonts the letters differ; land, sea and arrows do not.
    box = np.s_[140:740, 60:700]
    assert np.mean(np.abs(ours[box] - theirs[box]) > 40) < 0.03


def test_pdf_is_one_page_of_the_printed_size_with_fonts_and_words(
    renderer: Renderer, map_plate: Plate
) -> None:
    written = renderer.picture(map_plate, Kind.PDF, Options())
    reader = PdfReader(io.BytesIO(written))
    (page,) = reader.pages
    assert float(page.mediabox.width) == pytest.approx(25.4 / 2.54 * 72, abs=1)
    assert float(page.mediabox.height) == pytest.approx(25.4 / 2.54 * 72 * 900 / 1600, abs=1)
    assert "/XObject" not in page["/Resources"] or not _pixels(page), "vectors, no pixels"
    assert all(map(_is_embedded, page["/Resources"]["/Font"].values()))  # type: ignore[index]
    about = reader.metadata
    assert about is not None
    assert about.title == map_plate.words.title
    assert about.author == "A network"
    assert map_plate.words.source in str(about.subject)
    assert map_plate.words.address in str(about["/Keywords"])
    told = pypdfium2.PdfDocument(written)[0].get_textpage().get_text_range()
    assert map_plate.words.title in told
    assert context_version(map_plate) in told
    assert told.count("30,113") == 1, "on the map, and not once more for its halo"
    assert len(written) < 1_000_000


def test_pdf_looks_like_the_png(renderer: Renderer, map_plate: Plate) -> None:
    png = _grey(renderer.picture(map_plate, Kind.PNG, Options()))
    assert _unlike(png, _grey_of_pdf(renderer.picture(map_plate, Kind.PDF, Options()), png.shape)) < 0.01


@pytest.mark.parametrize("lang", list(SCRIPTS))
def test_scripts_are_shaped_as_the_browser_shapes_them(
    renderer: Renderer, context: Context, screen: BrowserPage, lang: str
) -> None:
    """The same plate as a page on the screen, as PNG (drawn from the SVG), and as PDF read by PDFium."""
    found = _titled(plate(context, Chart.RANKING, view_of(Chart.RANKING), Options()), SCRIPTS[lang], lang)
    band = np.s_[20:108, 40:1560]
    shown = _on_screen(screen, found)[band]
    png = renderer.picture(found, Kind.PNG, Options())
    assert _unlike(shown, _grey(png)[band]) < 0.001
    pdf = _grey_of_pdf(renderer.picture(found, Kind.PDF, Options()), (900, 1600))
    assert _unlike(shown, pdf[band]) < 0.003
    # The measure tells: with each mark before its letter the same characters are another picture.
    apart = _titled(found, re.sub(rf"(.)([{_marks(SCRIPTS[lang])}])", r"\2\1", SCRIPTS[lang]), lang)
    assert _unlike(shown, _grey(renderer.picture(apart, Kind.PNG, Options()))[band]) > 0.006
    assert "".join(texts(renderer.picture(found, Kind.SVG, Options()))).count(SCRIPTS[lang].split()[0]) >= 2


def test_a_view_without_figures_is_a_picture_that_says_so(renderer: Renderer, context: Context) -> None:
    for chart in (Chart.FLOW_MAP, Chart.TREND, Chart.RANKING):
        state = view_of(chart).but(origin=("LAO",), sector=("fishing",))
        svg = renderer.picture(plate(context, chart, state, Options()), Kind.SVG, Options())
        assert any("no figure" in text.lower() for text in texts(svg)), chart


def test_grey_print_keeps_arrows_apart_from_land(renderer: Renderer, map_plate: Plate) -> None:
    image = Image.open(io.BytesIO(renderer.picture(map_plate, Kind.PNG, Options()))).convert("L")
    assert image.getextrema()[0] < 60
    histogram = np.array(image.histogram()) / (image.width * image.height)
    assert histogram[200:].sum() > 0.7, "light ground"


def test_the_same_view_gives_the_same_bytes(renderer: Renderer, context: Context) -> None:
    for chart, kind in (
        (Chart.FLOW_MAP, Kind.PNG),
        (Chart.TREND, Kind.SVG),
        (Chart.FLOW_MAP, Kind.SVG),
        (Chart.RANKING, Kind.PDF),
    ):
        one, other = (
            renderer.picture(plate(context, chart, view_of(chart), Options()), kind, Options())
            for _time in range(2)
        )
        assert one == other, (chart, kind)


def test_many_at_once_come_in_their_order(renderer: Renderer, context: Context) -> None:
    charts = CHARTS[Page.COMPARE]
    wanted = [(plate(context, chart, view_of(chart), Options()), Kind.SVG, Options()) for chart in charts]
    broken = replace(wanted[0][0], make=_fails)
    found = renderer.pictures([*wanted, (broken, Kind.SVG, Options())])
    for (each, _kind, _options), svg in zip(wanted, found, strict=False):
        assert isinstance(svg, bytes)
        assert each.words.title.encode() in svg
    assert isinstance(found[-1], ValueError)


def test_what_cannot_be_drawn_is_said(renderer: Renderer, context: Context) -> None:
    found = plate(context, Chart.RANKING, view_of(Chart.RANKING), Options())
    with pytest.raises(PictureFailed, match="could not draw"):
        renderer.picture(replace(found, halos=[{"selector": "[[["}]), Kind.SVG, Options())
    assert renderer.picture(found, Kind.SVG, Options())


def test_without_a_browser_one_sentence_says_what_to_do(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr("app.export.picture.browser.APPLICATIONS", ())
    found = plate(context, Chart.RANKING, view_of(Chart.RANKING), Options())
    with Renderer(context) as renderer, pytest.raises(NoBrowser, match="CHROME_PATH") as error:
        renderer.picture(found, Kind.PNG, Options())
    assert "\n" not in str(error.value)


@pytest.fixture(scope="module")
def screen(context: Context) -> Iterator[BrowserPage]:
    """A page of a browser of its own with our fonts and style, as large as a slide."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser())
        page = browser.new_page(viewport={"width": 1600, "height": 900})
        page.set_content(
            re.sub(r"<script.*?</script>", "", PicturePage(context).generate_index(), flags=re.DOTALL)
        )
        yield page
        browser.close()


def context_version(found: Plate) -> str:
    """The data version as the picture tells it."""
    return found.words.version.split(".")[0]


def _sizes(element: ElementTree.Element, scale: float) -> Iterator[float]:
    """The size of each text in pixels of the picture."""
    if element.tag == f"{SVG}svg" and element.get("viewBox") and element.get("x") is not None:
        scale *= float(element.get("width", "0")) / float(element.get("viewBox", "").split()[2])
    size = element.get("font-size") or re.sub(
        r".*font-size:\s*([\d.]+)px.*|.*", r"\1", element.get("style", "")
    )
    if element.tag == f"{SVG}text" and size and "".join(element.itertext()).strip():
        yield float(str(size).removesuffix("px")) * scale
    for child in element:
        yield from _sizes(child, scale)


def _titled(found: Plate, title: str, lang: str) -> Plate:
    """The same plate in another script: its title and its subtitle."""
    old = found.words.title

    def make(width: int, height: int) -> tuple[go.Figure, str]:
        figure, body = found.make(width, height)
        body = re.sub(r'lang="\w+"', f'lang="{lang}"', body, count=1).replace(f">{old}<", f">{title}<")
        return figure, re.sub(
            r'(class="plate-subtitle">)[^<]*', lambda hit: f"{hit[1]}{title} {title} {title}", body
        )

    words = replace(found.words, title=title, lang=lang)
    return replace(found, words=words, lang=lang, make=make, first=make(600, 400))


def _marks(text: str) -> str:
    """The characters of a text that stand on, below or round others."""
    return "".join({each for each in text if unicodedata.category(each).startswith("M")})


def _on_screen(screen: BrowserPage, found: Plate) -> Grey:
    """What the browser shows of the words of a plate, without our way to SVG."""
    screen.evaluate("html => { document.body.innerHTML = html; }", found.first[1])
    screen.evaluate("text => document.fonts.load('400 16px Noto Sans', text)", found.first[1])
    screen.wait_for_function("document.fonts.status === 'loaded'")
    return _grey(screen.screenshot())


def _fails(_width: int, _height: int) -> tuple[go.Figure, str]:
    raise ValueError("no figure")


def _grey(picture: bytes) -> Grey:
    return np.asarray(Image.open(io.BytesIO(picture)).convert("L"), dtype=float)


def _grey_of_pdf(written: bytes, shape: tuple[int, ...]) -> Grey:
    page = pypdfium2.PdfDocument(written)[0]
    image = page.render(scale=shape[1] / page.get_width()).to_pil().convert("L")
    return np.asarray(image.resize((shape[1], shape[0])), dtype=float)


def _unlike(one: Grey, other: Grey) -> float:
    """The share of pixels of clearly another grey, a pixel of play allowed for hinting and rounding."""
    nearest = np.minimum.reduce(
        [np.abs(one - np.roll(other, (down, right), (0, 1))) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    )
    return float(np.mean(nearest > 90))


def _pixels(page: object) -> bool:
    forms = page["/Resources"]["/XObject"].values()  # type: ignore[index]
    return any(form.get_object().get("/Subtype") == "/Image" for form in forms)


def _is_embedded(font: object) -> bool:
    """Whether the glyphs are in the file: as drawings (Type 3) or as a font file."""
    found = font.get_object()  # type: ignore[attr-defined]
    if found["/Subtype"] == "/Type3":
        return bool(found["/CharProcs"])
    (below,) = found.get("/DescendantFonts", [found])
    return any(name in below.get_object()["/FontDescriptor"] for name in ("/FontFile2", "/FontFile3"))


def test_a_browser_that_does_not_start_is_named(
    context: Context, map_plate: Plate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "chrome"
    program.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("CHROME_PATH", str(program))
    with Renderer(context) as drawing, pytest.raises(PictureFailed, match=re.escape(str(program))):
        drawing.picture(map_plate, Kind.PNG, Options())
