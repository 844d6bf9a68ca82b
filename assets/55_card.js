// The card of a figure stands over the page, and the address says which: links and the points of charts open it, its
// cross, Escape and the browser's way back close it. What it says comes from the server; see app/pages/card.py.
(function () {
  "use strict";

  const map = window.corridorsMap;
  // The form of the key of a figure; codes of places, channels and events look otherwise or say so in their trace.
  const KEY = /^[a-z0-9]+(-[a-z0-9]+){2,}$/;
  const bound = new WeakSet();
  let opener = null;
  // The key of the figure whose card stands there.
  let shown = null;
  // Whether the reader has opened or closed a card since the page was loaded: only then the focus follows.
  let acted = false;

  function card() {
    return document.getElementById("card");
  }

  // Put the card over the page, exchange it, or with null take it away. Nothing else of the page moves.
  function go(figure, from) {
    acted = true;
    if (figure && !card().contains(from)) {
      opener = from;
    }
    if (figure && figure === map.parameter("figure")) {
      focus(document.getElementById("card-title"));
    }
    map.go(map.query({ figure: figure }));
  }

  function focus(element) {
    if (element) {
      element.focus({ preventScroll: true });
    }
  }

  // The figure that a link opens over this page, null for the link that closes, undefined for all other links.
  function figureOfLink(link) {
    const [there, here] = [new URL(link.href), new URL(window.location.href)];
    const figure = there.searchParams.get("figure");
    const rests = [there, here].map(function (address) {
      ["figure", "data"].forEach((name) => address.searchParams.delete(name));
      address.searchParams.sort();
      return address.origin + address.pathname + address.searchParams;
    });
    return rests[0] === rests[1] && !there.hash && (figure || map.parameter("figure")) ? figure : undefined;
  }

  // On its way down, so that neither Dash nor the browser takes the reader to the top of the page.
  document.addEventListener(
    "click",
    function (event) {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const isElsewhere = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (!(link instanceof HTMLAnchorElement) || link.target || isElsewhere) {
        return;
      }
      const figure = figureOfLink(link);
      if (figure !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        go(figure, link);
      }
    },
    true
  );

  // The figure behind a point, bar, cell, band or node of a chart.
  function figureOfPoint(point) {
    const role = ((point.data || {}).meta || {}).role || "";
    const given = Array.isArray(point.customdata) ? point.customdata[0] : point.customdata;
    return !role.startsWith("event") && KEY.test(given || "") ? given : null;
  }

  function figureOf(event) {
    return (event.points || []).map(figureOfPoint).find(Boolean) || null;
  }

  function bind(graph) {
    bound.add(graph);
    graph.on("plotly_click", function (event) {
      const figure = figureOf(event);
      if (figure) {
        window.Plotly.Fx.unhover(graph); // the card says all of it
        go(figure, document.activeElement);
      }
    });
    graph.on("plotly_hover", (event) => graph.classList.toggle("opens-card", Boolean(figureOf(event))));
    graph.on("plotly_unhover", () => graph.classList.remove("opens-card"));
  }

  // Under the header, or at the top where the header has scrolled away.
  function place() {
    const header = document.querySelector(".header");
    if (shown && header) {
      card().style.top = Math.max(0, header.getBoundingClientRect().bottom) + "px";
    }
  }

  // Where the focus was before, or the link to the figure that the card showed, or the page.
  function back(figure) {
    const link = figure && document.querySelector('a[href*="figure=' + figure + '"]');
    const known = opener && opener.isConnected && opener !== document.body ? opener : link;
    focus(known || document.getElementById("page"));
    opener = null;
  }

  function follow() {
    const title = document.getElementById("card-title");
    const figure = title && title.dataset.figure;
    if (figure === shown) {
      return;
    }
    const former = shown;
    const isLost = !document.activeElement || document.activeElement === document.body;
    shown = figure;
    if (figure) {
      card().scrollTop = 0;
      place();
      if (acted) {
        focus(title);
      }
    } else if (acted && isLost) {
      back(former);
    }
  }

  map.onChange(function () {
    follow();
    document.querySelectorAll(".js-plotly-plot").forEach(function (graph) {
      if (graph.on && !bound.has(graph) && !graph.closest("#flow-map")) {
        bind(graph);
      }
    });
  });

  window.addEventListener("scroll", place, { passive: true });
  window.addEventListener("resize", place);
  window.addEventListener("popstate", () => (acted = true));

  // The card lies over everything else that Escape closes.
  map.onEscape(5, function () {
    const isOpen = map.parameter("figure") !== null;
    if (isOpen) {
      go(null, null);
    }
    return isOpen;
  });

  // Copy what the button says, with an address of its own, and say so.
  document.addEventListener("click", async function (event) {
    const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
    if (!button) {
      return;
    }
    const { text, link } = window.corridorsCopy;
    const words = button.dataset.copy + " " + link(button.dataset.address);
    const said = button.parentElement.querySelector("[role=status]");
    try {
      await text(words);
      said.textContent = button.dataset.done;
      button.classList.add("button-done");
      window.setTimeout(function () {
        button.classList.remove("button-done");
        said.textContent = "";
      }, 4000);
    } catch (refused) {
      said.textContent = button.dataset.failed + " " + words;
    }
  });
})();
