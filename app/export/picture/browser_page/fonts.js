/* The faces of our fonts: those that a text needs are loaded before it is laid out, and travel inside an SVG. */
(() => {
  "use strict";

  const faces = () =>
    [...document.getElementById("faces").sheet.cssRules].map((rule) => ({
      text: rule.cssText,
      ranges: rule.style.getPropertyValue("unicode-range").split(",").map((range) => {
        const [first, last] = range.trim().slice(2).split("-");
        return [parseInt(first, 16), parseInt(last || first, 16)];
      }),
    }));

  window.corridorsFonts = {
    async loaded(text) {
      await Promise.all(["400", "600"].map((weight) => document.fonts.load(`${weight} 16px "Noto Sans"`, text || "a")));
      await document.fonts.ready;
    },
    /* The @font-face rules that the characters of a text need: where ranges overlap, the last rule wins. */
    needed(text) {
      const rules = faces();
      const used = new Set();
      for (const character of new Set(text)) {
        const code = character.codePointAt(0);
        const at = rules.findLastIndex((rule) => rule.ranges.some(([first, last]) => first <= code && code <= last));
        if (at >= 0) used.add(at);
      }
      return rules.filter((_rule, at) => used.has(at)).map((rule) => rule.text).join("\n");
    },
  };
})();
