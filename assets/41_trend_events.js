// Events of the trends page: an event of the list that is pointed at or has the focus shows its flag on the chart, and a
// flag that is clicked leads to its event in the list.
(function () {
  "use strict";

  const flags = (trace) => String((trace.meta && trace.meta.role) || "").includes("event");
  const keys = (point) => String(point || "").split(",");

  function picture() {
    return document.querySelector("#trend-chart .js-plotly-plot");
  }

  function placeOf(graph, key) {
    for (let curve = 0; curve < graph.data.length; curve += 1) {
      const trace = graph.data[curve];
      const point = flags(trace) ? Array.from(trace.customdata || []).findIndex((each) => keys(each).includes(key)) : -1;
      if (point >= 0) {
        return { curveNumber: curve, pointNumber: point };
      }
    }
    return null;
  }

  function show(event) {
    const row = event.target instanceof Element ? event.target.closest("[data-event]") : null;
    const graph = row && picture();
    const place = graph && graph.data ? placeOf(graph, row.dataset.event) : null;
    if (place && window.Plotly) {
      // Plotly looks for the point in the subplots that it is told.
      window.Plotly.Fx.hover(graph, [place], Object.keys(graph._fullLayout._plots));
    }
  }

  function hide(event) {
    const graph = event.target instanceof Element && event.target.closest("[data-event]") ? picture() : null;
    if (graph && graph.data && window.Plotly) {
      window.Plotly.Fx.unhover(graph);
    }
  }

  function listen(event) {
    const graph = event.target instanceof Element && event.target.closest("#trend-chart") ? picture() : null;
    if (!graph || !graph.on || graph.dataset.events) {
      return;
    }
    graph.dataset.events = "1";
    graph.on("plotly_click", function (data) {
      const point = data.points[0];
      const row = flags(point.data) ? document.querySelector(`[data-event="${CSS.escape(keys(point.customdata)[0])}"]`) : null;
      if (row) {
        row.scrollIntoView({ block: "center" });
        row.focus();
      }
    });
  }

  document.addEventListener("pointerover", show);
  document.addEventListener("pointerout", hide);
  document.addEventListener("focusin", show);
  document.addEventListener("focusout", hide);
  document.addEventListener("pointerover", listen);
})();
