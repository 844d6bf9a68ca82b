// What opens over the slides: the keys, the notes where no window can be opened for them, and the black screen.
(function () {
  "use strict";

  const { element } = window.corridorsDeck;

  // Notes of a slide: what the speaker says, then what stands behind the picture in full.
  function notes(deck, slide, picture, home) {
    const { words } = deck;
    const part = (tag, name, text) => element(tag, name, {}, text, home);
    const spoken = slide.notes.length ? slide.notes : [words.no_notes];
    const parts = spoken.map((each) => part("p", "notes-said", each));
    if (picture) {
      const told = [picture.words.title, picture.words.subtitle, picture.words.finding, picture.words.source, ...picture.words.notes];
      parts.push(part("h3", "notes-head", words.sources));
      parts.push(...told.filter(Boolean).map((each) => part("p", "notes-behind", each)));
    }
    if (slide.address) {
      const link = element("a", "notes-link", { href: slide.address, target: "_blank", rel: "noopener" }, slide.address, home);
      parts.push(element("p", "notes-behind", {}, [words.view + " ", link], home));
    }
    parts.push(part("p", "notes-behind", deck.version));
    return parts;
  }

  window.corridorsDeck.panels = function (root, deck) {
    const { words } = deck;
    let before = null;

    function panel(name, title) {
      const close = element("button", "deck-button", { type: "button" }, words.close);
      const content = element("div", "deck-panel-content");
      const made = element("div", `deck-panel deck-panel-${name}`, { role: "dialog", "aria-label": title, tabindex: "-1" }, [
        element("div", "deck-row", {}, [element("h2", "deck-panel-title", {}, title), element("span", "deck-space"), close]),
        content,
      ]);
      made.hidden = true;
      close.addEventListener("click", () => hide(made));
      root.append(made);
      return { made: made, content: content };
    }

    function show(made) {
      before = document.activeElement;
      made.hidden = false;
      made.focus();
    }

    function hide(made) {
      made.hidden = true;
      (before && root.contains(before) ? before : root).focus();
    }

    const help = panel("help", words.help);
    const list = element("dl", "deck-keys-list");
    for (const [keys, meaning] of deck.keys) {
      const caps = keys.split("  ").map((key) => element("kbd", "", {}, key));
      list.append(element("div", "", {}, [element("dt", "", {}, caps), element("dd", "", {}, meaning)]));
    }
    help.content.append(list);
    const said = panel("notes", words.notes);
    const black = element("div", "deck-black", { role: "status", "aria-label": words.is_black });
    black.hidden = true;
    root.append(black);

    return {
      toggleHelp: () => (help.made.hidden ? show(help.made) : hide(help.made)),
      showNotes: function (slide, picture, reason) {
        const first = reason ? [element("p", "notes-behind", {}, reason)] : [];
        said.content.replaceChildren(...first, ...notes(deck, slide, picture));
        if (said.made.hidden) {
          show(said.made);
        }
      },
      isNotesOpen: () => !said.made.hidden,
      hideNotes: () => hide(said.made),
      // Close what stands open; false if nothing does.
      close: function () {
        const open = [help.made, said.made].find((each) => !each.hidden);
        if (open) {
          hide(open);
        }
        return Boolean(open);
      },
      setBlack: (on) => {
        black.hidden = !on;
      },
      isBlack: () => !black.hidden,
    };
  };

  window.corridorsDeck.notes = notes;
})();
