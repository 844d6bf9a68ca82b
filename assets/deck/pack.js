// An offline pack: the player, the parts beside it, and files made from what the pack holds.
(function () {
  "use strict";

  const BOM = "\ufeff";

  // The rows as objects, put together from the cells that they share.
  function rowsOf(content) {
    return content.rows.map((cells) =>
      Object.fromEntries(content.columns.map((name, at) => [name, content.values[cells[at]]]))
    );
  }

  // A table for spreadsheets: no text in it can run as a formula.
  function csv(names, rows) {
    function written(value) {
      if (typeof value !== "string") {
        return value === null || value === undefined ? "" : String(value);
      }
      const text = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
      return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
    }
    const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
    return BOM + lines.map((cells) => cells.map(written).join(",") + "\n").join("");
  }

  function save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // Where nothing may be written to the clipboard, as in files of some browsers, an older way is tried.
  async function copy(text) {
    try {
      await window.navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  function downloads(content, rows, words) {
    const { stem, bib, ris, csl } = document.getElementById("pack-files").dataset;
    const figures = () => rows.map((row) => Object.fromEntries(content.files.map((name) => [name, row[name]])));
    const whole = () => ({ ...content.about, sources: content.sources, definitions: content.definitions, figures: figures() });
    const files = {
      csv: () => save(`${stem}.csv`, "text/csv", csv(content.files, rows)),
      json: () => save(`${stem}.json`, "application/json", JSON.stringify(whole(), null, 1)),
      story: () => save(`${content.deck.id}.json`, "application/json", JSON.stringify(content.story, null, 1)),
      bib: () => save(`${stem}.bib`, "application/x-bibtex", bib),
      ris: () => save(`${stem}.ris`, "application/x-research-info-systems", ris),
      "csl.json": () => save(`${stem}.csl.json`, "application/json", csl),
    };
    document.querySelectorAll("[data-save]").forEach((button) => button.addEventListener("click", files[button.dataset.save]));
    document.getElementById("pack-copy").addEventListener("click", async function () {
      const done = await copy(document.getElementById("pack-citation").textContent);
      document.getElementById("pack-said").textContent = done ? words.copied : words.not_copied;
    });
  }

  window.corridorsPack = async function (content, words) {
    const root = document.documentElement;
    const deck = document.getElementById("deck");
    const ways = Array.from(document.querySelectorAll(".pack-way"));
    const parts = Array.from(document.querySelectorAll(".pack-part"));
    const rows = rowsOf(content);
    let player = null;

    function show(name) {
      parts.forEach((part) => part.classList.toggle("pack-now", part.id === name));
      ways.forEach(function (way) {
        if (way.dataset.part === name) {
          way.setAttribute("aria-current", "page");
        } else {
          way.removeAttribute("aria-current");
        }
      });
      if (name === "story" && player) {
        deck.focus();
      } else {
        window.scrollTo(0, 0);
      }
    }

    // The address after `#` is a slide or a part.
    function follow() {
      const asked = window.location.hash.slice(1);
      const part = parts.some((each) => each.id === asked) ? asked : "story";
      show(part);
      if (player && part === "story") {
        if (/^\d+$/.test(asked)) {
          player.show(Number(asked));
        }
        window.history.replaceState(null, "", `#${player.now()}`);
      }
    }

    function open(number) {
      window.location.hash = `#${number}`;
    }

    const system = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    root.dataset.mantineColorScheme = system;
    document.getElementById("pack-theme").addEventListener("click", function () {
      const theme = root.dataset.mantineColorScheme === "dark" ? "light" : "dark";
      root.dataset.mantineColorScheme = theme;
      if (player) {
        player.theme(theme);
      }
    });
    window.corridorsPackTable(rows, words, content.deck.lang, open);
    downloads(content, rows, words);
    follow();
    const asked = parseInt(window.location.hash.slice(1), 10);
    player = await window.corridorsDeck.start(deck, content.deck, { number: asked || 1, theme: system });
    deck.addEventListener("corridors-slide", function (event) {
      if (document.getElementById("story").classList.contains("pack-now")) {
        window.history.replaceState(null, "", `#${event.detail.number}`);
      }
    });
    window.addEventListener("hashchange", follow);
    follow();
  };
})();
