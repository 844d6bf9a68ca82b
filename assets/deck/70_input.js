// Keys, clicker, touch and pointer.
(function () {
  "use strict";

  const SWIPE = 48;
  const EDGE = 0.16;
  const WAITING = 1200;

  // What each key does, by the name that the browser gives it; letters whatever their case.
  const KEYS = {
    ArrowRight: "on", ArrowDown: "down", PageDown: "on", " ": "on", Enter: "enter",
    ArrowLeft: "back", ArrowUp: "up", PageUp: "back", Backspace: "back",
    Home: "first", End: "last", b: "black", ".": "black", f: "full", n: "notes", d: "theme", c: "controls",
    p: "play", r: "reset", "?": "help", Escape: "escape",
  };

  window.corridorsDeck.input = function (root, deck, acts) {
    let digits = "";
    let timer = 0;
    let start = null;
    let touched = 0;

    function typed(digit) {
      digits = (digits + digit).slice(-3);
      window.clearTimeout(timer);
      timer = window.setTimeout(jump, WAITING);
      // With fewer than ten slides one digit says it all.
      if (deck.slides.length < 10) {
        jump();
      }
    }

    function jump() {
      window.clearTimeout(timer);
      const number = Number(digits);
      digits = "";
      if (number >= 1 && number <= deck.slides.length) {
        acts.go(number - 1);
      }
    }

    // Controls keep the keys that they need themselves; the page keys are those of a clicker, which always turns slides.
    function isTaken(event) {
      const target = event.target;
      if (target.closest && target.closest("input[type=range]")) {
        return /^(Arrow|Home|End)/.test(event.key);
      }
      const presses = event.key === " " || event.key === "Enter";
      return presses && Boolean(target.closest && target.closest("button, a[href]"));
    }

    function key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !root.getClientRects().length) {
        return;
      }
      if (acts.isBlack()) {
        event.preventDefault();
        acts.black();
        return;
      }
      if (event.key === "Tab") {
        acts.wake();
      }
      if (isTaken(event)) {
        return;
      }
      const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (/^[0-9]$/.test(name)) {
        typed(name);
        return;
      }
      let act = KEYS[name];
      if (name === " " && event.shiftKey) {
        act = "back";
      }
      if (act === "enter") {
        act = digits ? null : "on";
        if (digits) {
          event.preventDefault();
          jump();
        }
      }
      if (act && acts[act](event) !== false) {
        event.preventDefault();
      }
    }

    document.addEventListener("keydown", key);

    // Whether a chart is moved sideways by a swipe, as one wider than its box on a phone; a cropped map is not.
    function isMoved(chart) {
      const overflow = window.getComputedStyle(chart).overflowX;
      return /auto|scroll/.test(overflow) && chart.scrollWidth > chart.clientWidth + 4;
    }

    root.addEventListener("touchstart", function (event) {
      touched = Date.now();
      const [touch] = event.touches;
      start = event.touches.length === 1 ? { x: touch.clientX, y: touch.clientY, at: touched } : null;
    }, { passive: true });

    root.addEventListener("touchend", function (event) {
      touched = Date.now();
      const [touch] = event.changedTouches;
      const chart = event.target.closest(".slide-chart");
      const slides = !chart || !isMoved(chart);
      if (!start || event.touches.length || event.target.closest(".deck-controls, .deck-panel")) {
        return;
      }
      const [x, y] = [touch.clientX - start.x, touch.clientY - start.y];
      if (acts.isBlack()) {
        acts.black();
      } else if (slides && Math.abs(x) > SWIPE && Math.abs(x) > 1.5 * Math.abs(y)) {
        acts[x < 0 ? "on" : "back"]();
      } else if (Math.hypot(x, y) < 10 && touched - start.at < 500) {
        tap(touch.clientX);
      }
      start = null;
    });

    // A tap at the right edge leads on, at the left edge back; anywhere else the controls come.
    function tap(x) {
      const box = root.getBoundingClientRect();
      const share = (x - box.left) / box.width;
      if (share > 1 - EDGE) {
        acts.on();
      } else if (share < EDGE) {
        acts.back();
      } else {
        acts.wake();
      }
    }

    // A finger is followed by what pretends to be a mouse.
    root.addEventListener("mousemove", () => Date.now() - touched > 800 && acts.wake());
    root.addEventListener("mousedown", () => acts.isBlack() && acts.black());
    return { key: key };
  };
})();
