"""A reader at the dashboard: opens addresses, uses controls, looks at the map, and notes what must never happen."""

import re
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response

from app.components.ids import Ids

PATIENCE = 90_000
"""Milliseconds for which a machine with other work may keep a test waiting."""
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}

# The drawn arrows: paths of the trace whose role is flow. Halos and ornament have groups of their own.
_JS = """
window.flowMap = {
  graph() { return document.querySelector('#flow-map .js-plotly-plot'); },
  paths() {
    const graph = this.graph();
    const areas = graph._fullData.filter((trace) => trace.type === 'choropleth');
    const at = areas.findIndex((trace) => trace.meta && trace.meta.role === 'flow');
    return at < 0 ? [] : [...graph.querySelectorAll('.choroplethlayer > g')[at].querySelectorAll('path')];
  },
  path(corridor) { return this.paths().find((path) => path.__data__.loc === corridor); },
  // A pixel of the page inside this arrow and no other: well inside if it is wide enough, and near its middle.
  spot(corridor) {
    const all = this.paths(), path = this.path(corridor);
    const matrix = path.getScreenCTM(), box = path.getBBox();
    const middle = [box.x + box.width / 2, box.y + box.height / 2];
    let best = null, least = Infinity;
    for (let i = 0; i <= path.getTotalLength() / 2; i += 2) {
      const edge = path.getPointAtLength(i);
      for (const depth of [1.1, 2, 4]) {
        for (const [dx, dy] of [[depth, 0], [-depth, 0], [0, depth], [0, -depth]]) {
          const point = new DOMPoint(edge.x + dx, edge.y + dy);
          const inside = all.filter((other) => other.isPointInFill(point));
          const cost = Math.hypot(point.x - middle[0], point.y - middle[1]) - 20 * depth;
          if (inside.length === 1 && inside[0] === path && cost < least) {
            [best, least] = [point.matrixTransform(matrix), cost];
          }
        }
      }
    }
    return best && [best.x, best.y];
  },
  edge(corridor) { return parseFloat(getComputedStyle(this.path(corridor)).strokeWidth); },
};
// Where the ink of each line of a text stands, measured from the font, not from its line box.
window.inkOf = function (texts) {
  const pen = document.createElement('canvas').getContext('2d');
  const boxes = [];
  for (const text of texts) {
    const matrix = text.getScreenCTM();
    // A single line may have parts in another weight, but has no line of its own.
    for (const line of text.querySelector('tspan.line') ? text.querySelectorAll('tspan.line') : [text]) {
      if (!line.getNumberOfChars()) continue;
      const style = getComputedStyle(line);
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const size = pen.measureText(line.textContent);
      const start = line.getStartPositionOfChar(0).matrixTransform(matrix);
      const end = line.getEndPositionOfChar(line.getNumberOfChars() - 1).matrixTransform(matrix);
      boxes.push({
        text: text.dataset.unformatted, left: start.x, right: end.x,
        top: start.y - size.actualBoundingBoxAscent, bottom: start.y + size.actualBoundingBoxDescent,
      });
    }
  }
  return boxes;
};
"""


# What a link of Dash does.
_FOLLOW = """address => {
    if (document.activeElement) document.activeElement.blur();
    window.corridorsMap.note.hide();  // what a reader has pinned stays in other views
    history.pushState({}, '', address);
    dispatchEvent(new CustomEvent('_dashprivate_pushstate'));
    scrollTo(0, 0);
}"""
_LOADING = """() => document.querySelector('[data-dash-is-loading="true"]') !== null
    || document.fonts.status === 'loading'
    || [...document.querySelectorAll('.dash-graph')].some((graph) => !graph.querySelector('.main-svg'))
    || [...document.querySelectorAll('#flow-map')].some((map) => {
        const graph = map.querySelector('.js-plotly-plot'), frame = map.parentNode.getBoundingClientRect();
        return !map.querySelector('.choroplethlayer path')
            || Math.abs(graph._fullLayout.width - frame.width) > 5
            || Math.abs(graph._fullLayout.height - frame.height) > 5;
    })"""


