// The window for the speaker: the slide shown and the next one, notes, clock and elapsed time. It is a blank window that
// this page writes into and listens to, so it needs no server and works from a file as well.
(function () {
  "use strict";

  const { element, notes } = window.corridorsDeck;
  const SIZE = "popup,width=1180,height=760";
  const NAME = "corridors-presenter";
  // Where a reload finds when the talk began; there only while a window for the speaker is open.
  const BEGUN = "corridors-presenter-begun";

  // A document from a file may have no storage; the window then comes back with N.
  function stored() {
    try {
      return window.sessionStorage;
    } catch (error) {
      return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
    }
  }

  // A window under a name. Documents from a file are strangers to each other, a document and itself before a reload too:
  // a window that cannot be written into is closed, and null returned.
  function reached(name) {
    const found = window.open("", name, SIZE);
    try {
      return found && found.document ? found : null;
    } catch (error) {
      found.close();
      return null;
    }
  }

  // `acts` are those of the player; `key` hears the keys pressed in the other window.
  window.corridorsDeck.presenter = function (deck, sections, acts, key) {
    const { words } = deck;
    let other = null;
    let parts = null;
    let begun = Date.now();

    function isOpen() {
      return Boolean(other && !other.closed);
    }

    // The sheets of this page, as text: a blank window has none of them.
    function sheets(home) {
      const rules = Array.from(document.styleSheets).flatMap((sheet) => {
        try {
          return Array.from(sheet.cssRules, (rule) => rule.cssText.replace(/url\("(?!data:|https?:|file:)([^"]+)"\)/g, (_, path) => `url("${new URL(path, sheet.href || location.href)}")`));
        } catch (error) {
          return [];
        }
      });
      return element("style", "", {}, rules.join("\n"), home);
    }

    function build() {
      const home = other.document;
      const make = (tag, name, attributes, inside) => element(tag, name, attributes, inside, home);
      const button = (name, text, act) => {
        const made = make("button", `deck-button ${name}`, { type: "button" }, text);
        made.addEventListener("click", (event) => {
          act();
          // Pressed by a pointer, a button leaves the keys to the slides.
          if (event.detail) {
            made.blur();
          }
        });
        return made;
      };
      home.documentElement.lang = deck.lang;
      home.documentElement.dataset.mantineColorScheme = document.documentElement.dataset.mantineColorScheme;
      home.head.replaceChildren(sheets(home));
      home.title = `${words.notes}: ${deck.title}`;
      parts = {
        now: make("div", "presenter-stage presenter-now"),
        next: make("div", "presenter-stage presenter-next"),
        count: make("p", "presenter-count"),
        notes: make("div", "presenter-notes", { "aria-live": "polite" }),
        clock: make("strong", "presenter-time"),
        elapsed: make("strong", "presenter-time"),
      };
      const restart = () => {
        begun = Date.now();
        tick();
      };
      home.body.className = "presenter";
      home.body.replaceChildren(
        make("aside", "presenter-left", {}, [
          make("h2", "presenter-head", {}, words.now), parts.now,
          make("div", "deck-row", {}, [
            button("deck-back", words.back, acts.back), button("deck-on", words.on, acts.on),
            button("deck-dark", words.black, acts.black), parts.count,
          ]),
          make("h2", "presenter-head", {}, words.next), parts.next,
        ]),
        make("main", "presenter-right", {}, [
          make("div", "presenter-clock", {}, [
            make("p", "", {}, [words.clock, make("br"), parts.clock]),
            make("p", "", {}, [words.elapsed, make("br"), parts.elapsed]),
            button("deck-restart", words.restart, restart),
          ]),
          make("h1", "presenter-head", {}, words.notes), parts.notes,
        ])
      );
      home.onkeydown = key;
      other.onresize = scale;
    }

    // A still picture of a slide, as it stands on the stage.
    function still(section, box) {
      box.replaceChildren();
      if (!section) {
        box.append(element("p", "presenter-end", {}, words.end, box.ownerDocument));
        return;
      }
      const copy = box.ownerDocument.importNode(section, true);
      copy.className = copy.className.replace("slide-left", "") + " slide-shown";
      copy.removeAttribute("aria-hidden");
      copy.inert = true;
      box.append(copy);
    }

    function scale() {
      for (const box of [parts.now, parts.next]) {
        box.style.setProperty("--scale", box.clientWidth / 1280);
      }
    }

    function two(number) {
      return String(number).padStart(2, "0");
    }

    function tick() {
      if (!isOpen() || !parts) {
        return;
      }
      const now = new Date();
      const seconds = Math.floor((Date.now() - begun) / 1000);
      parts.clock.textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
      parts.elapsed.textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
    }

    function update(at, picture, isBlack) {
      if (!isOpen() || !parts) {
        return;
      }
      still(sections[at], parts.now);
      still(sections[at + 1], parts.next);
      parts.now.classList.toggle("presenter-black", isBlack);
      parts.count.textContent = window.corridorsDeck.filled(words.slide, { n: at + 1, total: deck.slides.length });
      parts.notes.replaceChildren(...notes(deck, deck.slides[at], picture, other.document));
      scale();
      tick();
    }

    // Open the window, or bring it to the front; false where the browser forbids it.
    function open() {
      const fresh = !isOpen();
      other = reached(NAME) || reached(`${NAME}-${Date.now()}`);
      if (!other) {
        return false;
      }
      if (fresh) {
        begun = Date.now();
        build();
      }
      other.focus();
      return true;
    }

    // After a reload the window is still there, with the words that it was left with; a browser finds it by its name.
    function resume() {
      const since = Number(stored().getItem(BEGUN));
      stored().removeItem(BEGUN);
      if (!since) {
        return false;
      }
      const found = reached(NAME);
      if (!found) {
        return false;
      }
      if (!found.document.querySelector(".presenter-end")) {
        found.close();
        return false;
      }
      other = found;
      begun = since;
      build();
      return true;
    }

    window.setInterval(tick, 1000);
    window.addEventListener("pagehide", function () {
      if (isOpen() && parts) {
        stored().setItem(BEGUN, String(begun));
        other.document.body.replaceChildren(element("p", "presenter-end", {}, words.alone, other.document));
      }
    });
    return { open: open, resume: resume, update: update, isOpen: isOpen };
  };
})();
