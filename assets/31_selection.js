// What the address selects stands out, and the rest stands back: one restyling of the drawn figure, no new one. The rule
// is that of app/figures/map/selection.py, which paints it into every figure that the server draws.
(function () {
  "use strict";

  const map = window.corridorsMap;
  const AREAS = ["flow", "halo", "ornament"];
  const FAINT_WEIGHT = 400;

  // Corridor and place that stand out among the drawn corridors; null for what does not.
  function selection(drawn) {
    const corridor = map.parameter("corridor");
    if (drawn.includes(corridor)) {
      return { corridor: corridor, place: null };
    }
    const place = map.parameter("focus");
    return { corridor: null, place: drawn.some((key) => key.split("-").includes(place)) ? place : null };
  }

  function isFaint(chosen, key) {
    if (!key) {
      return false;
    }
    return chosen.corridor !== null
      ? key !== chosen.corridor
      : chosen.place !== null && !key.split("-").includes(chosen.place);
  }

  // What changes in a trace, by attribute.
  function changes(role, trace, chosen) {
    const meta = trace.meta;
    const faint = meta.keys.map((key) => isFaint(chosen, key));
    const either = (backed, plain) => plain.map((value, at) => (faint[at] ? backed : value));
    if (role === "labels") {
      return {
        "textfont.color": either(meta.faint, meta.plain.color),
        "textfont.weight": either(FAINT_WEIGHT, meta.plain.weight),
      };
    }
    const full = faint.flatMap((backed, at) => (backed ? [] : [at]));
    const changed = { selectedpoints: full.length < faint.length ? full : null };
    if (role === "flow") {
      const edged = (value, plain) => plain.map((each, at) => (meta.keys[at] === chosen.corridor ? value : each));
      changed["marker.line.color"] = edged(meta.chosen.edge, meta.plain.edge);
      changed["marker.line.width"] = edged(meta.chosen.edge_width, meta.plain.edge_width);
    }
    return changed;
  }

  function valueAt(trace, attribute) {
    return attribute.split(".").reduce((value, name) => (value || {})[name], trace);
  }

  function same(one, other) {
    return JSON.stringify(one === undefined ? null : one) === JSON.stringify(other);
  }

  function apply() {
    const flow = map.trace("flow");
    if (!flow || !map.graph()._fullLayout) {
      return;
    }
    const chosen = selection(flow.trace.meta.keys);
    const found = [...AREAS, "labels"]
      .map((role) => ({ role: role, ...map.trace(role) }))
      .filter((each) => each.trace && each.trace.meta.keys)
      .map((each) => ({ ...each, changed: changes(each.role, each.trace, chosen) }));
    const differs = (each) => Object.entries(each.changed).some(([name, value]) => !same(valueAt(each.trace, name), value));
    const told = found.filter(differs);
    if (told.length) {
      const names = new Set(told.flatMap((each) => Object.keys(each.changed)));
      const update = Object.fromEntries(Array.from(names, (name) => [name, told.map((each) => each.changed[name])]));
      window.Plotly.restyle(map.graph(), update, told.map((each) => each.index));
    }
  }

  map.onDrawn((_graph, isNew) => isNew && apply());

  // Called by the page whenever the address changes.
  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    corridorsMap: { select: () => apply() },
  });

  // Escape lets all flows stand out again.
  map.onEscape(40, function () {
    const chosen = map.parameter("focus") !== null && Boolean(map.graph());
    if (chosen) {
      map.go(map.query({ focus: null }));
    }
    return chosen;
  });
})();
