"""Component trees as HTML text: the same content, escaped, with the attributes that a page relies on."""

import dash_mantine_components as dmc
import pytest
from dash import dcc, html

from app.components.attributes import aria, data
from app.components.markup import markup


def test_text_is_escaped_and_numbers_are_written() -> None:
    assert markup(["<b>&", 5, None]) == "&lt;b&gt;&amp;5"


def test_elements_keep_names_attributes_and_order() -> None:
    cell = html.Td(
        ["a", html.B("b")], colSpan=2, className="x y", id="cell", **aria(label='say "hi"'), **data(k="v")
    )
    assert markup(html.Tr([cell])) == (
        '<tr><td aria-label="say &quot;hi&quot;" class="x y" colspan="2" data-k="v" id="cell">a<b>b</b></td></tr>'
    )


def test_links_inside_the_dashboard_are_told_from_those_outside() -> None:
    assert (
        markup(dcc.Link("here", href="/data?x=1&y=2")) == '<a href="/data?x=1&amp;y=2" data-inside>here</a>'
    )
    assert "data-inside" not in markup(html.A("there", href="https://example.org/"))


@pytest.mark.parametrize(
    ("component", "text"),
    [
        (html.Details(html.Summary("s"), open=True), "<details open><summary>s</summary></details>"),
        (html.Details(open=False), "<details></details>"),
        (html.Br(), "<br>"),
        (
            dcc.Input(type="number", name="cm", value="16", min=3),
            '<input min="3" name="cm" type="number" value="16">',
        ),
        (html.Span(style={"width": "5%"}), '<span style="width:5%"></span>'),
    ],
)
def test_flags_styles_and_empty_elements(component: html.Div, text: str) -> None:
    assert markup(component) == text


def test_components_that_need_a_script_are_refused() -> None:
    with pytest.raises(ValueError, match="Select"):
        markup(html.Div(dmc.Select(data=[])))


def test_styles_are_written_as_style_sheets_write_them() -> None:
    span = html.Span(
        style={"maskImage": "none", "WebkitMaskImage": "none", "--bar": "red", "width": 12, "left": 0}
    )
    assert markup(span) == (
        '<span style="mask-image:none;-webkit-mask-image:none;--bar:red;width:12px;left:0"></span>'
    )
