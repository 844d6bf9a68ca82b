"""A story as one JSON-able deck: all that the player (assets/deck) needs, with nothing left to fetch.

    format      1
    id lang title subtitle
    version     which edition of the data, in words; address: where a reader finds the story, "" without one
    words keys  every word of the player's own; the keys with what they do
    geo         base maps: the address that figures name them by -> GeoJSON
    pairs       [[light, dark], ...]: an object {"@": n} anywhere below stands for pairs[n] in the theme of the moment
    parts       traces and parts of layouts that pictures share
    slides      the slides in their order:
        title text      text is a list of paragraphs
        notes           paragraphs of the speaker
        chart page      the chart and the path of its page, or ""
        view            path and query of the view in the dashboard, or "" for words alone
        address         the public address of that view, or ""
        layout          "map", "side", "wide", or "words" without a picture
        beside          where numbers in its words are from that its chart does not show, or ""
        boundaries      what lines and names on its map mean, in a few words, or ""
        pictures        the one that the slide begins with (`start`) and those that its filters lead to:
            group key label     "year", "2019", "2019"; "origin", "MMR", "Myanmar"; or "" for a picture without either
            left top            where in the figure the part begins that is shown, in its own pixels
            width height        of that part; other figures than maps are shown whole
            zoom                how many times it is enlarged on a stage of 1280 by 720 CSS pixels
            legend              HTML of the kinds of marks on it, or ""
            words               title, subtitle, finding, source, notes (caveats) of the figure; `brief`, a short source
            figure              {"data": [number of a part, ...], "layout": {name: number of a part}}
        start

A figure is put together from parts and pairs by `figure_of` here and by assets/deck/10_figures.js in the browser.
"""

from typing import Any

from app.data.stories.check import told_beside
from app.data.stories.stories import Slide, Story
from app.export.context import Context
from app.export.deck.pictures import Painter, boundaries
from app.export.deck.pool import PAIR, Pool
from app.export.story import story_link
from app.state.codec import address
from app.text.alone import alone
from app.text.export.deck import beside_source, player_keys, player_words
from app.text.i18n import speaking
from app.text.labels import version_words

FORMAT = 1


def deck(context: Context, story: Story) -> dict[str, Any]:
    """The deck of a story in its language; the format stands above."""
    with speaking(story.lang), alone():
        pool = Pool()
        painter = Painter(context, pool)
        slides = [_slide(context, painter, slide) for slide in story.slides]
        return {
            "format": FORMAT,
            "id": story.story_id,
            "lang": story.lang,
            "title": story.title,
            "subtitle": story.subtitle,
            "version": version_words(context.dataset),
            "address": story_link(context, story),
            "words": player_words(),
            "keys": player_keys(),
            "geo": painter.geo,
            "pairs": pool.pairs,
            "parts": pool.parts,
            "slides": slides,
        }


def figure_of(deck: dict[str, Any], picture: dict[str, Any], *, dark: bool = False) -> dict[str, Any]:
    """The Plotly figure of a picture as JSON; base maps stay the addresses that `geo` has."""

    def resolved(value: Any) -> Any:
        if isinstance(value, dict):
            if value.keys() == {PAIR}:
                return resolved(deck["pairs"][value[PAIR]][int(dark)])
            return {key: resolved(each) for key, each in value.items()}
        return [resolved(each) for each in value] if isinstance(value, list) else value

    figure, parts = resolved(picture["figure"]), deck["parts"]
    return {
        "data": [resolved(parts[number]) for number in figure["data"]],
        "layout": {name: resolved(parts[number]) for name, number in figure["layout"].items()},
    }


def _slide(context: Context, painter: Painter, slide: Slide) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": slide.title,
        "text": _paragraphs(slide.text),
        "notes": _paragraphs(slide.notes),
        "chart": "",
        "page": "",
        "view": "",
        "address": "",
        "layout": "words",
        "beside": beside_source(context.dataset, told_beside(context.dataset, slide)),
        "boundaries": "",
        "pictures": [],
        "start": 0,
    }
    if slide.view is None or slide.chart is None:
        return made
    place, pictures, start = painter.pictures(slide.chart, slide.view)
    return made | {
        "chart": str(slide.chart),
        "page": str(slide.view.page),
        "view": address(slide.view.but(theme=None, embed=False, figure=None)),
        "address": context.link(slide.view),
        "layout": place.layout,
        "boundaries": boundaries(slide.chart, slide.view),
        "pictures": pictures,
        "start": start,
    }


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: its lines, as a folded text of YAML and a field of a form have them."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
