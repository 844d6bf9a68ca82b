"""A native chart as DrawingML: the XML of its part, in the order that the schema of ECMA-376 asks for."""

from collections import Counter
from xml.sax.saxutils import escape

from app.export.slides.spec import Axis, Box, Face, Form, NativeChart, Point, Series, Tag
from app.export.slides.text import Run, clean, office_language, paragraph, run_properties
from app.export.slides.workbook import Cells, cells_of
from app.figures.tokens import WHITE, Tokens, mixed

_NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_LABEL_EXTENSION = (
    'uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
)
_EMU = 12700
_ACROSS, _UP = 111111111, 222222222
"""Ids of the two axes."""
_AXIS_SIZE = 12.0
_CAP, _SPREAD = 1.5, 3.0
"""Points: a line with caps for a range, a broad pale one for how far methods lie apart."""


def chart_xml(chart: NativeChart, ink: Tokens, lang: str) -> bytes:
    """The XML of a chart part, without the reference to its workbook."""
    all_cells = cells_of(chart)
    series = "".join(
        _series(chart, place, each, cells, ink, lang)
        for place, (each, cells) in enumerate(zip(chart.series, all_cells, strict=True))
    )
    text = _text_properties(ink, lang)
    body = (
        f'<c:chartSpace {_NAMES}><c:date1904 val="0"/><c:lang val="{office_language(lang)}"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        f"{_plot_layout(chart)}{_PLOTS[chart.form][0]}{series}{_PLOTS[chart.form][1]}"
        f'<c:axId val="{_ACROSS}"/><c:axId val="{_UP}"/></c:{_PLOTS[chart.form][2]}>'
        f"{_axes(chart, ink, lang)}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text}</c:chartSpace>"
    )
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + body.encode()


_PLOTS = {
    Form.SCATTER: (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>',
        "",
        "scatterChart",
    ),
    Form.LINES: (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>',
        '<c:marker val="1"/>',
        "lineChart",
    ),
    Form.BARS: (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>',
        '<c:gapWidth val="60"/>',
        "barChart",
    ),
    Form.COLUMNS: (
        '<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>',
        '<c:gapWidth val="30"/><c:overlap val="100"/>',
        "barChart",
    ),
    Form.AREAS: (
        '<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>',
        "",
        "areaChart",
    ),
}
"""For each form: what stands before its series, after them, and the name of the element."""


def _series(chart: NativeChart, place: int, series: Series, cells: Cells, ink: Tokens, lang: str) -> str:
    """One series, its children in the order of the schema for its form."""
    points = series.points
    head = (
        f'<c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>{escape(cells.name)}</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(clean(series.name))}</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx>"
    )
    labels = _labels(chart, points, ink, lang)
    bars = _error_bars(chart, series, cells, ink)
    if chart.form == Form.SCATTER:
        across = f"<c:xVal>{_numbers(cells.x, [point.x for point in points])}</c:xVal>"
        up = f"<c:yVal>{_numbers(cells.y, [point.y for point in points])}</c:yVal>"
        usual = _usual_mark(points)
        marks = "".join(_point_mark(at, point, series, usual) for at, point in enumerate(points))
        line = _line(series.width, series.colour, series.dash)
        parts = (line, _marker(usual), marks, labels, bars, across, up)
        return f'<c:ser>{head}{"".join(parts)}<c:smooth val="0"/></c:ser>'
    across = f"<c:cat>{_categories(chart, cells)}</c:cat>"
    values: list[float | None] = [None] * len(chart.categories)
    for point in points:
        values[int(point.x)] = point.y
    up = f"<c:val>{_numbers(cells.y, values)}</c:val>"
    if chart.form == Form.LINES:
        usual = _usual_mark(points)
        marks = "".join(_point_mark(int(point.x), point, series, usual) for point in points)
        line = _line(series.width, series.colour, series.dash)
        parts = (line, _marker(usual), marks, labels, bars, across, up)
        return f'<c:ser>{head}{"".join(parts)}<c:smooth val="0"/></c:ser>'
    gap = Face(series.colour, ink.paper)
    if chart.form == Form.AREAS:
        return f"<c:ser>{head}{_shape(gap, 1.5)}{across}{up}</c:ser>"
    faces = "".join(
        f'<c:dPt><c:idx val="{int(point.x)}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{_shape(point.face, 1.25)}</c:dPt>"
        for point in points
        if point.face is not None
    )
    plain = _shape(gap if chart.form == Form.COLUMNS else Face(series.colour), 1.0)
    parts = (plain, '<c:invertIfNegative val="0"/>', faces, labels, bars, across, up)
    return f"<c:ser>{head}{''.join(parts)}</c:ser>"


_Mark = tuple[str, float, Face | None]
"""Shape, size and face of a marker; without a size there is none."""


def _mark(point: Point) -> _Mark:
    return (point.symbol, point.size, point.face) if point.size else ("none", 0.0, None)


def _usual_mark(points: tuple[Point, ...]) -> _Mark:
    """The marker of most points of a series, which points that people add take too."""
    return Counter(_mark(point) for point in points if point.y is not None).most_common(1)[0][0]


