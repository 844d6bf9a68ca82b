"""One slide of a view: title, subtitle, chart, a column of words, and the foot with source, edition and address."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Page

from app.data.shown import shown
from app.domain.codes import Theme
from app.export.context import Context
from app.export.slides.alternative import alternative
from app.export.slides.column import AFTER, Words, column_lines
from app.export.slides.foot import Foot
from app.export.slides.native import NATIVE
from app.export.slides.page import add_chart, add_picture, add_title, add_words
from app.export.slides.spec import Box, Drawn, Sheet
from app.export.slides.text import LEAST, Line, Run, block_height, cut, fitting_size
from app.export.slides.theme import MARGIN, TITLE_ONLY, WIDTH
from app.export.slides.told import Told, told_from
from app.export.slides.workbook import About
from app.figures.registry import DRAWINGS
from app.figures.tokens import Tokens
from app.state.charts import MAPS, Chart
from app.state.exports import Kind, Options
from app.state.view import ViewState
from app.text.alone import alone
from app.text.i18n import _, ngettext
from app.text.numbers import number

if TYPE_CHECKING:
    from app.export.picture.plate import Plate
    from app.export.picture.renderer import Renderer

PIXELS = 1.25
"""CSS pixels of a picture for each point of its slide: its smallest type of 15 pixels becomes 12 points."""
SCALE = 2
_LEAST_MAP = 930.0
"""CSS pixels of a map and its legend; a narrower one would be drawn as on a phone, with fewer arrows."""
_TITLE_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0)
_COLUMN, _STORY_COLUMN, _GUTTER = 226.0, 262.0, 20.0
_TOP = 22.0
_WIDTHS = (1.0, 1.25, 1.5, 1.8)
_LEGEND = 40.0
"""CSS pixels of the legend below a chart that grows."""
_WIDE = (Chart.TIMELINE,)
"""Charts that take the whole width, with their words above them."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a story says on a slide: its own title and sentences, and sources of numbers that are not in the chart."""

    title: str
    text: str
    sources: str = ""


def add_view(
    deck: Deck,
    context: Context,
    renderer: "Renderer",
    chart: Chart,
    state: ViewState,
    options: Options,
    told: Told,
    ink: Tokens,
    step: Step | None = None,
) -> tuple[Page, Told, Drawn | None]:
    """Add the slide of a view. For the notes come back its words, which a picture of another size changes, and what its
    native charts leave out, None of a picture.
    """
    page, lang = add_page(deck), state.lang
    link = context.link(told.linked)
    here = shown(context.dataset, chart, state)
    has_figures = not here.is_empty
    # What sources name without a number, and where no figure is, stand on maps.
    is_picture = chart not in NATIVE and bool(has_figures or here.mentions or here.absences or here.crossings)
    foot = Foot(_foot_lines(told, step, mapped=is_picture), link, ink, lang, qr=options.qr)
    y = add_heading(page, step.title if step else told.name, ink, lang)
    is_wide = is_picture and chart in _WIDE
    if not is_picture or is_wide:
        y = _add_subtitle(page, told, y, ink, lang, named=step is not None, found=is_wide and step is None)
    width = _STORY_COLUMN if step else _COLUMN
    body = Box(MARGIN, y, WIDTH - 2 * MARGIN, foot.top - 10 - y)
    side = Box(body.x + body.width - width, y, width, body.height)
    area = replace(body, width=body.width - width - _GUTTER)
    if is_picture:
        area = body if is_wide and not step else area
        told = _add_drawing(page, context, renderer, chart, state, area, told, dark=options.dark)
        if not is_wide or step:
            above = () if is_wide else (told.name, told.subtitle) if step else (told.subtitle,)
            lead = step.text if step else told.finding
            words = Words(lead, tuple(filter(None, above)), caveats=told.caveats)
            _add_column(page, words, side, ink, lang, large=step is not None)
        foot.add(page)
        return page, told, None
    drawn = (
        NATIVE[chart](Sheet(context.dataset, ink, lang, area), state)
        if has_figures and chart in NATIVE
        else None
    )
    if drawn is None or not drawn.charts:
        _add_sentence(page, told.finding, area, ink, lang)
        _add_column(page, Words(step.text if step else "", caveats=told.caveats), side, ink, lang)
        foot.add(page)
        return page, told, drawn
    about = _about(told, link)
    for each in drawn.charts:
        heard = alternative(each, told, alone=len(drawn.charts) == 1)
        add_chart(page, context.dataset, each, ink, lang, about, heard)
    marks = (*((" ".join(drawn.marks),) if drawn.marks else ()), *drawn.also)
    caveats = told.caveats if drawn.caveats is None else drawn.caveats
    lead = step.text if step else told.finding
    words = Words(lead, (_not_drawn(drawn),) if drawn.left_out else (), marks, caveats)
    _add_column(page, words, side, ink, lang, large=step is not None)
    foot.add(page)
    return page, told, drawn


def add_page(deck: Deck) -> Page:
    """A slide with a title and nothing else."""
    layout = next(each for each in deck.slide_layouts if each.name == TITLE_ONLY)
    page: Page = deck.slides.add_slide(layout)
    return page


