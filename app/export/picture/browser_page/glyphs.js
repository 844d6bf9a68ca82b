/*
 * Marks of certainty, samples of lines and swatches as small SVG pictures: pages draw them with gradients, masks and
 * clips, which neither SVG nor print keeps. The shapes are those of assets/20_base.css, 40_trends.css, 46_compare.css
 * and 49_timeline.css; an element is known by its class.
 */
(() => {
  "use strict";

  const INK = "var(--ink2)";
  const line = (path, width = 1.8) => `<path d="${path}" fill="none" stroke="${INK}" stroke-width="${width}"/>`;
  const ring = (fill, width = 1.5, more = "") => `<circle cx="5.5" cy="5.5" r="${5.5 - width / 2}" fill="${fill}" stroke="${INK}" stroke-width="${width}" ${more}/>`;
  const shape = (path, fill = INK) => `<path d="${path}" fill="${fill}"/>`;
  const pale = (share) => `${INK};fill-opacity:${share}`;
  const area = (fill, edge = "") => `<rect x=".7" y=".7" width="18.6" height="10.6" style="fill:${fill}" ${edge}/>`;
  const slanted = (step, width, stroke) =>
    `<path d="${[-12, -8, -4, 0, 4, 8, 12, 16, 20].filter((_x, at) => step === 4 || at % 2 === 0).map((x) => `M${x} 12L${x + 12} 0`).join("")}" stroke="${stroke}" stroke-width="${width}"/>`;
  const cross = (stroke) => `<path d="M1.6 1.6L9.4 9.4M9.4 1.6L1.6 9.4" stroke="${stroke}" stroke-width="1.5"/>`;
  const sample = (dash, width, point) =>
    `${dash === null ? "" : `<path d="M0 5.5H38" stroke="${INK}" stroke-width="${width}" stroke-dasharray="${dash}"/>`}<circle cx="19" cy="5.5" r="${point}" fill="var(--paper)" stroke="${INK}" stroke-width="${point > 3 ? 1.8 : 1.3}"/>`;
  const star = Array.from({ length: 10 }, (_unused, at) => {
    const [reach, turn] = [at % 2 ? 2.5 : 6.2, (at * Math.PI) / 5];
    return `${(6.5 + reach * Math.sin(turn)).toFixed(2)} ${(6.5 - reach * Math.cos(turn)).toFixed(2)}`;
  }).join("L");

  /* Width, height, drawing. */
  const GLYPHS = {
    "mark-full": [11, 11, `<circle cx="5.5" cy="5.5" r="5.5" fill="${INK}"/>`],
    "mark-half": [11, 11, `${ring("none")}${shape("M5.5 0A5.5 5.5 0 0 0 5.5 11Z")}`],
    "mark-pale": [11, 11, `<circle cx="5.5" cy="5.5" r="4.75" style="fill:${pale(0.28)}" stroke="${INK}" stroke-width="1.5"/>`],
    "mark-plan": [11, 11, `<rect x=".75" y=".75" width="9.5" height="9.5" fill="none" stroke="${INK}" stroke-width="1.5"/>`],
    "mark-about": [11, 11, line("M1 7C2.6 3 4.4 4 5.5 5.5S8.6 8 10 4")],
    "mark-least": [11, 11, line("M1.5 10h8M5.5 10V1.5M2.6 4.2 5.5 1.3l2.9 2.9", 1.7)],
    "mark-most": [11, 11, line("M1.5 1h8M5.5 1v8.5M2.6 6.8l2.9 2.9 2.9-2.9", 1.7)],
    "mark-range": [11, 11, line("M1 2v7M10 2v7M1 5.5h9", 1.7)],
    "mark-headline": [11, 11, ring("none", 1.5, 'stroke-dasharray="1.5 1.7"')],
    "mark-second": [11, 11, `${ring("none", 1.2)}<circle cx="5.5" cy="5.5" r="2.4" fill="${INK}"/>`],
    "mark-period": [11, 11, shape("M0 4h11v3H0Z")],
    "mark-spread": [11, 11, shape("M3 0h5v11H3Z", "var(--rule2)")],
    "mark-hollow": [11, 11, ring("var(--paper)", 1.6)],
    "mark-zero": [11, 11, ring("var(--paper)", 1.6)],
    "mark-not_listed": [11, 11, cross(INK)],
    "mark-withheld": [11, 11, `<rect x=".8" y=".8" width="9.4" height="9.4" fill="var(--paper)" stroke="${INK}" stroke-width="1.6"/>`],
    "mark-revision": [11, 11, `${ring("none")}<path d="M2 2L9 9" stroke="var(--warn)" stroke-width="2"/>`],
    "mark-implausible": [11, 11, `${ring("none")}<path d="M2 2L9 9M9 2L2 9" stroke="var(--ink)" stroke-width="1.5"/>`],
    "trend-stub": [11, 14, `<path d="M5.5 0V14" stroke="${INK}" stroke-width="2.4" stroke-dasharray="3 2"/>`],
    "trend-line-lead": [38, 11, sample("none", 2.6, 3.6)],
    "trend-line-lead-point": [38, 11, sample(null, 0, 4.6)],
    "trend-line-point": [38, 11, sample(null, 0, 2)],
    "trend-line-0": [38, 11, sample("9 4", 1.6, 2)],
    "trend-line-1": [38, 11, sample("2 3", 1.6, 2)],
    "trend-line-2": [38, 11, sample("9 3 2 3", 1.6, 2)],
    "trend-line-3": [38, 11, sample("18 4", 1.6, 2)],
    "compare-full": [20, 12, area(INK)],
    "compare-published": [20, 12, area(INK)],
    "compare-process": [20, 12, `${area(INK)}${slanted(4, 1.1, "var(--paper)")}`],
    "compare-pale": [20, 12, area(pale(0.28), `stroke="${INK}" stroke-width="1.3" stroke-dasharray="3 2"`)],
    "compare-least": [20, 12, shape("M0 0H14V12H0ZM16.6 0H20V12H16.6Z")],
    "compare-most": [20, 12, `${area(pale(0.28), `stroke="${INK}" stroke-width="1.3"`)}${shape("M16.6 0H20V12H16.6Z")}`],
    "compare-range": [20, 12, `<rect width="20" height="12" style="fill:${pale(0.55)}"/>${shape("M0 0H2.4V12H0ZM17.6 0H20V12H17.6Z")}`],
    "compare-core": [20, 14, `<rect x="3" width="14" height="14" style="fill:${pale(0.4)}"/><rect x="6" y="3" width="8" height="8" fill="${INK}"/>`],
    "compare-zero": [20, 12, shape("M9 0H10.4V12H9Z")],
    "compare-hatched": [20, 12, slanted(4, 1, "var(--border)")],
    "compare-dash": [20, 12, shape("M5.5 5.3H14.5V6.7H5.5Z", "var(--ink3)")],
    "compare-named": [20, 12, [2, 8, 14].map((x) => `<circle cx="${x}" cy="6" r="1.4" fill="${INK}"/>`).join("")],
    "compare-added": [20, 12, area("var(--channel3)", `stroke="${INK}" stroke-width="1.2"`)],
    "compare-point": [20, 12, `<circle cx="10" cy="6" r="5" fill="${INK}"/>`],
    "compare-ring": [20, 12, `<circle cx="10" cy="6" r="4.1" fill="var(--paper)" stroke="${INK}" stroke-width="1.8"/>`],
    "compare-dotted": [20, 12, `<circle cx="10" cy="6" r="4.1" fill="none" stroke="${INK}" stroke-width="1.8"/><circle cx="10" cy="6" r="1.6" fill="${INK}"/>`],
    "compare-up": [20, 12, shape("M10 0.5L16 11.5H4Z")],
    "compare-down": [20, 12, shape("M4 0.5H16L10 11.5Z")],
    "compare-span": [20, 12, shape("M5 0H15V2H11V10H15V12H5V10H9V2H5Z")],
    "compare-stream": [20, 12, `<rect width="20" height="12" style="fill:${pale(0.45)}"/>`],
    "compare-channel": [20, 14, shape("M6 0H14V14H6Z", "var(--channel1)")],
    "swatch-hatched": [30, 15, `<rect x=".5" y=".5" width="29" height="14" fill="var(--land)" stroke="var(--rule2)"/><path d="M1 14L14 1M7 14L20 1M13 14L26 1M19 14L29 4M25 14L29 10M1 8L8 1" stroke="var(--border)"/>`],
    "event-mark-agreement": [13, 13, `<circle cx="6.5" cy="6.5" r="5.5" fill="var(--ink)"/>`],
    "event-mark-law": [13, 13, shape("M1.5 1.5H11.5V11.5H1.5Z", "var(--ink)")],
    "event-mark-policy": [13, 13, shape("M6.5 .5L12.5 6.5L6.5 12.5L.5 6.5Z", "var(--ink3)")],
    "event-mark-registration": [13, 13, shape("M6.5 1L12.5 11.5H.5Z")],
    "event-mark-programme": [13, 13, shape("M4.7 1H8.3V4.7H12V8.3H8.3V12H4.7V8.3H1V4.7H4.7Z", "var(--ink3)")],
    "event-mark-ban": [13, 13, shape("M3.4 1L6.5 4.1L9.6 1L12 3.4L8.9 6.5L12 9.6L9.6 12L6.5 8.9L3.4 12L1 9.6L4.1 6.5L1 3.4Z", "var(--ink)")],
    "event-mark-crisis": [13, 13, shape(`M${star}Z`)],
  };

  window.corridorsGlyphs = {
    /* Every element of a known class gets its picture, in the colours of the theme. */
    draw(root) {
      const colours = getComputedStyle(document.documentElement);
      const coloured = (drawing) => drawing.replace(/var\((--[\w-]+)\)/g, (_all, name) => colours.getPropertyValue(name).trim());
      for (const [name, [width, height, drawing]] of Object.entries(GLYPHS)) {
        for (const place of root.getElementsByClassName(name)) {
          place.innerHTML = coloured(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" style="width:${width / 13.5}em;height:${height / 13.5}em">${drawing}</svg>`);
          place.classList.add("plate-glyph");
        }
      }
    },
  };
})();
