// The years: play, pause, one step back or on, and the arrow keys along the row. Only years that have figures are visited;
// playing begins at a press of the button only, stops at the last year and at anything else that the reader does.
(function () {
  "use strict";

  const map = window.corridorsMap;
  const PACE = 1200;
  const AGAIN = 100;
  const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
  let timer = 0;
  // Where playing has led; another address means that the reader has gone elsewhere.
  let expected = null;
  // The year of the row that has the focus of the keyboard, as the row is made anew with each answer.
  let focused = null;

  function years() {
    return Array.from(document.querySelectorAll("#map-years li[data-year]:has(a)"), (item) => ({
      year: Number(item.dataset.year),
      link: item.querySelector("a"),
    }));
  }

  function now() {
    const shown = document.querySelector("#map-years .year-now");
    return shown ? Number(shown.dataset.year) : null;
  }

  // The next year with figures before (-1) or after (1) the one shown; undefined at the end.
  function beside(way) {
    const found = years().filter((each) => (each.year - now()) * way > 0);
    return way > 0 ? found[0] : found[found.length - 1];
  }

  function go(target) {
    map.go(new URL(target.link.href).search, true);
  }

  function isPlaying() {
    return expected !== null;
  }

  function show() {
    const play = document.getElementById("years-play");
    if (play && play.getAttribute("aria-pressed") !== String(isPlaying())) {
      play.setAttribute("aria-pressed", String(isPlaying()));
    }
  }

  function pause() {
    if (isPlaying()) {
      expected = null;
      window.clearTimeout(timer);
      quieten(false);
      show();
    }
  }

  // While years go by, only the last one is said aloud.
  function quieten(quiet) {
    const announcement = document.getElementById("announcement");
    if (announcement) {
      announcement.setAttribute("aria-live", quiet ? "off" : "polite");
    }
  }

  function next() {
    if (!isPlaying() || !document.getElementById("years-play") || window.location.search !== expected.search) {
      pause();
    } else if (now() !== expected.year || document.querySelector('[data-dash-is-loading="true"]')) {
      // The answer to the last step is still on its way.
      timer = window.setTimeout(next, AGAIN);
    } else {
      to(beside(1));
    }
  }

  function to(target) {
    if (!target) {
      pause();
      return;
    }
    expected = { year: target.year, search: new URL(target.link.href).search };
    quieten(years().some((each) => each.year > target.year));
    go(target);
    timer = window.setTimeout(next, PACE);
  }

  // From the last year playing begins with the first.
  function play() {
    expected = { year: now(), search: window.location.search };
    to(beside(1) || years()[0]);
    show();
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest(".year-button");
    if (!button || button.getAttribute("aria-disabled") === "true") {
      return;
    }
    if (button.id === "years-play") {
      if (isPlaying()) {
        pause();
      } else {
        play();
      }
    } else {
      const target = beside(button.id === "years-on" ? 1 : -1);
      if (target) {
        go(target);
      }
    }
  });

  // Anything else that the reader does ends the playing.
  function touched(event) {
    if (!event.target.closest || !event.target.closest("#years-play")) {
      pause();
    }
  }
  document.addEventListener("pointerdown", touched, true);
  document.addEventListener("keydown", touched, true);
  document.addEventListener("visibilitychange", () => document.hidden && pause());
  window.addEventListener("popstate", pause);

  // Along the row: left and right to the years with figures, Home and End to the first and the last.
  document.addEventListener("keydown", function (event) {
    const item = event.target.closest("#map-years li[data-year]");
    if (!item || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const all = years();
    const at = all.findIndex((each) => each.year === Number(item.dataset.year));
    const ends = { Home: 0, End: all.length - 1 };
    const target = event.key in ends ? all[ends[event.key]] : event.key in STEPS ? all[at + STEPS[event.key]] : undefined;
    if (event.key in ends || event.key in STEPS) {
      event.preventDefault();
    }
    if (target) {
      target.link.focus();
      go(target);
    }
  });

  // The row is made anew with each answer; the focus stays with its year.
  document.addEventListener("focusin", function (event) {
    const item = event.target.closest("#map-years li[data-year]");
    focused = item ? item.dataset.year : null;
  });
  document.addEventListener("pointerdown", function (event) {
    if (!event.target.closest("#map-years")) {
      focused = null;
    }
  });
  map.onChange(function () {
    if (focused !== null && document.activeElement === document.body) {
      const link = document.querySelector(`#map-years li[data-year="${focused}"] a`);
      if (link) {
        link.focus();
      }
    }
    const possible = { "years-back": beside(-1), "years-on": beside(1), "years-play": years().length > 1 };
    for (const [id, way] of Object.entries(possible)) {
      const button = document.getElementById(id);
      if (button && button.getAttribute("aria-disabled") !== String(!way)) {
        button.setAttribute("aria-disabled", String(!way));
      }
    }
    show();
  });
})();
