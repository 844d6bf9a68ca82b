// From one published year to the next: bodies grow or shrink in a quarter of a second, from one drawn width to the other.
// Numbers change at once; an arrow without a figure in the new year fades as an outline, it does not shrink to nothing.
(function () {
  "use strict";

  const map = window.corridorsMap;
  const LASTING = 250;
  const BODIES = ["flow", "halo"];
  const NUMBERS = /-?\d+(?:\.\d+)?(?:e-?\d+)?/g;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  let before = null;
  let running = null;

  // Only a step from year to year is a change of widths; theme, frame, filters and size of the picture stay the same.
  function viewOf(graph) {
    const { width, height } = graph._fullLayout;
    const theme = document.documentElement.dataset.mantineColorScheme;
    return [map.query({ year: null, corridor: null, focus: null }), theme, width, height].join(" ");
  }

  function nameOf(role, path) {
    return role + " " + path.__data__.loc;
  }

  // What is drawn: outlines and colours of all bodies, by role and corridor.
  function drawn(graph) {
    const shapes = new Map();
    for (const role of BODIES) {
      for (const path of map.paths(role)) {
        const { fill, stroke, strokeWidth } = window.getComputedStyle(path);
        const edged = parseFloat(strokeWidth) > 0;
        shapes.set(nameOf(role, path), { role: role, outline: path.getAttribute("d") || "", colour: edged ? stroke : fill });
      }
    }
    return { view: viewOf(graph), shapes: shapes };
  }

  // A path on its way from one outline to another of as many points; null where they have nothing in common.
  function journey(path, from, to) {
    const [start, end] = [from.match(NUMBERS) || [], to.match(NUMBERS) || []];
    if (from === to || start.length !== end.length || !start.length) {
      return null;
    }
    return { path: path, end: to, from: start.map(Number), to: end.map(Number) };
  }

  function outline(each, part) {
    let at = 0;
    return each.end.replace(NUMBERS, function () {
      const value = each.from[at] + (each.to[at] - each.from[at]) * part;
      at += 1;
      return value.toFixed(2);
    });
  }

  // Leave everything as Plotly drew it.
  function finish() {
    running.journeys.forEach((each) => each.path.setAttribute("d", each.end));
    drop();
  }

  function drop() {
    window.cancelAnimationFrame(running.frame);
    running.ghosts.remove();
    running.arriving.forEach((path) => path.classList.remove("arriving"));
    running = null;
  }

  // The outlines of arrows that have no figure any more, above all others until they have faded.
  function ghosts(graph, shapes) {
    const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
    group.setAttribute("class", "leaving");
    for (const shape of shapes) {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", shape.outline);
      path.style.stroke = shape.colour;
      group.append(path);
    }
    graph.querySelector(".choroplethlayer").append(group);
    return group;
  }

  function start(graph, former) {
    const journeys = [];
    const arriving = map.paths("ornament");
    const there = new Set();
    for (const role of BODIES) {
      for (const path of map.paths(role)) {
        const name = nameOf(role, path);
        const old = former.shapes.get(name);
        there.add(name);
        const way = old && journey(path, old.outline, path.getAttribute("d") || "");
        if (way) {
          journeys.push(way);
        } else if (!old) {
          arriving.push(path);
        }
      }
    }
    if (!journeys.length && !arriving.length) {
      return;
    }
    const left = Array.from(former.shapes).filter(([name, shape]) => shape.role === "flow" && !there.has(name));
    arriving.forEach((path) => path.classList.add("arriving"));
    running = { journeys: journeys, arriving: arriving, ghosts: ghosts(graph, left.map(([, shape]) => shape)), frame: 0 };
    const begun = performance.now();

    function draw() {
      const part = Math.min((performance.now() - begun) / LASTING, 1);
      if (part === 1) {
        finish();
        return;
      }
      const eased = 1 - (1 - part) ** 3;
      journeys.forEach((each) => each.path.setAttribute("d", outline(each, eased)));
      running.frame = window.requestAnimationFrame(draw);
    }
    draw();
  }

  map.onDrawn(function (graph, isNew) {
    if (!isNew || !graph._fullLayout) {
      return;
    }
    if (running) {
      drop();
    }
    const former = before;
    before = drawn(graph);
    if (former && !still.matches && former.view === before.view) {
      start(graph, former);
    }
  });
})();
