// Draws the charts of a static site: each in the size nearest to its room and in the theme of the moment, when it comes
// into sight; the years of a map; light or dark. Files come as scripts, so that the site also opens from a folder.
(function () {
  "use strict";

  const root = document.documentElement;
  const base = document.querySelector('meta[name="site-root"]').content;
  const figures = {};
  const asked = {};
  const PACE = 1200;
  const LARGEST = 1.4;
  const CONFIG = {
    displayModeBar: false, displaylogo: false, responsive: false, scrollZoom: false, showSendToCloud: false,
    doubleClick: false, topojsonURL: "none/",
  };

  window.corridorsSite = {
    add: (name, figure) => (figures[name] = figure),
  };

  function load(path) {
    asked[path] = asked[path] || new Promise(function (done, failed) {
      const script = document.createElement("script");
      script.src = base + path;
      script.onload = done;
      script.onerror = function () {
        delete asked[path];
        failed(new Error(path));
      };
      document.head.append(script);
    });
    return asked[path];
  }

  // The size of a chart that fits its room best, and how many times it is enlarged there.
  function fit(place) {
    const within = place.classList.contains("site-plot-within");
    const room = (within ? place.parentElement : place).getBoundingClientRect();
    const fits = place.dataset.sizes.split(" ").map(function (text) {
      const [width, height] = text.split("x").map(Number);
      const scale = within ? Math.min(room.width / width, room.height / height) : room.width / width;
      return { width: width, height: height, scale: Math.min(scale, LARGEST) };
    });
    fits.sort((one, other) => Math.abs(Math.log(one.scale)) - Math.abs(Math.log(other.scale)));
    return fits[0];
  }

  function put(place, best) {
    const inner = place.firstElementChild;
    inner.style.width = best.width + "px";
    inner.style.height = best.height + "px";
    inner.style.transform = `scale(${best.scale})`;
    place.style.aspectRatio = "auto";
    if (place.classList.contains("site-plot-within")) {
      place.style.width = best.width * best.scale + "px";
      // The legend shows widths as the map has them.
      place.closest(".map-page").style.setProperty("--drawn", String(best.scale));
    } else {
      inner.style.left = Math.max(0, (place.clientWidth - best.width * best.scale) / 2) + "px";
    }
    place.style.height = best.height * best.scale + "px";
  }

  async function draw(place) {
    const best = fit(place);
    const name = `${place.dataset.figure}-${best.width}`;
    const drawn = `${name} ${root.dataset.mantineColorScheme}`;
    place.dataset.wanted = drawn;
    if (!place.firstElementChild) {
      place.append(document.createElement("div"));
    }
    if (place.dataset.drawn === drawn) {
      put(place, best);
      return;
    }
    try {
      await load(`figures/${name}.js`);
      await Promise.all(figures[name].geo.map((each) => load(`shared/geo/${each}.js`)));
      if (place.dataset.wanted !== drawn) {
        return; // something else is wanted by now
      }
      const dark = root.dataset.mantineColorScheme === "dark";
      // Base maps are where Plotly looks for them, and not in the figure.
      const figure = window.corridorsDeck.figure({ ...figures[name], geo: {} }, figures[name], dark ? 1 : 0);
      put(place, best);
      await window.Plotly.react(place.firstElementChild, figure.data, figure.layout, CONFIG);
      place.dataset.drawn = drawn;
      if (figures[name].words) {
        tell(place, figures[name].words);
      }
    } catch (error) {
      console.error(error);
      place.firstElementChild.textContent = place.dataset.failed;
      place.firstElementChild.className = "note";
    }
  }

  const seen = new Set();
  const near = new IntersectionObserver(
    function (entries) {
      entries.filter((entry) => entry.isIntersecting && !seen.has(entry.target)).forEach(function (entry) {
        seen.add(entry.target);
        draw(entry.target);
      });
    },
    { rootMargin: "600px" }
  );
  document.querySelectorAll(".site-plot").forEach((place) => near.observe(place));

  // A file may be printed whole.
  window.addEventListener("beforeprint", () => document.querySelectorAll(".site-plot").forEach(draw));

  let waiting = 0;
  function redraw() {
    window.cancelAnimationFrame(waiting);
    waiting = window.requestAnimationFrame(() => seen.forEach(draw));
  }
  window.addEventListener("resize", redraw);

  // --- light or dark ---------------------------------------------------------------------------

  const toggle = document.getElementById("theme-toggle");
  toggle.hidden = false;
  toggle.addEventListener("click", function () {
    const theme = root.dataset.mantineColorScheme === "dark" ? "light" : "dark";
    root.dataset.mantineColorScheme = theme;
    try {
      window.localStorage.setItem("corridors-theme", theme);
    } catch (error) {
      // A browser may forbid to keep anything.
    }
    redraw();
  });

  // --- the years of a map ----------------------------------------------------------------------

  const map = document.getElementById("site-map");
  const years = map ? map.dataset.years.split(" ").map(Number) : [];
  let timer = 0;

  // What stands around the map of a year: it comes with the figure.
  function tell(place, words) {
    const dark = root.dataset.mantineColorScheme === "dark";
    const year = map.dataset.year;
    const focused = document.activeElement && document.activeElement.closest("#map-years");
    map.querySelector('[data-part="margin"]').innerHTML = dark ? words.dark : words.margin;
    map.querySelector('[data-part="list"]').innerHTML = words.list;
    map.querySelector('[data-part="finding"]').textContent = timer ? "" : words.finding;
    place.setAttribute("aria-label", words.finding);
    document.getElementById("map-years").innerHTML = words.years;
    const link = focused && document.querySelector(`#map-years li[data-year="${year}"] a`);
    if (link) {
      link.focus();
    }
    buttons();
  }

  function showYear(year) {
    const place = map.querySelector(".site-plot");
    map.dataset.year = String(year);
    place.dataset.figure = `${map.dataset.stem}-${year}`;
    return draw(place);
  }

  function go(year) {
    window.history.replaceState(null, "", `#${year}`);
    return showYear(year);
  }

  // The year before (-1) or after (1) the one shown; undefined at the end.
  function beside(way) {
    return years[years.indexOf(Number(map.dataset.year)) + way];
  }

  function buttons() {
    const possible = { "years-back": beside(-1), "years-on": beside(1), "years-play": years.length > 1 };
    for (const [id, way] of Object.entries(possible)) {
      document.getElementById(id).setAttribute("aria-disabled", String(!way));
    }
    document.getElementById("years-play").setAttribute("aria-pressed", String(Boolean(timer)));
  }

  function pause() {
    window.clearTimeout(timer);
    timer = 0;
    buttons();
  }

  // From the last year playing begins with the first; it stops at the last one.
  function play() {
    timer = window.setTimeout(async function step() {
      const next = beside(1);
      if (!timer || !next) {
        pause();
        return;
      }
      await go(next);
      if (timer) {
        timer = window.setTimeout(step, PACE);
      }
    }, PACE);
    go(beside(1) || years[0]);
  }

  function asYear() {
    const year = Number(window.location.hash.slice(1));
    return years.includes(year) ? year : null;
  }

  if (map) {
    map.addEventListener("click", function (event) {
      const button = event.target.closest(".year-button");
      const link = event.target.closest("#map-years a");
      if (link) {
        event.preventDefault();
        pause();
        go(Number(link.closest("li").dataset.year));
      } else if (button && button.getAttribute("aria-disabled") !== "true") {
        if (button.id === "years-play" && !timer) {
          play();
        } else {
          pause();
          if (button.id !== "years-play") {
            go(beside(button.id === "years-on" ? 1 : -1));
          }
        }
      }
    });
    map.addEventListener("keydown", function (event) {
      const steps = { ArrowLeft: beside(-1), ArrowRight: beside(1), Home: years[0], End: years[years.length - 1] };
      if (event.target.closest("#map-years") && steps[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        pause();
        go(steps[event.key]);
      }
    });
    window.addEventListener("hashchange", () => asYear() && showYear(asYear()));
    buttons();
    if (asYear()) {
      showYear(asYear());
    }
  }
})();
