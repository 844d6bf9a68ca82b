// A deck on the screen: window.corridorsDeck.start(container, deck) puts it into an element that has a size.
(function () {
  "use strict";

  const own = window.corridorsDeck;
  const { element, filled } = own;
  const THEMES = ["light", "dark"];

  // Fonts of all that any slide may come to say, so that none is fetched later.
  async function fonts(deck) {
    const letters = Array.from(new Set(JSON.stringify([deck.slides, deck.parts, deck.words]))).join("");
    await Promise.all(["400", "600"].map((weight) => document.fonts.load(`${weight} 24px "Noto Sans"`, letters)));
  }

  // The promise is kept when all slides are drawn; it gives `show(number)`, `choose(number, picture)` and `theme(name)`,
  // with numbers of slides from 1. `options.leave` is called when the reader leaves, `options.theme` is "light" or "dark".
  // The container hears `corridors-slide` with number, plot and picture whenever what it shows has changed.
  own.start = async function (root, deck, options) {
    const wish = options || {};
    const { words } = deck;
    let at = -1;
    let theme = THEMES.indexOf(wish.theme || "light");
    let space = { scale: 1, stacked: false };
    const stage = element("div", "deck-stage");
    const dots = element("ol", "deck-dots", { "aria-hidden": "true" }, deck.slides.map(() => element("li")));
    const progress = element("progress", "deck-progress", { max: deck.slides.length, value: 0 });
    const loading = element("div", "deck-loading", { role: "status" }, [element("p"), progress]);
    const said = element("div", "visually-hidden deck-said", { role: "status", "aria-live": "polite" });
    const sections = deck.slides.map((slide, place) => own.section(deck, slide, place + 1));
    root.classList.add("deck");
    root.lang = deck.lang;
    root.tabIndex = -1;
    stage.append(...sections, dots);
    root.replaceChildren(stage, loading, said);

    const tooltip = own.tooltip(root);
    const look = () => ({ theme: theme, stacked: space.stacked });
    const pictures = own.pictures(deck, sections, look, tooltip, changed);
    const acts = {
      go: show,
      on: () => show(at + 1),
      back: () => show(at - 1),
      first: () => show(0),
      last: () => show(deck.slides.length - 1),
      down: () => own.scroll(sections[at], 1) || show(at + 1),
      up: () => own.scroll(sections[at], -1) || show(at - 1),
      black: black,
      isBlack: () => panels.isBlack(),
      full: full,
      notes: speak,
      theme: () => paint(1 - theme),
      controls: () => controls.toggle(),
      wake: () => controls.wake(),
      play: () => (pictures.isPlaying(at) ? pictures.pause() : pictures.play(at)),
      reset: () => {
        pictures.pause();
        pictures.choose(at, deck.slides[at].start);
      },
      help: () => panels.toggleHelp(),
      escape: escape,
      leave: wish.leave,
      fit: fit,
    };
    const panels = own.panels(root, deck);
    const controls = own.controls(root, deck, pictures, acts);
    const input = own.input(root, deck, acts);
    const presenter = own.presenter(deck, sections, acts, input.key);

    function fit() {
      space = own.fitStage(root, stage);
      sections.forEach((_, place) => pictures.fit(place));
    }

    function refresh() {
      presenter.update(at, pictures.pictureOf(at), panels.isBlack());
      if (panels.isNotesOpen()) {
        panels.showNotes(deck.slides[at], pictures.pictureOf(at));
      }
    }

    // Whatever stands on the slide shown has changed.
    function changed(place) {
      if (place !== at) {
        return;
      }
      controls.update(at);
      refresh();
      const title = sections[at].querySelector(".slide-title").textContent;
      said.textContent = filled(words.titled, { n: at + 1, total: deck.slides.length, title: title });
      root.dispatchEvent(new CustomEvent("corridors-slide", {
        bubbles: true,
        detail: { number: at + 1, plot: pictures.plotOf(at), picture: pictures.pictureOf(at) },
      }));
    }

    function show(place) {
      const target = Math.min(Math.max(place, 0), deck.slides.length - 1);
      if (target === at) {
        return;
      }
      const former = at;
      at = target;
      sections.forEach((section, number) => {
        section.classList.toggle("slide-shown", number === at);
        section.inert = number !== at;
      });
      Array.from(dots.children).forEach((dot, number) => dot.classList.toggle("dot-now", number === at));
      root.scrollTop = 0;
      own.mark(sections[at]);
      changed(at);
      if (former >= 0) {
        pictures.leave(former);
      }
    }

    async function paint(next) {
      theme = next;
      document.documentElement.dataset.mantineColorScheme = THEMES[theme];
      // The slide shown first, then the others behind it.
      const order = sections.map((_, place) => place).sort((one, other) => Number(other === at) - Number(one === at));
      for (const place of order) {
        await pictures.draw(place);
      }
      refresh();
    }

    function black() {
      panels.setBlack(!panels.isBlack());
      pictures.pause();
      refresh();
    }

    function full() {
      if (document.fullscreenElement) {
        document.exitFullscreen();
      } else if (root.requestFullscreen) {
        root.requestFullscreen().catch(() => undefined);
      }
    }

    function speak() {
      if (panels.isNotesOpen()) {
        panels.hideNotes();
      } else if (presenter.open()) {
        refresh();
      } else {
        panels.showNotes(deck.slides[at], pictures.pictureOf(at), words.blocked);
      }
    }

    function escape() {
      if (panels.close()) {
        return true;
      }
      if (controls.isOpen()) {
        controls.hide();
        return true;
      }
      // A key pressed by mistake must not end a talk: it brings the controls, with the way out.
      if (wish.leave) {
        controls.wake();
      }
      return Boolean(wish.leave);
    }

    document.documentElement.dataset.mantineColorScheme = THEMES[theme];
    space = own.fitStage(root, stage);
    await fonts(deck);
    for (const [place, section] of sections.entries()) {
      loading.firstChild.textContent = filled(words.loading, { n: place + 1, total: sections.length });
      progress.value = place;
      await pictures.draw(place);
      section.inert = true;
      // The line of progress is to be seen.
      await new Promise((done) => window.setTimeout(done));
    }
    loading.remove();
    show(wish.number ? wish.number - 1 : 0);
    root.classList.add("deck-ready");
    root.focus();
    if (presenter.resume()) {
      refresh();
      window.focus();
    }
    new ResizeObserver(fit).observe(root);
    root.addEventListener("scroll", () => own.mark(sections[at]), true);
    return {
      show: (number) => show(number - 1),
      choose: (number, picture) => pictures.choose(number - 1, picture),
      theme: (name) => paint(Math.max(THEMES.indexOf(name), 0)),
      now: () => at + 1,
    };
  };
})();
