/*
 * A laid-out plate as one SVG: each line of text as a text element where the browser put it, grounds and rules as
 * rectangles, small pictures and the chart as nested SVG. No foreignObject, no script, no style sheet but the fonts.
 */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  /*
   * Office programs and Inkscape pass over the fonts inside a file. Where Noto Sans is not installed, they find fonts
   * here that come with the system: Latin ones that are no wider, so that no two texts meet, and one for each script.
   */
  const FAMILIES = [
    "'Noto Sans'",
    "'Noto Sans Myanmar'",
    "'Noto Sans Thai'",
    "'Noto Sans Khmer'",
    "'Noto Sans Lao'",
    "'Segoe UI'",
    "Arial",
    "'Leelawadee UI'",
    "'Myanmar Text'",
    "'Khmer UI'",
    "'Microsoft YaHei'",
    "'Noto Sans CJK SC'",
    "sans-serif",
  ].join(", ");
  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const round = (number) => Math.round(number * 100) / 100;
  const pen = document.createElement("canvas").getContext("2d");
  const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

  function element(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  /* A computed colour as hexadecimal and opacity; null for what cannot be seen. */
  function colour(written) {
    pen.fillStyle = "#000";
    pen.fillStyle = written;
    const parts = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(pen.fillStyle);
    if (!parts) return { fill: pen.fillStyle };
    const hex = parts.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, "0")).join("");
    return Number(parts[4]) ? { fill: `#${hex}`, "fill-opacity": parts[4] } : null;
  }

  function box(out, rect, paint, radius) {
    const { x, y, width, height } = rect;
    if (!paint || width <= 0 || height <= 0) return;
    const corner = radius > 0 ? { rx: round(Math.min(radius, width / 2)) } : {};
    out.append(element("rect", { x: round(x), y: round(y), width: round(width), height: round(height), ...corner, ...paint }));
  }

  function borders(out, rect, style) {
    const strips = {
      Top: (size) => ({ x: rect.x, y: rect.y, width: rect.width, height: size }),
      Bottom: (size) => ({ x: rect.x, y: rect.bottom - size, width: rect.width, height: size }),
      Left: (size) => ({ x: rect.x, y: rect.y, width: size, height: rect.height }),
      Right: (size) => ({ x: rect.right - size, y: rect.y, width: size, height: rect.height }),
    };
    for (const side of SIDES) {
      const size = parseFloat(style[`border${side}Width`]);
      if (size && style[`border${side}Style`] !== "none") box(out, strips[side](size), colour(style[`border${side}Color`]), 0);
    }
  }

  /* From the top of a line's box to its baseline, for the type of an element. */
  const baselines = new Map();
  function baseline(style) {
    const key = [style.fontSize, style.fontWeight, style.fontFamily, document.documentElement.lang].join();
    if (!baselines.has(key)) {
      const probe = document.createElement("div");
      probe.style.cssText = `position:absolute;white-space:nowrap;font:${style.fontWeight} ${style.fontSize}/1 ${style.fontFamily}`;
      probe.innerHTML = "x<i style='display:inline-block;width:0;height:0'></i>";
      document.body.append(probe);
      const range = document.createRange();
      range.selectNodeContents(probe.firstChild);
      const down = probe.lastChild.getBoundingClientRect().bottom - range.getBoundingClientRect().top;
      probe.remove();
      baselines.set(key, down);
    }
    return baselines.get(key);
  }

  /* The lines of a text node: where each begins, and its words. */
  function lines(node) {
    const range = document.createRange();
    const found = [];
    for (const { segment, index } of graphemes.segment(node.data)) {
      range.setStart(node, index);
      range.setEnd(node, index + segment.length);
      const rect = range.getClientRects()[0];
      if (!rect) continue;
      const last = found.at(-1);
      if (last && Math.abs(last.top - rect.top) < rect.height / 2) {
        last.text += segment;
        last.right = rect.right;
      } else if (segment.trim()) {
        found.push({ text: segment, left: rect.left, right: rect.right, top: rect.top });
      }
    }
    return found;
  }

  function words(out, node) {
    const style = getComputedStyle(node.parentElement);
    const numbers = style.fontVariantNumeric.includes("tabular") ? { style: "font-variant-numeric: tabular-nums lining-nums" } : {};
    for (const line of lines(node)) {
      const text = element("text", {
        x: round(line.left),
        y: round(line.top + baseline(style)),
        "font-size": parseFloat(style.fontSize),
        "font-weight": style.fontWeight,
        ...colour(style.color),
        ...numbers,
      });
      text.textContent = line.text.replace(/\s+/g, " ").trimEnd();
      out.append(text);
    }
  }

  function picture(out, source, rect, style) {
    const nested = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
    if (!nested.hasAttribute("viewBox")) {
      nested.setAttribute("viewBox", `0 0 ${nested.getAttribute("width")} ${nested.getAttribute("height")}`);
    }
    const place = { x: round(rect.x), y: round(rect.y), width: round(rect.width), height: round(rect.height) };
    for (const [key, value] of Object.entries(place)) nested.setAttribute(key, value);
    if (style.objectFit === "cover") nested.setAttribute("preserveAspectRatio", "xMaxYMid slice");
    const seen = (colour(style.color) || {}).fill;
    for (const part of [nested, ...nested.querySelectorAll("*")]) {
      part.removeAttribute("class");
      for (const name of ["fill", "stroke"]) if (part.getAttribute(name) === "currentColor") part.setAttribute(name, seen);
    }
    out.append(nested);
  }

  function walk(out, node, chart) {
    if (node.nodeType === Node.TEXT_NODE) return words(out, node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const style = getComputedStyle(node);
    if (style.display === "none" || style.visibility === "hidden") return;
    const rect = node.getBoundingClientRect();
    if (node instanceof SVGElement) return picture(out, new XMLSerializer().serializeToString(node), rect, style);
    if (node instanceof HTMLImageElement) {
      return picture(out, decodeURIComponent(node.src.slice(node.src.indexOf(",") + 1)), rect, style);
    }
    box(out, rect, colour(style.backgroundColor), parseFloat(style.borderTopLeftRadius));
    if (chart && node.classList.contains("plate-chart")) {
      const place = { x: round(rect.x), y: round(rect.y), width: round(rect.width), height: round(rect.height) };
      for (const [key, value] of Object.entries(place)) chart.setAttribute(key, value);
      out.append(chart);
    }
    borders(out, rect, style);
    for (const child of node.childNodes) walk(out, child, chart);
  }

  window.corridorsSvg = {
    of(root, chart, { width, height, lang }) {
      const svg = element("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FAMILIES });
      svg.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", lang);
      walk(svg, root, chart);
      // The texts of the chart have its own family each, which would stand in the way of those of the whole.
      for (const text of svg.querySelectorAll("[style*='font-family']")) text.style.removeProperty("font-family");
      const style = element("style", {});
      style.textContent = corridorsFonts.needed(svg.textContent);
      svg.prepend(style);
      return new XMLSerializer().serializeToString(svg);
    },
    /* The same for programs that know no weights of type but the usual and bold. */
    inTwoWeights: (svg) => svg.replace(/(font-weight(?:: ?|="))6\d\d\b/g, "$1700"),
  };
})();
