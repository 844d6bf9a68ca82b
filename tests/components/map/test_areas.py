"""The legends of shaded areas and of the layer of crossings."""

from typing import Any

import pytest

from app.components.map.areas import area_legend
from app.components.map.crossings import crossing_legend
from app.data.dataset import Dataset
from app.data.map.shading import LIMITS, shading
from app.domain.codes import MapFrame, MapLayer, Shade
from app.figures.map.areas import step_colours
from app.figures.tokens import DARK, LIGHT, Tokens
from app.state.view import ViewState

SHADED = [shade for shade in Shade if shade != Shade.NONE]


def parts(component: Any) -> list[Any]:
    """A component and all that stands in it."""
    children = getattr(component, "children", None) or []
    found = [component]
    for child in children if isinstance(children, list) else [children]:
        if not isinstance(child, str):
            found += parts(child)
    return found


def words(components: list[Any]) -> str:
    found = [
        part.children
        for row in components
        for part in parts(row)
        if isinstance(getattr(part, "children", None), str)
    ]
    return " | ".join(found)


def swatches(components: list[Any]) -> list[Any]:
    rows = [part for row in components for part in parts(row)]
    return [part for part in rows if str(getattr(part, "className", "")).startswith("swatch")]


@pytest.mark.parametrize("shade", SHADED)
@pytest.mark.parametrize("ink", [LIGHT, DARK])
def test_a_legend_shows_each_step_and_the_hatching(dataset: Dataset, shade: Shade, ink: Tokens) -> None:
    legend = area_legend(dataset, shading(dataset, shade, 2019), MapFrame.GMS, ink)
    *steps, hatched = swatches(legend)
    assert [each.style["background"] for each in steps] == list(step_colours(shade, ink).values())
    assert "swatch-hatched" in hatched.className
    text = words(legend)
    assert "no figure" in text
    for limit in LIMITS[shade]:
        assert f"{limit:,}" in text
    assert "Areas: " in text


def test_what_is_not_shaded_has_no_legend(dataset: Dataset) -> None:
    assert area_legend(dataset, None, MapFrame.GMS, LIGHT) == []
    without = area_legend(dataset, shading(dataset, Shade.HOSTED, 1980), MapFrame.GMS, LIGHT)
    assert swatches(without) == []
    assert "nothing is shaded" in words(without)


def test_the_world_says_that_only_asia_is_shaded(dataset: Dataset) -> None:
    shown = shading(dataset, Shade.ABROAD, 2020)
    assert "Outside Asia" in words(area_legend(dataset, shown, MapFrame.WORLD, LIGHT))
    assert "Outside Asia" not in words(area_legend(dataset, shown, MapFrame.GMS, LIGHT))


def test_crossings_have_a_legend_where_they_are_drawn(dataset: Dataset) -> None:
    assert crossing_legend(dataset, ViewState(), LIGHT) == []
    for state in (ViewState(layer=(MapLayer.CROSSINGS,)), ViewState(channel=("BORDER_PASS",))):
        text = words(crossing_legend(dataset, state, LIGHT))
        assert "approximate" in text
        assert "may be closed" in text
        assert "GeoNames" in text


def test_all_figures_can_be_read_without_pointing(dataset: Dataset) -> None:
    text = words(area_legend(dataset, shading(dataset, Shade.BALANCE, 2019), MapFrame.GMS, LIGHT))
    assert "Thailand: 5,000 more came than left" in text
    assert "Myanmar: 101,000 more left than came" in text
    assert "Mongolia" not in text