def add_heading(page: Page, text: str, ink: Tokens, lang: str) -> float:
    """The title at the top, in one or two lines; where it ends."""
    width = WIDTH - 2 * MARGIN
    size = fitting_size(text, width, 70.0, _TITLE_SIZES, bold=True)
    height = block_height(text, size, width, bold=True) + 4
    add_title(page, Run(text, size, ink.ink, bold=True), Box(MARGIN, _TOP, width, height), lang)
    return _TOP + height + 4


def _foot_lines(told: Told, step: Step | None, *, mapped: bool) -> list[str]:
    """What stands under every chart: source, boundaries where a map is `mapped`, edition."""
    more, boundary = step.sources if step else "", told.boundary if mapped else ""
    return [line for line in (told.source, more, boundary, told.version) if line]


def _add_subtitle(
    page: Page, told: Told, y: float, ink: Tokens, lang: str, *, named: bool, found: bool
) -> float:
    """The subtitle below the title, after the name of the chart where the slide has a title of its own, and before what
    is `found` where no column tells it.
    """
    width = WIDTH - 2 * MARGIN
    size = fitting_size(told.subtitle, width, 36.0, (14.0, 13.0, LEAST))
    text = cut(told.subtitle, size, width, 3.1 * size * 1.25)
    lines: list[Line] = [(Run(told.name, 14.0, ink.ink, bold=True),)] if named else []
    height = block_height(told.name, 14.0, width, bold=True) if named else 0.0
    if text:
        lines.append((Run(text, size, ink.ink2),))
        height += block_height(text, size, width)
    if found:
        lines.append((Run(cut(told.finding, 14.0, width, 36.0), 14.0, ink.ink),))
        height += block_height(lines[-1][0].text, 14.0, width)
    if not lines:
        return y
    add_words(page, lines, Box(MARGIN, y, width, height), lang, _("Subtitle"))
    return y + height + 10


def _add_column(page: Page, words: Words, box: Box, ink: Tokens, lang: str, *, large: bool = False) -> None:
    lines = column_lines(words, box.width, box.height, ink, largest=18.0 if large else 15.0)
    if lines:
        add_words(page, lines, box, lang, _("Finding and caveats"), after=AFTER)


def _add_sentence(page: Page, sentence: str, box: Box, ink: Tokens, lang: str) -> None:
    """What stands in the place of a chart that has nothing to show."""
    size = fitting_size(sentence, box.width * 0.8, box.height * 0.7, (22.0, 20.0, 18.0, 16.0, 14.0, LEAST))
    where = Box(box.x, box.y + box.height * 0.25, box.width * 0.8, box.height * 0.7)
    add_words(page, [(Run(sentence, size, ink.ink),)], where, lang, _("No data"))


def _add_drawing(
    page: Page,
    context: Context,
    renderer: "Renderer",
    chart: Chart,
    state: ViewState,
    box: Box,
    told: Told,
    *,
    dark: bool,
) -> Told:
    """The chart as a crisp picture with its legend; what it says of itself at its size comes back."""
    # A browser is not needed for slides of native charts.
    from app.export.picture.plate import bare_plate

    pixels = max(PIXELS, _LEAST_MAP / box.width) if chart in MAPS else PIXELS

    def of_width(width: float) -> "Plate":
        size = round(width * pixels), round(box.height * pixels)
        with alone():
            return bare_plate(context, chart, state.but(embed=True), *size, dark=dark)

    def type_size(plate: "Plate") -> float:
        # A chart that grows is made smaller until it fits; a wider one is lower, and may be larger in the end.
        high = float(plate.first[0].layout.height) * plate.zoom + _LEGEND
        return min(box.width / plate.shape.width, box.height / high)

    plates = [of_width(box.width * part) for part in (_WIDTHS if DRAWINGS[chart].grows else (1.0,))]
    plate = max(plates, key=type_size) if len(plates) > 1 else plates[0]
    drawn: list[dict[str, Any]] = []

    def make(width: int, height: int) -> tuple[Any, str]:
        figure, body = plate.make(width, height)
        drawn.append(figure.layout.meta)
        return figure, body

    png = renderer.picture(replace(plate, make=make), Kind.PNG, Options(scale=SCALE, dark=dark))
    told = told_from(context, chart, state, drawn[-1]) if drawn else told
    add_picture(page, png, box, told.name, told.description)
    return told


def _not_drawn(drawn: Drawn) -> str:
    count = len(drawn.left_out)
    sentence = ngettext(
        "{n} more is named in the notes of this slide.",
        "{n} more are named in the notes of this slide.",
        count,
    )
    return sentence.format(n=number(count))


def _about(told: Told, link: str) -> About:
    rows = [
        (_("Title"), told.name),
        (_("Subtitle"), told.subtitle),
        (_("Finding"), told.finding),
        (_("Source"), told.source),
        *((_("Caveat"), text) for text in told.caveats),
        (_("Edition"), told.version),
        (_("Address"), link),
    ]
    return About(tuple((name, text) for name, text in rows if text))


def theme_of(options: Options) -> Theme:
    """Light, unless the options ask for dark."""
    return Theme.DARK if options.dark else Theme.LIGHT
