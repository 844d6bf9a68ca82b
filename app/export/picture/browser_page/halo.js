/* Halos of text as shapes of their own below it: not every reader of SVG knows `paint-order`. */
(() => {
  "use strict";

  const STROKED = /(?:^|;)\s*(?:stroke|stroke-width|paint-order)\s*:[^;]*/g;

  window.corridorsHalo = {
    add(svg, { selector, colour, width }) {
      for (const text of svg.querySelectorAll(selector)) {
        const size = parseFloat(text.style.fontSize) || 13;
        const halo = text.cloneNode(true);
        for (const part of [halo, ...halo.querySelectorAll("*")]) {
          part.style.fill = "none";
          part.removeAttribute("id");
        }
        halo.setAttribute("aria-hidden", "true");
        halo.style.stroke = colour;
        halo.style.strokeWidth = `${size >= 18 ? width * 1.4 : width}px`;
        halo.style.strokeLinejoin = "round";
        text.setAttribute("style", (text.getAttribute("style") || "").replace(STROKED, ""));
        text.before(halo);
      }
    },
  };
})();
