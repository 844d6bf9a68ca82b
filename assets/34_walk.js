// The keyboard walks the corridors of the map, by size or origin by origin, and says each figure aloud.
(function () {
  "use strict";

  const map = window.corridorsMap;
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: 1, PageUp: -1 };
  // The name of the arrow that the keyboard has reached.
  let walked = null;

  function element() {
    return document.getElementById("map-keys");
  }

  function find(id) {
    return map.arrows().find((arrow) => arrow.id === id);
  }

  // The place of a corridor among those with a number, largest first; those without come after all others.
  function rank(arrow) {
    const at = (element().dataset.corridors || "").split(" ").indexOf(arrow.key);
    return at < 0 ? Infinity : at;
  }

  function bySize() {
    const order = (one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other));
    return map.arrows().sort(order);
  }

  function originOf(arrow) {
    return arrow.key.split("-")[0];
  }

  // The same, origin by origin; the origin with the largest corridor comes first.
  function byOrigin() {
    const ranked = bySize();
    const origins = Array.from(new Set(ranked.map(originOf)));
    return origins.flatMap((origin) => ranked.filter((arrow) => originOf(arrow) === origin));
  }

  function say(words) {
    document.getElementById("map-spoken").textContent = words;
  }

  // Where an arrow stands among the others: of its origin, or of those with a number, or of those without.
  function position(arrow, ofOrigin) {
    const hasNumber = (each) => rank(each) < Infinity;
    const isPeer = (each) =>
      ofOrigin ? originOf(each) === originOf(arrow) : hasNumber(each) === hasNumber(arrow);
    const peers = bySize().filter(isPeer).map((each) => each.id);
    const words = element().dataset;
    const template = ofOrigin ? words.place : hasNumber(arrow) ? words.size : words.named;
    return template.replace("{n}", peers.indexOf(arrow.id) + 1).replace("{all}", peers.length);
  }

  // The words of an arrow and its position, as sentences.
  function spoken(arrow, ofOrigin) {
    const ended = (words, mark) => (/[.!?]$/.test(words) ? words : words + mark);
    const words = map.passages(arrow.text).map((each) => ended(each.words, each.strong ? "," : "."));
    return [...words, position(arrow, ofOrigin)].join(" ");
  }

  function mark() {
    map.arrows().forEach((arrow) => arrow.path.classList.toggle("walked", arrow.id === walked));
  }

  function to(arrow, ofOrigin) {
    walked = arrow.id;
    mark();
    map.note.show(arrow.id, { pinned: false });
    const row = document.querySelector(`#corridor-list [data-corridor="${arrow.key}"]`);
    if (row) {
      row.scrollIntoView({ block: "nearest" });
    }
    say(spoken(arrow, ofOrigin));
  }

  function leave() {
    const there = walked !== null;
    walked = null;
    if (there) {
      mark();
      if (map.note.pinned() === null) {
        map.note.hide();
      }
    }
    return there;
  }

  function step(way, ofOrigin) {
    const order = ofOrigin ? byOrigin() : bySize();
    // The first step leads to the largest, whichever way it goes.
    const next = walked === null && Math.abs(way) === 1 ? 0 : order.findIndex((arrow) => arrow.id === walked) + way;
    if (order.length) {
      to(order[Math.max(0, Math.min(next, order.length - 1))], ofOrigin);
    }
  }

  // What a key does; whether it did something.
  function act(event) {
    const letter = event.key.toLowerCase();
    if (event.key in STEPS) {
      step(STEPS[event.key], event.shiftKey || event.key.startsWith("Page"));
    } else if (event.key === "Home" || event.key === "End") {
      step(event.key === "Home" ? -Infinity : Infinity, false);
    } else if (walked === null) {
      return false;
    } else if (event.key === "Enter") {
      map.note.hide();
      map.go(map.query({ corridor: find(walked).key }));
    } else if (event.key === " ") {
      map.note.show(walked, { pinned: true });
      say(element().dataset.pinned);
    } else if (letter === "o" || letter === "d") {
      const place = find(walked).key.split("-")[letter === "o" ? 0 : 1];
      map.go(map.query({ focus: map.parameter("focus") === place ? null : place, corridor: null }));
    } else {
      return false;
    }
    return true;
  }

  document.addEventListener("keydown", function (event) {
    if (event.target.id === "map-keys" && !(event.ctrlKey || event.metaKey || event.altKey) && act(event)) {
      event.preventDefault();
    }
  });
  document.addEventListener("focusout", (event) => event.target.id === "map-keys" && leave());

  map.onDrawn(function (_graph, isNew) {
    if (isNew && walked !== null && !find(walked)) {
      leave();
    }
    mark();
  });
  map.onEscape(50, leave);
})();
