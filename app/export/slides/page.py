"""Putting things on a slide: words that fit their box, rules, pictures and native charts with a text alternative."""

from collections.abc import Sequence
from io import BytesIO

from pptx.chart.data import ChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import Slide as Page
from pptx.util import Emu, Pt

from app.data.dataset import Dataset
from app.export.slides.spec import Box, NativeChart
from app.export.slides.text import Line, Run, paragraph
from app.export.slides.workbook import About, workbook
from app.export.slides.xml import chart_xml
from app.figures.tokens import Tokens
from app.text.i18n import _

_NAMES = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


class _Ready(ChartData):
    """A chart whose XML and workbook are made already; python-pptx only stores them."""

    def __init__(self, xml: bytes, book: bytes) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._part, self._workbook = xml, book

    def xml_bytes(self, chart_type: XL_CHART_TYPE) -> bytes:  # noqa: ARG002 - asked for by python-pptx
        """The XML of the chart part."""
        return self._part

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook."""
        return self._workbook


def write(shape: object, lines: Sequence[Line], lang: str, *, after: float = 0.0, anchor: str = "t") -> None:
    """Write paragraphs into a shape, without any margin of its own; Office shrinks them if people add to them."""
    body = shape.element.txBody  # type: ignore[attr-defined]
    for old in list(body):
        body.remove(old)
    frame = (
        f'<a:bodyPr {_NAMES} wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        "<a:normAutofit/></a:bodyPr>"
    )
    body.append(parse_xml(frame))
    body.append(parse_xml(f"<a:lstStyle {_NAMES}/>"))
    for line in lines:
        body.append(parse_xml(paragraph(line, lang, after=after).replace("<a:p>", f"<a:p {_NAMES}>", 1)))


def add_words(
    page: Page,
    lines: Sequence[Line],
    box: Box,
    lang: str,
    name: str,
    *,
    after: float = 0.0,
    anchor: str = "t",
) -> None:
    """A text box with paragraphs."""
    shape = page.shapes.add_textbox(Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height))
    shape.name = name
    write(shape, lines, lang, after=after, anchor=anchor)


def add_title(page: Page, run: Run, box: Box, lang: str) -> None:
    """The title of a slide in its own placeholder, which outlines and screen readers take for its name."""
    title = page.shapes.title
    assert title is not None
    title.left, title.top, title.width, title.height = (
        Pt(each) for each in (box.x, box.y, box.width, box.height)
    )
    write(title, [(run,)], lang)


def add_rule(page: Page, box: Box, colour: str, width: float, name: str) -> None:
    """A line from the upper left to the lower right corner of a box, which says nothing to a screen reader."""
    line = page.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, Pt(box.x), Pt(box.y), Pt(box.x + box.width), Pt(box.y + box.height)
    )
    line.name = name
    # The style of the template would give it a shadow.
    style = line._element.find(qn("p:style"))
    if style is not None:
        line._element.remove(style)
    line.line.width = Pt(width)
    line.line.color.rgb = RGBColor.from_string(colour.lstrip("#"))  # type: ignore[no-untyped-call]
    _mark_decorative(line)


def add_picture(page: Page, png: bytes, box: Box, name: str, description: str) -> None:
    """A picture as large as fits into a box, at its upper edge, with a text alternative."""
    picture = page.shapes.add_picture(BytesIO(png), Pt(box.x), Pt(box.y))
    scale = min(Pt(box.width) / picture.width, Pt(box.height) / picture.height)
    picture.width, picture.height = Emu(round(picture.width * scale)), Emu(round(picture.height * scale))
    picture.left = Emu(Pt(box.x) + (Pt(box.width) - picture.width) // 2)
    _describe(picture, name, description)


def add_chart(
    page: Page, dataset: Dataset, chart: NativeChart, ink: Tokens, lang: str, about: About, description: str
) -> None:
    """A native chart with its workbook, and the words that stand beside it."""
    frame = chart.frame
    ready = _Ready(chart_xml(chart, ink, lang), workbook(dataset, chart, about))
    shape = page.shapes.add_chart(
        XL_CHART_TYPE.XY_SCATTER, Pt(frame.x), Pt(frame.y), Pt(frame.width), Pt(frame.height), ready
    )
    _describe(shape, chart.name, description)
    if chart.heading:
        above = Box(frame.x, frame.y, frame.width, chart.plot.y)
        add_words(page, chart.heading, above, lang, _("Heading"))
    for note in chart.notes:
        if note.leader is not None:
            x, y = note.leader
            end = Box(x, y, note.box.x - 3 - x, note.box.y + note.box.height / 2 - y)
            add_rule(page, end, note.colour or ink.rule2, 0.75, "Leader")
        add_words(page, note.lines, note.box, lang, "Label", anchor="ctr")


def _describe(shape: object, name: str, description: str) -> None:
    """Name and text alternative."""
    properties = shape._element._nvXxPr.cNvPr  # type: ignore[attr-defined]
    properties.set("name", name)
    properties.set("descr", description)


def _mark_decorative(shape: object) -> None:
    """Tell screen readers to pass over a shape."""
    properties = shape._element._nvXxPr.cNvPr  # type: ignore[attr-defined]
    properties.append(
        parse_xml(
            f'<a:extLst {_NAMES}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
            '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
            "</a:ext></a:extLst>"
        )
    )