@dataclass
class Visitor:
    """A page of the browser with the server's address, and a record of everything that must never happen."""

    page: Page
    server: str
    trouble: list[str] = field(default_factory=list)
    _asking: set[Request] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.add_init_script(_JS)
        self.page.on("request", self._request)
        self.page.on("requestfinished", lambda request: self._asking.discard(request))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.trouble.append(f"error in a script: {error}"))

    # Going somewhere.

    def open(
        self,
        address: str = "/",
        *,
        size: str | tuple[int, int] = "desktop",
        dark: bool = False,
        fresh: bool = False,
    ) -> None:
        """Go to an address in a window of that size, on a system in light or dark, and wait until all is shown.

        A page that is there already follows the address as it follows a link, which is faster; `fresh` loads it anew.
        """
        width, height = SIZES[size] if isinstance(size, str) else size
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme="dark" if dark else "light")
        if fresh or not self.page.url.startswith(self.server):
            self.page.goto(self.server + address)
        else:
            self.page.mouse.move(1, 1)
            self.page.evaluate(_FOLLOW, address)
        self.settle()

    def reload(self) -> None:
        self.page.reload()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing has been asked of the server for a while, and fonts and charts stand."""
        self.page.wait_for_selector(f"#{Ids.PAGE} > *")
        quiet, deadline = 0, time.monotonic() + PATIENCE / 1000
        while quiet < 5:
            assert time.monotonic() < deadline, f"still waiting for {[row.url for row in self._asking]}"
            self.page.wait_for_timeout(40)
            quiet = 0 if self._asking or self.page.evaluate(_LOADING) else quiet + 1

    # What stands in the address and on the page.

    @property
    def query(self) -> dict[str, str]:
        """The parameters of the address."""
        return {key: values[0] for key, values in parse_qs(urlsplit(self.page.url).query).items()}

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def part(self, id_: str) -> Locator:
        return self.page.locator(f"#{id_}")

    def rows(self) -> list[str]:
        """The corridors of the list, in its order."""
        script = "rows => rows.map(row => row.dataset.corridor)"
        return list(self.page.eval_on_selector_all(f"#{Ids.CORRIDOR_LIST} [data-corridor]", script))

    def arrows(self) -> list[str]:
        """The corridors that the map draws as arrows, dotted ones too."""
        script = "() => flowMap.paths().filter((path) => path.getTotalLength() > 0).map((path) => path.__data__.loc)"
        return list(self.page.evaluate(script))

    def labels(self) -> list[str]:
        """All texts on the map, lines joined by a space."""
        script = "texts => texts.map(text => text.dataset.unformatted.replaceAll('<br>', ' '))"
        return list(self.page.eval_on_selector_all(f"#{Ids.FLOW_MAP} .scattergeo text", script))

    def tooltip(self) -> str:
        """The words of the tooltip on the map; empty without one."""
        script = "texts => texts.map((text) => text.textContent).join(' ')"
        return str(self.page.eval_on_selector_all(f"#{Ids.FLOW_MAP} .hoverlayer text", script))

    def ink(self) -> list[dict[str, Any]]:
        """The box of the ink of each line of text on the map, in pixels of the page."""
        script = f"() => inkOf(document.querySelectorAll('#{Ids.FLOW_MAP} .scattergeo text'))"
        return list(self.page.evaluate(script))

    # Using it.

    def choose(self, filter_id: str, choice: str) -> None:
        """Open a filter with the mouse and click the choice of this name."""
        control = self.part(filter_id)
        if not control.is_visible():
            opener = (
                Ids.MORE_FILTERS if filter_id in (Ids.FILTER_SEX, Ids.FILTER_MEASURE) else Ids.FILTERS_TOGGLE
            )
            self.part(opener).click()
        control.click()
        name = self.page.locator(".choice-name", has_text=re.compile(f"^{re.escape(choice)}$"))
        self.page.locator("[role=option]:visible").filter(has=name).click()
        self.page.keyboard.press("Escape")
        self.settle()

    def point_at(self, corridor: str) -> tuple[float, float]:
        """Move the mouse onto the arrow of a corridor, where no other lies over it."""
        tooltip = self.page.locator(f"#{Ids.FLOW_MAP} .hoverlayer .hovertext")
        for _ in range(5):
            spot = self.page.evaluate("corridor => flowMap.spot(corridor)", corridor)
            assert spot, f"no part of the arrow {corridor} lies free"
            x, y = spot
            # A hand does not hold still either.
            for step in (3, 2, 1, 0):
                self.page.mouse.move(x - step, y)
                self.page.wait_for_timeout(30)
            self.page.wait_for_timeout(200)
            if tooltip.count():
                return x, y
        raise AssertionError(f"the arrow {corridor} does not answer to the pointer at {x:.0f}, {y:.0f}")

    def until(self, says: Callable[[], bool], what: str) -> None:
        """Wait until something holds."""
        deadline = time.monotonic() + PATIENCE / 1000
        while not says():
            assert time.monotonic() < deadline, what
            self.page.wait_for_timeout(40)

    def edge(self, corridor: str) -> float:
        """How wide the edge of an arrow is drawn; an arrow that is lit or open has one."""
        return float(self.page.evaluate("corridor => flowMap.edge(corridor)", corridor))

    # The record.

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("data", "blob", "about"):
            return
        if f"{parts.scheme}://{parts.netloc}" != self.server:
            self.trouble.append(f"a request to another host: {request.url}")
        self._asking.add(request)

    def _failed(self, request: Request) -> None:
        self._asking.discard(request)
        # What the browser itself gives up when it leaves a page, or turns into a download, is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.trouble.append(f"a request that failed: {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.trouble.append(f"an answer of {response.status}: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.trouble.append(f"{message.type} on the console: {message.text[:400]}")


def overlapping(boxes: Collection[dict[str, Any]], slack: float = 0.0) -> list[tuple[str, str]]:
    """The pairs of texts whose ink meets by more than `slack` pixels."""
    listed = list(boxes)
    return [
        (a["text"], b["text"])
        for index, a in enumerate(listed)
        for b in listed[index + 1 :]
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > slack
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > slack
    ]
