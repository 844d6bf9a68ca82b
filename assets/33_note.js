// The note of an arrow: the words of its tooltip in the frame of the map, beside the arrow. A pinned one stays until it
// is closed or its corridor is no longer drawn; the other goes with the keyboard's walk.
(function () {
  "use strict";

  const map = window.corridorsMap;
  const APART = 12;
  // The place on earth to which the note belongs, so that it stays there in another window.
  let anchor = null;

  function element() {
    return document.getElementById("map-note");
  }

  function arrowOf(id) {
    return map.arrows().find((arrow) => arrow.id === id);
  }

  // The middle of an arrow's body, halfway between its two sides, and how far away those are.
  function middleOf(path) {
    const length = path.getTotalLength();
    const [one, other] = [path.getPointAtLength(length * 0.24), path.getPointAtLength(length * 0.76)];
    const reach = Math.hypot(one.x - other.x, one.y - other.y) / 2;
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, reach: reach };
  }

  function fill(note, text) {
    const passages = map.passages(text).map(function (passage) {
      const line = document.createElement("p");
      line.textContent = passage.words;
      line.className = passage.strong ? "map-note-strong" : "";
      return line;
    });
    note.querySelector(".map-note-text").replaceChildren(...passages);
  }

  // Beside the point, on the right if there is room, and whole within the frame; on the phone the style sheet places it.
  function place(note, point) {
    const frame = document.getElementById("map-frame");
    const [width, height] = [note.offsetWidth, note.offsetHeight];
    const apart = APART + (point.reach || 0);
    const right = point.x + apart + width <= frame.clientWidth - 4;
    const left = right ? point.x + apart : point.x - apart - width;
    const top = point.y - height / 3;
    note.dataset.low = String(point.y > frame.clientHeight / 2);
    note.style.left = Math.max(4, Math.min(left, frame.clientWidth - width - 4)) + "px";
    note.style.top = Math.max(4, Math.min(top, frame.clientHeight - height - 4)) + "px";
  }

  function onEarth(point) {
    return map.graph()._fullLayout.geo._subplot.projection.invert([point.x, point.y]);
  }

  // Show the note of an arrow, at a point of the picture or at the middle of its body.
  function show(id, options) {
    const arrow = arrowOf(id);
    const note = element();
    if (!arrow || !note) {
      return;
    }
    const point = options.point || middleOf(arrow.path);
    anchor = onEarth(point);
    fill(note, arrow.text);
    note.dataset.arrow = id;
    note.dataset.key = arrow.key;
    note.dataset.pinned = String(Boolean(options.pinned));
    note.querySelector(".map-note-open").setAttribute("href", window.location.pathname + map.query({ corridor: arrow.key }));
    note.hidden = false;
    place(note, point);
    map.light(arrow.key);
  }

  // Take the note away; whether there was one.
  function hide() {
    const note = element();
    const shown = Boolean(note && !note.hidden);
    if (shown) {
      const inside = note.contains(document.activeElement);
      note.hidden = true;
      map.light(null);
      if (inside) {
        document.getElementById("map-keys").focus();
      }
    }
    return shown;
  }

  function pinned() {
    const note = element();
    return note && !note.hidden && note.dataset.pinned === "true" ? note.dataset.arrow : null;
  }

  map.note = { show: show, hide: hide, pinned: pinned };

  // A new figure has other words, or no such arrow any more.
  map.onDrawn(function (graph, isNew) {
    const note = element();
    if (isNew) {
      // What the pointer was told is about the former figure.
      window.Plotly.Fx.unhover(graph);
    }
    if (!isNew || !note || note.hidden) {
      return;
    }
    const arrow = arrowOf(note.dataset.arrow);
    if (!arrow) {
      hide();
      return;
    }
    const [x, y] = map.pixel(...anchor);
    const still = arrow.path.isPointInFill(new DOMPoint(x, y));
    show(arrow.id, { point: still ? { x: x, y: y } : null, pinned: note.dataset.pinned === "true" });
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest(".map-note-close")) {
      hide();
    }
    const open = event.target.closest(".map-note-open");
    if (open && !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      const corridor = element().dataset.key;
      hide();
      map.go(map.query({ corridor: corridor }));
    }
  });

  map.onEscape(10, () => pinned() !== null && hide());
})();
