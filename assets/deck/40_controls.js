// What can be operated with a pointer: hidden until it moves or a key asks. Slides, years, origins, notes, and the rest.
(function () {
  "use strict";

  const { element } = window.corridorsDeck;
  const LASTING = 3500;

  function button(name, words, act, text) {
    const made = element("button", `deck-button deck-${name}`, { type: "button" }, text || words);
    if (text) {
      made.setAttribute("aria-label", words);
      made.title = words;
    }
    made.addEventListener("click", act);
    return made;
  }

  // `acts` has a function for each thing that can be done.
  window.corridorsDeck.controls = function (root, deck, pictures, acts) {
    const { words } = deck;
    const filters = element("div", "deck-filters");
    const dots = element("ol", "deck-jumps", { "aria-label": words.slides });
    deck.slides.forEach((slide, at) => {
      const jump = button("jump", `${at + 1}. ${slide.title}`, () => acts.go(at), String(at + 1));
      dots.append(element("li", "", {}, jump));
    });
    const leave = [];
    if (acts.leave) {
      leave.push(button("leave", words.leave, acts.leave));
    }
    const bar = element("div", "deck-controls", { role: "group", "aria-label": words.controls }, [
      filters,
      element("div", "deck-row", {}, [
        button("back", words.back, acts.back, "←"),
        dots,
        button("on", words.on, acts.on, "→"),
        element("span", "deck-space"),
        button("filters-open", words.filters, acts.controls),
        button("more", words.controls, acts.controls),
        button("show-notes", words.notes, acts.notes),
        button("full", words.full, acts.full),
        button("theme", words.dark, acts.theme),
        button("keys", words.help, acts.help),
        ...leave,
      ]),
    ]);
    const opener = bar.querySelector(".deck-filters-open");
    const more = bar.querySelector(".deck-more");
    let timer = 0;
    let pinned = false;

    // What stands in the filters of the slide shown, each with a function that brings it up to date.
    let parts = [];

    function years(at) {
      const places = pictures.group(at, "year");
      const label = (place) => deck.slides[at].pictures[place].label;
      const told = element("output", "deck-year");
      const slider = element("input", "deck-slider", {
        type: "range", min: 0, max: places.length - 1, step: 1, "aria-label": words.year,
      });
      slider.addEventListener("input", () => {
        pictures.pause();
        pictures.choose(at, places[Number(slider.value)]);
      });
      const play = button("play", words.play, () => (pictures.isPlaying(at) ? pictures.pause() : pictures.play(at)));
      parts.push(function () {
        const now = places.indexOf(pictures.chosen(at));
        if (now >= 0) {
          slider.value = String(now);
          slider.setAttribute("aria-valuetext", label(places[now]));
        }
        // A picture of one origin is of the year that the slide begins with.
        told.textContent = now >= 0 ? label(places[now]) : label(deck.slides[at].start);
        play.textContent = pictures.isPlaying(at) ? words.pause : words.play;
      });
      return [element("span", "deck-label", {}, words.year), slider, told, play];
    }

    function origins(at) {
      const places = pictures.group(at, "origin");
      const make = (place, text, isOn) => {
        const made = button("origin", text, () => {
          pictures.pause();
          pictures.choose(at, place);
        });
        parts.push(() => made.setAttribute("aria-pressed", String(isOn())));
        return made;
      };
      return [
        element("span", "deck-label", {}, words.origin),
        make(deck.slides[at].start, words.all_origins, () => !places.includes(pictures.chosen(at))),
        ...places.map((place) => make(place, deck.slides[at].pictures[place].label, () => pictures.chosen(at) === place)),
      ];
    }

    // The filters that a slide has.
    function build(at) {
      parts = [];
      const rows = [];
      if (pictures.group(at, "year").length > 1) {
        rows.push(element("div", "deck-row deck-years", { role: "group", "aria-label": words.year }, years(at)));
      }
      if (pictures.group(at, "origin").length > 1) {
        rows.push(element("div", "deck-row deck-origins", { role: "group", "aria-label": words.origin }, origins(at)));
      }
      if (rows.length) {
        const reset = button("reset", words.reset, acts.reset);
        parts.push(() => reset.setAttribute("aria-disabled", String(pictures.isOwn(at))));
        rows[rows.length - 1].append(reset);
      }
      const wasIn = filters.contains(document.activeElement);
      filters.replaceChildren(...rows);
      if (wasIn) {
        root.focus({ preventScroll: true });
      }
      opener.hidden = !rows.length;
    }

    let built = -1;

    function update(at) {
      if (built !== at) {
        built = at;
        build(at);
      }
      parts.forEach((refresh) => refresh());
      dots.querySelectorAll("button").forEach((each, place) => {
        if (place === at) {
          each.setAttribute("aria-current", "true");
        } else {
          each.removeAttribute("aria-current");
        }
      });
      bar.querySelector(".deck-back").setAttribute("aria-disabled", String(at === 0));
      bar.querySelector(".deck-on").setAttribute("aria-disabled", String(at === deck.slides.length - 1));
    }

    // A pointer that rests on the controls does not use them: it may rest there for the whole talk.
    function isUsed() {
      return pinned || Boolean(bar.querySelector(":focus-visible"));
    }

    // A pointer brings one row, which has room below the words of a slide. With filters, pinned, it has room of its own.
    function pin(on) {
      if (pinned !== on) {
        pinned = on;
        root.classList.toggle("deck-pinned", on);
        [opener, more].forEach((each) => each.setAttribute("aria-expanded", String(on)));
        root.style.setProperty("--taken", on ? bar.offsetHeight + "px" : "");
        acts.fit();
      }
    }

    function hide() {
      window.clearTimeout(timer);
      pin(false);
      root.classList.remove("deck-awake");
      if (bar.contains(document.activeElement)) {
        root.focus();
      }
    }

    function wake() {
      root.classList.add("deck-awake");
      window.clearTimeout(timer);
      timer = window.setTimeout(function rest() {
        if (isUsed()) {
          timer = window.setTimeout(rest, LASTING);
        } else {
          hide();
        }
      }, LASTING);
    }

    // With a key the controls stay until the key is pressed again.
    function toggle() {
      if (pinned) {
        hide();
      } else {
        wake();
        pin(true);
        (filters.querySelector("button, input") || bar.querySelector(".deck-on")).focus();
      }
    }

    // What a pointer has pressed gives the keys back, else Space would press it again instead of turning the slide.
    function giveBack() {
      if (bar.contains(document.activeElement)) {
        root.focus({ preventScroll: true });
      }
    }

    bar.addEventListener("click", (event) => event.detail && giveBack());
    // A slider may be let go of anywhere.
    document.addEventListener("pointerup", () => document.activeElement.type === "range" && giveBack());
    bar.addEventListener("focusin", wake);
    root.append(bar);
    return { update: update, wake: wake, hide: hide, toggle: toggle, isOpen: () => root.classList.contains("deck-awake"), bar: bar };
  };
})();
