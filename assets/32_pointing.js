// Clicks on the map: an arrow pins its figure, a second click opens all its figures; a node or a name of a country lets
// its flows stand out, once more lets all of them; a double click sets everything back.
(function () {
  "use strict";

  const map = window.corridorsMap;
  const NEAR = 6;
  const NEAR_FINGER = 16;
  let finger = false;

  function onFrame(target) {
    return target instanceof Element && target.closest("#flow-map") !== null;
  }

  // The pixel of the picture under a pointer.
  function pointOf(event) {
    const box = map.graph().getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function covers(path, point) {
    return path.isPointInFill(new DOMPoint(point.x, point.y));
  }

  // The arrow under a point, or the one whose room to be hit is there; undefined without any.
  function arrowAt(point) {
    const all = map.arrows();
    const over = all.find((arrow) => covers(arrow.path, point));
    const near = over ? null : map.paths("touch").find((path) => covers(path, point));
    return near ? all.find((arrow) => arrow.key === near.__data__.loc) : over;
  }

  // The place whose node lies within `reach` pixels of a point.
  function nodeAt(point, reach) {
    const found = map.trace("nodes");
    const nodes = found ? found.trace : { lon: [], customdata: [] };
    let best = null;
    let least = Infinity;
    Array.from(nodes.lon).forEach(function (longitude, at) {
      const [x, y] = map.pixel(longitude, nodes.lat[at]);
      const size = nodes.marker.size;
      const away = Math.hypot(x - point.x, y - point.y) - (Array.isArray(size) ? size[at] : size) / 2;
      if (away < Math.min(reach, least)) {
        [best, least] = [(nodes.customdata || [])[at], away];
      }
    });
    return best || null;
  }

  // The place whose name stands at a point.
  function nameAt(event) {
    const found = map.trace("labels");
    const places = (found && found.trace.meta.places) || [];
    const groups = Array.from(map.graph().querySelectorAll(".scatterlayer > g"));
    const group = groups.find((each) => each.__data__ && each.__data__[0].trace.meta.role === "labels");
    const texts = group ? Array.from(group.querySelectorAll("text")) : [];
    const at = texts.findIndex(function (text, index) {
      const box = text.getBoundingClientRect();
      const within = event.clientX >= box.left && event.clientX <= box.right;
      return places[index] && within && event.clientY >= box.top && event.clientY <= box.bottom;
    });
    return at < 0 ? null : places[at];
  }

  // The place whose area lies under a point, if an arrow begins or ends there.
  function areaAt(point) {
    const ends = new Set(map.arrows().flatMap((arrow) => arrow.key.split("-")));
    const area = map.paths("land").find((path) => ends.has(path.__data__.loc) && covers(path, point));
    return area ? area.__data__.loc : null;
  }

  function hit(event) {
    const point = pointOf(event);
    const arrow = arrowAt(point);
    const place = nodeAt(point, 1) || (arrow ? null : nameAt(event) || nodeAt(point, finger ? NEAR_FINGER : NEAR));
    return { point: point, arrow: place ? null : arrow, place: place };
  }

  function focus(place) {
    map.go(map.query({ focus: map.parameter("focus") === place ? null : place, corridor: null }));
  }

  document.addEventListener("pointerdown", (event) => (finger = event.pointerType === "touch"), true);

  function click(event) {
    // The second click of a double click belongs to that.
    if (!onFrame(event.target) || !map.graph() || !map.graph()._fullLayout || event.detail > 1) {
      return;
    }
    const found = hit(event);
    if (found.place) {
      map.note.hide();
      focus(found.place);
    } else if (found.arrow) {
      if (map.note.pinned() === found.arrow.id) {
        map.note.hide();
        map.go(map.query({ corridor: found.arrow.key }));
      } else {
        map.note.show(found.arrow.id, { point: found.point, pinned: true });
      }
    } else if (!map.note.hide()) {
      const area = areaAt(found.point);
      if (area) {
        focus(area);
      }
    }
  }

  // Plotly lets no click on an arrow pass, so it is heard on its way down.
  document.addEventListener("click", click, true);

  function doubleClick(event) {
    if (onFrame(event.target)) {
      window.getSelection().removeAllRanges();
      map.note.hide();
      map.go(map.query({ focus: null, corridor: null }));
    }
  }

  document.addEventListener("dblclick", doubleClick, true);

  // The pointer says where a click does something.
  let waiting = 0;
  document.addEventListener("pointermove", function (event) {
    if (waiting || !onFrame(event.target) || !map.graph() || !map.graph()._fullLayout) {
      return;
    }
    waiting = window.requestAnimationFrame(function () {
      waiting = 0;
      if (map.graph()) {
        const found = hit(event);
        document.getElementById("map-frame").dataset.answers = String(Boolean(found.arrow || found.place));
      }
    });
  });
})();
