// The figures of a deck, put together from what its pictures share; app/export/deck/deck.py tells the format. The
// charts of a static site (app/export/site/figures.py) are put together in the same way.
(function () {
  "use strict";

  const PAIR = "@";

  // What stands between two themes becomes the value of one: 0 is light, 1 is dark.
  function resolved(deck, value, theme) {
    if (Array.isArray(value)) {
      return value.map((each) => resolved(deck, each, theme));
    }
    if (value === null || typeof value !== "object") {
      return value;
    }
    if (PAIR in value) {
      return resolved(deck, deck.pairs[value[PAIR]][theme], theme);
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolved(deck, each, theme)]));
  }

  // Data and layout for Plotly, of its own, as Plotly writes into what it is given; base maps are shared.
  function figure(deck, picture, theme) {
    const made = resolved(deck, picture.figure, theme);
    const data = made.data.map((number) => {
      const trace = resolved(deck, deck.parts[number], theme);
      const map = typeof trace.geojson === "string" && deck.geo[trace.geojson];
      return map ? { ...trace, geojson: map } : trace;
    });
    const layout = Object.fromEntries(
      Object.entries(made.layout).map(([name, number]) => [name, resolved(deck, deck.parts[number], theme)])
    );
    return { data: data, layout: layout };
  }

  // A sentence with its braces filled in.
  function filled(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  }

  // An element of a document: its class, its attributes, and texts or elements inside.
  function element(tag, className, attributes, inside, home) {
    const made = (home || document).createElement(tag);
    if (className) {
      made.className = className;
    }
    for (const [name, value] of Object.entries(attributes || {})) {
      made.setAttribute(name, value);
    }
    made.append(...[inside === undefined ? [] : inside].flat());
    return made;
  }

  window.corridorsDeck = { figure: figure, resolved: resolved, filled: filled, element: element };
})();
