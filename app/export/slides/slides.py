"""PowerPoint: a view as one slide, a story as a slide for each step; charts are native where Office has them."""

from io import BytesIO
from typing import TYPE_CHECKING

from pptx.presentation import Presentation as Deck

from app.data.shown import shown
from app.data.stories.stories import Slide, Story
from app.domain.figure import Observation
from app.export.context import Context
from app.export.slides.foot import Foot
from app.export.slides.frame import Step, add_heading, add_page, add_view, theme_of
from app.export.slides.notes import notes_of, properties, write_notes
from app.export.slides.page import add_words, write
from app.export.slides.spec import Box
from app.export.slides.text import Run, fitting_size
from app.export.slides.theme import MARGIN, TITLE_SLIDE, WIDTH, empty_deck
from app.export.slides.told import told_of, version_line
from app.export.story import story_link
from app.figures.tokens import Tokens, tokens
from app.state.charts import Chart
from app.state.exports import Options
from app.state.view import ViewState
from app.text.i18n import _, speaking
from app.text.trends.sources import sources_of

if TYPE_CHECKING:
    from app.export.picture.renderer import Renderer


def slides_of_view(
    context: Context, renderer: "Renderer", chart: Chart, state: ViewState, options: Options
) -> bytes:
    """A presentation whose first slide is the chart of a view, in its language; size and scale of the options say
    nothing here. NoBrowser if the chart has to be a picture and nothing can draw it.
    """
    ink = tokens(theme_of(options))
    with speaking(state.lang):
        deck, told = empty_deck(ink), told_of(context, chart, state)
        page, told, drawn = add_view(deck, context, renderer, chart, state, options, told, ink)
        write_notes(page, notes_of(context, chart, state, told, drawn), state.lang)
        properties(
            context,
            deck,
            state.lang,
            title=told.name,
            subject=told.subtitle,
            source=told.source,
            link=context.link(told.linked),
        )
    return _bytes(deck)


def slides_of_story(context: Context, renderer: "Renderer", story: Story) -> bytes:
    """A presentation of a story: its title, then a slide for each step. NoBrowser as with a view."""
    options = Options()
    ink = tokens(theme_of(options))
    with speaking(story.lang):
        deck = empty_deck(ink)
        _add_title_slide(deck, context, story, ink)
        for slide in story.slides:
            if slide.view is None or slide.chart is None:
                _add_words_slide(deck, context, slide, story.lang, ink)
                continue
            state = slide.view.but(lang=story.lang)
            told = told_of(context, slide.chart, state)
            more = _other_sources(context, slide, state)
            step = Step(slide.title, slide.text, more)
            page, told, drawn = add_view(
                deck, context, renderer, slide.chart, state, options, told, ink, step
            )
            write_notes(page, notes_of(context, slide.chart, state, told, drawn, slide.notes), story.lang)
        properties(
            context,
            deck,
            story.lang,
            title=story.title,
            subject=story.subtitle,
            source=_("Sources stand on every slide and in its notes."),
            link=story_link(context, story),
        )
    return _bytes(deck)


def _add_title_slide(deck: Deck, context: Context, story: Story, ink: Tokens) -> None:
    layout = next(each for each in deck.slide_layouts if each.name == TITLE_SLIDE)
    page = deck.slides.add_slide(layout)
    width = WIDTH - 2 * MARGIN
    title, subtitle = page.placeholders[0], page.placeholders[1]
    for shape, y, height in ((title, 150.0, 100.0), (subtitle, 262.0, 80.0)):
        shape.left, shape.top, shape.width, shape.height = (
            round(each * 12700) for each in (MARGIN, y, width * 0.86, height)
        )
    size = fitting_size(story.title, width * 0.86, 100.0, (40.0, 36.0, 32.0, 28.0, 24.0), bold=True)
    write(title, [(Run(story.title, size, ink.ink, bold=True),)], story.lang, anchor="b")
    size = fitting_size(story.subtitle, width * 0.86, 80.0, (20.0, 18.0, 16.0, 14.0))
    write(subtitle, [(Run(story.subtitle, size, ink.ink2),)], story.lang)
    home = story_link(context, story)
    Foot([version_line(context)], home, ink, story.lang).add(page)
    write_notes(
        page,
        [line for line in (story.title, story.subtitle, version_line(context), home) if line],
        story.lang,
    )


def _add_words_slide(deck: Deck, context: Context, slide: Slide, lang: str, ink: Tokens) -> None:
    """A step without a chart: its sentences large, and the sources of its numbers."""
    page = add_page(deck)
    source = sources_of(context.dataset, _figures(context, slide))
    foot = Foot([line for line in (source, version_line(context)) if line], "", ink, lang)
    y = add_heading(page, slide.title, ink, lang) + 24
    box = Box(MARGIN, y, (WIDTH - 2 * MARGIN) * 0.8, foot.top - 16 - y)
    size = fitting_size(slide.text, box.width, box.height, (26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0))
    lines = [(Run(part, size, ink.ink),) for part in slide.text.split("\n") if part.strip()]
    if lines:
        add_words(page, lines, box, lang, _("Text"), after=size / 2)
    foot.add(page)
    said = [*slide.notes.split("\n\n"), source, version_line(context)]
    write_notes(page, [line for line in said if line.strip()], lang)


def _other_sources(context: Context, slide: Slide, state: ViewState) -> str:
    """The sources of the numbers in the words of a step that its chart does not show."""
    assert slide.chart is not None
    drawn = {row.observation_id for row in shown(context.dataset, slide.chart, state).figures}
    rows = [row for row in _figures(context, slide) if row.observation_id not in drawn]
    if not rows:
        return ""
    return _("Other numbers in the words. {sources}").format(sources=sources_of(context.dataset, rows))


def _figures(context: Context, slide: Slide) -> list[Observation]:
    known = context.dataset.by_id
    return [known[key] for key in slide.figures if key in known]


def _bytes(deck: Deck) -> bytes:
    file = BytesIO()
    deck.save(file)
    return file.getvalue()
