// An arrow and its row light up together. Only edges change; nothing moves and no figure is asked for again.
(function () {
  "use strict";

  const EDGE = 1.6;
  let lit = null;

  function plot() {
    return document.querySelector("#flow-map .js-plotly-plot");
  }

  function flows(graph) {
    const index = (graph.data || []).findIndex((trace) => trace.meta && trace.meta.role === "flow");
    return index < 0 ? null : { index: index, trace: graph.data[index] };
  }

  function light(corridor) {
    const graph = plot();
    if (corridor === lit || !graph || !window.Plotly) {
      return;
    }
    lit = corridor;
    document.querySelectorAll("[data-corridor]").forEach(function (row) {
      row.dataset.lit = String(row.dataset.corridor === corridor);
    });
    const found = flows(graph);
    if (!found) {
      return;
    }
    const trace = found.trace;
    trace.plain = trace.plain || { color: trace.marker.line.color, width: trace.marker.line.width };
    const at = Array.from(trace.locations).indexOf(corridor);
    const colors = Array.from(trace.plain.color);
    const widths = Array.from(trace.plain.width);
    if (at >= 0) {
      colors[at] = getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
      widths[at] = EDGE;
    }
    window.Plotly.restyle(graph, { "marker.line.color": [colors], "marker.line.width": [widths] }, [found.index]);
  }

  function rowOf(target) {
    return target instanceof Element ? target.closest("[data-corridor]") : null;
  }

  document.addEventListener("mouseover", function (event) {
    const row = rowOf(event.target);
    if (row) {
      light(row.dataset.corridor);
    } else if (lit && !event.target.closest("#flow-map")) {
      light(null);
    }
  });
  document.addEventListener("focusin", function (event) {
    const row = rowOf(event.target);
    light(row ? row.dataset.corridor : null);
  });

  const bound = new WeakSet();
  new MutationObserver(function () {
    const graph = plot();
    if (graph && graph.on && !bound.has(graph)) {
      bound.add(graph);
      graph.on("plotly_hover", (event) => light(event.points[0].location || null));
      graph.on("plotly_unhover", () => light(null));
      // A new figure has plain edges again.
      graph.on("plotly_afterplot", function () {
        const found = flows(graph);
        if (found && !found.trace.plain) {
          lit = null;
        }
      });
    }
  }).observe(document, { childList: true, subtree: true });

  // Escape closes the panel.
  document.addEventListener("keydown", function (event) {
    const close = document.querySelector(".panel-close");
    if (event.key === "Escape" && close && !event.target.closest("input, [role=listbox], .mantine-Popover-dropdown")) {
      close.click();
    }
  });
})();
