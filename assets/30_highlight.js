// An arrow and its row light up together. Only a class changes; nothing moves and no figure is asked for again.
(function () {
  "use strict";

  const map = window.corridorsMap;
  let lit = null;

  function light(corridor) {
    lit = corridor;
    document.querySelectorAll("[data-corridor]").forEach(function (row) {
      row.dataset.lit = String(row.dataset.corridor === corridor);
    });
    paint();
  }

  function paint() {
    map.arrows().forEach((arrow) => arrow.path.classList.toggle("lit", arrow.key === lit));
    // The pinned note says what the tooltip of its arrow would say.
    const note = document.getElementById("map-note");
    const frame = document.getElementById("map-frame");
    if (frame) {
      frame.dataset.quiet = String(Boolean(lit && note && !note.hidden && note.dataset.key === lit));
    }
  }

  map.light = light;
  map.onDrawn(paint);

  function rowOf(target) {
    return target instanceof Element ? target.closest("[data-corridor]") : null;
  }

  document.addEventListener("mouseover", function (event) {
    const row = rowOf(event.target);
    if (row) {
      light(row.dataset.corridor);
    } else if (lit && !event.target.closest("#map-frame")) {
      light(null);
    }
  });
  document.addEventListener("focusin", function (event) {
    const row = rowOf(event.target);
    if (row || !event.target.closest("#map-frame")) {
      light(row ? row.dataset.corridor : null);
    }
  });

  const heard = new WeakSet();
  map.onDrawn(function (graph) {
    if (!heard.has(graph)) {
      heard.add(graph);
      graph.on("plotly_hover", (event) => light(map.corridorOf(event.points[0])));
      graph.on("plotly_unhover", () => light(null));
    }
  });

  // Escape closes the panel.
  map.onEscape(30, function () {
    const close = document.querySelector(".panel-close");
    if (close) {
      close.click();
    }
    return Boolean(close);
  });
})();