def _marker(mark: _Mark) -> str:
    symbol, size, face = mark
    if face is None:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    size = round(min(max(size, 2), 72))
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>{_shape(face, 1.5)}</c:marker>'


def _point_mark(at: int, point: Point, series: Series, usual: _Mark) -> str:
    """The marker of a point that differs from the others, and the line that leads to it."""
    mark = _mark(point)
    if point.y is None or mark == usual:
        return ""
    line = _line(series.width, series.colour, series.dash)
    return f'<c:dPt><c:idx val="{at}"/>{_marker(mark)}<c:bubble3D val="0"/>{line}</c:dPt>'


def _line(width: float, colour: str, dash: str = "solid") -> str:
    if not width:
        return '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'
    return f"<c:spPr>{_stroke(width, colour, dash)}</c:spPr>"


def _stroke(width: float, colour: str, dash: str = "solid") -> str:
    return (
        f'<a:ln w="{round(width * _EMU)}" cap="flat"><a:solidFill>{_colour(colour)}</a:solidFill>'
        f'<a:prstDash val="{dash}"/><a:round/></a:ln>'
    )


def _shape(face: Face, width: float) -> str:
    """Fill and edge of a marker, a bar or an area."""
    if face.hatched:
        fill = (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr>{_colour(WHITE)}</a:fgClr>'
            f"<a:bgClr>{_colour(face.fill)}</a:bgClr></a:pattFill>"
        )
    else:
        fill = f"<a:solidFill>{_colour(face.fill)}</a:solidFill>" if face.fill else "<a:noFill/>"
    if not face.edge:
        return f"<c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr>"
    return f"<c:spPr>{fill}{_stroke(width, face.edge, 'sysDash' if face.dashed else 'solid')}</c:spPr>"


def _colour(colour: str) -> str:
    return f'<a:srgbClr val="{colour.lstrip("#")}"/>'


def _labels(chart: NativeChart, points: tuple[Point, ...], ink: Tokens, lang: str) -> str:
    """The labels of the points that have one; the others have none."""
    flags = "".join(
        f'<c:{name} val="0"/>'
        for name in (
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
        )
    )
    found = []
    for at, point in enumerate(points):
        if point.tag is not None:
            index = at if chart.form == Form.SCATTER else int(point.x)
            found.append(_label(index, point.tag, chart.frame, flags, lang))
    if not found:
        return ""
    leaders = (
        f'<c:extLst><c:ext {_LABEL_EXTENSION}><c15:showLeaderLines val="1"/><c15:leaderLines><c:spPr>'
        f"{_stroke(0.75, ink.rule2)}</c:spPr></c15:leaderLines></c:ext></c:extLst>"
        if any(point.tag and (point.tag.dx or point.tag.dy) for point in points)
        else ""
    )
    return f"<c:dLbls>{''.join(found)}{flags}{leaders}</c:dLbls>"


def _label(at: int, tag: Tag, frame: Box, flags: str, lang: str) -> str:
    align = {"l": "r", "t": "ctr"}.get(tag.side, "l")
    words = "".join(paragraph(line, lang, align=align) for line in tag.lines)
    layout = ""
    if tag.dx or tag.dy:
        layout = (
            f'<c:layout><c:manualLayout><c:x val="{tag.dx / frame.width:.5f}"/>'
            f'<c:y val="{tag.dy / frame.height:.5f}"/></c:manualLayout></c:layout>'
        )
    size = (
        f"<c:extLst><c:ext {_LABEL_EXTENSION}><c15:layout><c:manualLayout>"
        f'<c:w val="{tag.width / frame.width:.5f}"/><c:h val="{tag.height / frame.height:.5f}"/>'
        "</c:manualLayout></c15:layout></c:ext></c:extLst>"
    )
    shown = flags.replace('<c:showVal val="0"/>', '<c:showVal val="1"/>')
    return (
        f'<c:dLbl><c:idx val="{at}"/>{layout}<c:tx><c:rich>'
        '<a:bodyPr wrap="none" lIns="38100" tIns="0" rIns="38100" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{words}</c:rich></c:tx><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:dLblPos val="{tag.side}"/>{shown}{size}</c:dLbl>'
    )


def _error_bars(chart: NativeChart, series: Series, cells: Cells, ink: Tokens) -> str:
    """From the low end of ranges to the high one; how far the methods of a model lie apart is broad and pale."""
    if not cells.up:
        return ""
    points: list[Point | None] = list(series.points)
    if chart.form != Form.SCATTER:
        points = [None] * len(chart.categories)
        for point in series.points:
            points[int(point.x)] = point
    up = [point.up or None if point else None for point in points]
    down = [point.down or None if point else None for point in points]
    colour, width = (series.colour, _CAP) if series.caps else (mixed(series.colour, ink.paper, 0.4), _SPREAD)
    way = "" if chart.form == Form.BARS else '<c:errDir val="y"/>'
    return (
        f'<c:errBars>{way}<c:errBarType val="both"/>'
        f'<c:errValType val="cust"/><c:noEndCap val="{int(not series.caps)}"/>'
        f"<c:plus>{_numbers(cells.up, up)}</c:plus><c:minus>{_numbers(cells.down, down)}</c:minus>"
        f"<c:spPr>{_stroke(width, colour)}</c:spPr></c:errBars>"
    )


