/* The chart of a plate, drawn by Plotly at its logical size and taken out of the page as an SVG element. */
(() => {
  "use strict";

  const stored = new Map();

  /* Base map files stand in this page, so nothing is fetched; each is read once. */
  function withFiles(trace) {
    if (typeof trace.geojson !== "string") return trace;
    const name = trace.geojson.split("/").pop();
    if (!stored.has(name)) stored.set(name, JSON.parse(document.querySelector(`[data-file="${name}"]`).textContent));
    return { ...trace, geojson: stored.get(name) };
  }

  /* Hundredths of a pixel are finer than any printer; Plotly writes a dozen digits more. */
  function rounded(svg) {
    for (const each of svg.querySelectorAll("path")) {
      const path = each.getAttribute("d");
      if (path) each.setAttribute("d", path.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Math.round(number * 100) / 100)));
    }
  }

  /* Office programs know no `rgba()` and take it for black: colour and opacity go apart, and what nobody sees goes. */
  function opaque(svg) {
    for (const each of svg.querySelectorAll("[fill^=rgba], [stroke^=rgba]")) {
      for (const name of ["fill", "stroke"]) {
        const [, red, green, blue, part] = /^rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)$/.exec(each.getAttribute(name)) || [];
        if (part === undefined) continue;
        each.setAttribute(name, `rgb(${red}, ${green}, ${blue})`);
        each.setAttribute(`${name}-opacity`, part);
      }
    }
    const worn = (each, name) => each.style.getPropertyValue(name) || each.getAttribute(name) || "";
    const hasNoEdge = (each) => ["", "none"].includes(worn(each, "stroke")) || [worn(each, "stroke-opacity"), worn(each, "stroke-width")].some((size) => parseFloat(size) === 0);
    for (const each of svg.querySelectorAll("path, rect, circle")) {
      const isUnseen = worn(each, "fill") === "none" || parseFloat(worn(each, "fill-opacity")) === 0;
      if (isUnseen && hasNoEdge(each) && !each.closest("defs, clipPath")) each.remove();
    }
  }

  /* What only Plotly reads; some of it is random, and the same view shall give the same bytes. */
  function cleaned(svg) {
    for (const each of svg.querySelectorAll("*")) {
      for (const name of ["class", "data-unformatted", "data-math", "data-index", "pointer-events"]) each.removeAttribute(name);
    }
  }

  /* Plotly names its clips at random too. */
  function named(text) {
    const [, random] = /id="defs-(\w+)"/.exec(text) || [];
    return random ? text.replaceAll(`clip${random}`, "clip-").replaceAll(`defs-${random}`, "defs-chart") : text;
  }

  window.corridorsDrawing = {
    async draw(plate) {
      if (!plate.figure) return null;
      const { data, layout } = plate.figure;
      const figure = { data: data.map(withFiles), layout, config: { staticPlot: true } };
      const size = { width: layout.width, height: layout.height };
      const text = await Plotly.toImage(figure, { format: "svg", imageDataOnly: true, ...size });
      const svg = new DOMParser().parseFromString(named(text), "image/svg+xml").documentElement;
      rounded(svg);
      for (const each of plate.halos) corridorsHalo.add(svg, each);
      opaque(svg);
      corridorsLines.apart(svg);
      cleaned(svg);
      return svg;
    },
  };
})();
