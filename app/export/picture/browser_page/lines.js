/*
 * Each run of a text of several lines or colours as a text of its own, where the browser has put it: Office programs do
 * not know lines that are moved by `dy`, and centre every run by itself.
 */
(() => {
  "use strict";

  const round = (number) => Math.round(number * 100) / 100;

  /* The pieces of plain text in an element, in their order, with the elements round each. */
  function* runs(element, around = []) {
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) yield { text: child.data, around };
      else yield* runs(child, [...around, child]);
    }
  }

  /* The runs of a text as texts that begin where their first letter stands. */
  function apart(text) {
    const found = [];
    let before = 0;
    for (const { text: piece, around } of runs(text)) {
      const words = piece.trim();
      if (words) {
        const start = text.getStartPositionOfChar(before + piece.indexOf(words));
        const made = text.cloneNode(false);
        made.setAttribute("style", [text, ...around].map((each) => each.getAttribute("style")).filter(Boolean).join(";"));
        made.setAttribute("text-anchor", "start");
        made.setAttribute("x", round(start.x));
        made.setAttribute("y", round(start.y));
        made.textContent = words;
        found.push(made);
      }
      before += piece.length;
    }
    return found;
  }

  window.corridorsLines = {
    /* An SVG of Plotly with its texts taken apart; it is put into the page to be measured, and out again. */
    apart(svg) {
      const shelf = document.createElement("div");
      shelf.style.cssText = "position: absolute; visibility: hidden";
      document.body.append(shelf);
      shelf.append(svg);
      const texts = [...svg.querySelectorAll("text")].filter((text) => text.childElementCount);
      const parts = texts.map(apart);
      texts.forEach((text, at) => text.replaceWith(...parts[at]));
      shelf.remove();
    },
  };
})();