def _numbers(reference: str, values: list[float | None] | list[float]) -> str:
    """Cells of numbers with what they held; an empty cell has no entry, never a zero."""
    kept = "".join(
        f'<c:pt idx="{at}"><c:v>{value:.10g}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:numRef><c:f>{escape(reference)}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{kept}</c:numCache></c:numRef>'
    )


def _categories(chart: NativeChart, cells: Cells) -> str:
    if chart.dates:
        return _numbers(cells.x, [float(day) for day in chart.dates]).replace("General", "yyyy\\-mm")
    names = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(clean(name))}</c:v></c:pt>'
        for at, name in enumerate(chart.categories)
    )
    return (
        f"<c:strRef><c:f>{escape(cells.x)}</c:f><c:strCache>"
        f'<c:ptCount val="{len(chart.categories)}"/>{names}</c:strCache></c:strRef>'
    )


def _plot_layout(chart: NativeChart) -> str:
    frame, plot = chart.frame, chart.plot
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{plot.x / frame.width:.5f}"/><c:y val="{plot.y / frame.height:.5f}"/>'
        f'<c:w val="{plot.width / frame.width:.5f}"/><c:h val="{plot.height / frame.height:.5f}"/>'
        "</c:manualLayout></c:layout>"
    )


def _axes(chart: NativeChart, ink: Tokens, lang: str) -> str:
    if chart.form == Form.SCATTER:
        assert chart.across is not None
        across = _value_axis(_ACROSS, _UP, "b", chart.across, ink, lang, grid=False, between="midCat")
        return across + _value_axis(_UP, _ACROSS, "l", chart.up, ink, lang, grid=True, between="midCat")
    if chart.form == Form.BARS:
        return _category_axis("l", "maxMin", ink, lang) + _value_axis(
            _UP, _ACROSS, "t", chart.up, ink, lang, grid=False, between="between"
        )
    between = "between" if chart.form == Form.COLUMNS else "midCat"
    first = _date_axis(chart, ink, lang) if chart.dates else _category_axis("b", "minMax", ink, lang)
    return first + _value_axis(_UP, _ACROSS, "l", chart.up, ink, lang, grid=True, between=between)


def _value_axis(
    own: int, other: int, side: str, axis: Axis, ink: Tokens, lang: str, *, grid: bool, between: str
) -> str:
    scaling = '<c:logBase val="10"/>' if axis.is_log else ""
    lines = f"<c:majorGridlines><c:spPr>{_stroke(0.75, ink.rule)}</c:spPr></c:majorGridlines>"
    shape = f"<c:spPr>{_stroke(1.0, ink.rule2)}</c:spPr>" if not grid else _line(0, "")
    unit = "" if axis.is_log else f'<c:majorUnit val="{axis.step:g}"/>'
    # The axis of years crosses the other one at zero, which is the zero line; its words stay below all.
    cross = "min" if grid else "autoZero"
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling>{scaling}<c:orientation val="minMax"/>'
        f'<c:max val="{axis.high:.10g}"/><c:min val="{axis.low:.10g}"/></c:scaling>'
        f'<c:delete val="{int(not axis.shown)}"/><c:axPos val="{side}"/>{lines if grid and axis.shown else ""}'
        f'<c:numFmt formatCode="{escape(axis.written, {chr(34): "&quot;"})}" sourceLinked="0"/>'
        f'<c:majorTickMark val="{"none" if grid else "out"}"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{shape}{_text_properties(ink, lang)}<c:crossAx val="{other}"/>'
        f'<c:crosses val="{cross}"/><c:crossBetween val="{between}"/>{unit}</c:valAx>'
    )


def _category_axis(side: str, order: str, ink: Tokens, lang: str) -> str:
    return (
        f'<c:catAx><c:axId val="{_ACROSS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_stroke(1.0, ink.rule2)}</c:spPr>{_text_properties(ink, lang, ink.ink)}"
        f'<c:crossAx val="{_UP}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="60"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _date_axis(chart: NativeChart, ink: Tokens, lang: str) -> str:
    assert chart.across is not None
    return (
        f'<c:dateAx><c:axId val="{_ACROSS}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="yyyy" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_stroke(1.0, ink.rule2)}</c:spPr>{_text_properties(ink, lang)}"
        f'<c:crossAx val="{_UP}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblOffset val="60"/>'
        f'<c:baseTimeUnit val="{"months" if chart.months else "years"}"/>'
        f'<c:majorUnit val="{chart.across.step:g}"/><c:majorTimeUnit val="years"/></c:dateAx>'
    )


def _text_properties(ink: Tokens, lang: str, colour: str = "") -> str:
    run = run_properties(Run("", _AXIS_SIZE, colour or ink.ink2), lang, "a:defRPr")
    return f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{run}</a:pPr><a:endParaRPr/></a:p></c:txPr>"
