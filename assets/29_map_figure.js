// What the scripts of the map share: the drawn figure and its arrows, the address, and who hears of both.
(function () {
  "use strict";

  const afterDrawing = [];
  const afterChange = [];
  const escapes = [];
  const bound = new WeakSet();
  let former = null;

  function graph() {
    return document.querySelector("#flow-map .js-plotly-plot");
  }

  // The trace of a role in the figure, with its number; null where the figure has none.
  function trace(role) {
    const index = ((graph() || {}).data || []).findIndex((each) => each.meta && each.meta.role === role);
    return index < 0 ? null : { index: index, trace: graph().data[index] };
  }

  // The paths of the areas of a role, in the order of the trace.
  function paths(role) {
    const groups = graph() ? Array.from(graph().querySelectorAll(".choroplethlayer > g")) : [];
    const group = groups.find((each) => each.__data__ && each.__data__[0].trace.meta.role === role);
    return group ? Array.from(group.querySelectorAll("path.choroplethlocation")) : [];
  }

  // The drawn arrows in the order of the trace, wide ones first: name, corridor, words of the tooltip, path. A corridor
  // that is drawn as bands of channels has one for each of them.
  function arrows() {
    const { meta, locations, text } = (trace("flow") || {}).trace || {};
    return paths("flow").map((path, at) => ({ id: locations[at], key: meta.keys[at], text: text[at], path: path }));
  }

  // The corridor of a point that Plotly reports, or null.
  function corridorOf(point) {
    const meta = point.data.meta || {};
    if (meta.role !== "flow" && meta.role !== "touch") {
      return null;
    }
    return (meta.keys && meta.keys[point.pointNumber]) || point.location;
  }

  // A place of the earth in pixels of the picture.
  function pixel(longitude, latitude) {
    return graph()._fullLayout.geo._subplot.projection([longitude, latitude]);
  }

  // The words of a tooltip, one passage after the other. A line that was only broken to fit ends with a space.
  function passages(text) {
    return text
      .replace(/ <br>/g, " ")
      .split("<br>")
      .map((line) => ({ words: line.replace(/<\/?b>/g, ""), strong: line.startsWith("<b>") }));
  }

  function parameter(name) {
    return new URLSearchParams(window.location.search).get(name);
  }

  // The query string with some parameters changed; null takes one out.
  function query(changes) {
    const parameters = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) {
        parameters.delete(name);
      } else {
        parameters.set(name, value);
      }
    }
    const text = parameters.toString().replaceAll("%2C", ",");
    return text ? "?" + text : "";
  }

  // Go to an address of this page; with `replace` the browser's history keeps its length.
  function go(search, replace) {
    if (search !== window.location.search) {
      window.history[replace ? "replaceState" : "pushState"]({}, "", window.location.pathname + search);
      window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    }
  }

  window.corridorsMap = {
    graph: graph,
    trace: trace,
    paths: paths,
    arrows: arrows,
    corridorOf: corridorOf,
    pixel: pixel,
    passages: passages,
    parameter: parameter,
    query: query,
    go: go,
    // `heard(graph, isNew)` after each drawing of the map, restyling too; only a new figure is new.
    onDrawn: (heard) => afterDrawing.push(heard),
    // `heard()` after the page has changed.
    onChange: (heard) => afterChange.push(heard),
    // `taken()` on the Escape key, lower orders first, until one returns true.
    onEscape: function (order, taken) {
      escapes.push({ order: order, taken: taken });
      escapes.sort((one, other) => one.order - other.order);
    },
  };

  function bind(plot) {
    bound.add(plot);
    plot.on("plotly_afterplot", function () {
      const isNew = plot.data !== former;
      former = plot.data;
      afterDrawing.forEach((heard) => heard(plot, isNew));
    });
  }

  new MutationObserver(function () {
    const plot = graph();
    if (plot && plot.on && !bound.has(plot)) {
      bind(plot);
    }
    afterChange.forEach((heard) => heard());
  }).observe(document, { childList: true, subtree: true });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !event.target.closest("input, [role=listbox], .mantine-Popover-dropdown")) {
      escapes.some((each) => each.taken());
    }
  });
})();
