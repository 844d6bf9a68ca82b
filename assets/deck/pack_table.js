// The figures of an offline pack as a table: searched without regard to case and accents, sorted by each column.
(function () {
  "use strict";

  // Accents of Latin letters go; the vowels of other scripts, which are marks too, stay.
  function folded(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  }

  const { filled } = window.corridorsDeck;

  // `rows` are objects of cells by the name of the column; `open(number)` shows a slide.
  window.corridorsPackTable = function (rows, words, lang, open) {
    const body = document.getElementById("pack-rows");
    const found = document.getElementById("pack-found");
    const heads = Array.from(document.querySelectorAll(".pack-sort"));
    const numbers = new Intl.NumberFormat(lang);
    const compare = new Intl.Collator(lang, { numeric: true }).compare;
    let sorted = { name: "", falling: false };

    const input = document.createElement("input");
    input.type = "search";
    input.autocomplete = "off";
    input.id = "pack-search";
    document.getElementById("pack-search-box").append(input);

    function what(row) {
      const parts = [row.measure_name];
      parts.push(...[row.channel === "ALL" ? "" : row.channel_name, row.sector === "ALL" ? "" : row.sector_name]);
      parts.push(row.sex === "total" ? "" : row.sex_name);
      return parts.filter(Boolean).join(", ");
    }

    const entries = rows.map(function (row, at) {
      const told = [row.corridor, row.figure_words, what(row), row.date_words, row.evidence, row.warnings, row.source_words, row.note];
      const codes = [row.observation_id, row.series_title, row.origin, row.destination, row.channel_name, row.via_name];
      return { row: row, at: at, what: what(row), text: folded([...told, ...codes].filter(Boolean).join(" ")), line: null };
    });

    function cell(name, text, title) {
      const made = document.createElement("td");
      made.className = `pack-col-${name}`;
      made.dataset.head = title;
      made.append(text || "");
      return made;
    }

    function slides(row) {
      const links = row.slides.split(";").map(function (number) {
        const link = document.createElement("a");
        link.href = `#${number}`;
        link.textContent = number;
        link.setAttribute("aria-label", filled(words.slide, { n: number }));
        link.addEventListener("click", function (event) {
          event.preventDefault();
          open(Number(number));
        });
        return link;
      });
      const made = document.createElement("span");
      links.forEach((link, at) => made.append(...(at ? [" ", link] : [link])));
      return made;
    }

    const titles = Object.fromEntries(heads.map((head) => [head.dataset.sort, head.textContent]));

    function line(entry) {
      if (!entry.line) {
        const row = entry.row;
        const kind = [row.evidence, row.warnings].filter(Boolean).join("; ");
        entry.line = document.createElement("tr");
        entry.line.append(
          cell("corridor", row.corridor, titles.corridor),
          cell("number", row.figure_words, titles.number),
          cell("what", entry.what, titles.what),
          cell("period", row.date_words, titles.period),
          cell("evidence", kind, titles.evidence),
          cell("source_words", row.source_words, titles.source_words),
          cell("note", row.note, titles.note),
          cell("slides", slides(row), titles.slides)
        );
      }
      return entry.line;
    }

    const amount = (row) => [row.value, row.value_low, row.value_high].find((each) => each !== null && each !== undefined);
    const keys = {
      number: (entry) => amount(entry.row),
      what: (entry) => entry.what,
      period: (entry) => entry.row.period.replace(/^\.\.\//, ""),
      slides: (entry) => Number(entry.row.slides.split(";")[0]),
    };

    function order(one, other) {
      const key = keys[sorted.name] || ((entry) => entry.row[sorted.name] || "");
      const [left, right] = [key(one), key(other)];
      const way = typeof left === "number" && typeof right === "number" ? left - right : compare(left, right);
      return (sorted.falling ? -way : way) || one.at - other.at;
    }

    function show() {
      const wanted = folded(input.value).split(/\s+/).filter(Boolean);
      const shown = entries.filter((entry) => wanted.every((word) => entry.text.includes(word)));
      if (sorted.name) {
        shown.sort(order);
      }
      body.replaceChildren(...shown.map(line));
      const values = { n: numbers.format(shown.length), total: numbers.format(entries.length) };
      found.textContent = filled(shown.length ? (wanted.length ? words.found : words.all) : words.none, values);
    }

    heads.forEach((head) => head.addEventListener("click", function () {
      const name = head.dataset.sort;
      // Numbers begin with the largest, words with the first.
      sorted = { name: name, falling: sorted.name === name ? !sorted.falling : name === "number" };
      heads.forEach((each) => each.closest("th").removeAttribute("aria-sort"));
      head.closest("th").setAttribute("aria-sort", sorted.falling ? "descending" : "ascending");
      show();
    }));
    input.addEventListener("input", show);
    show();
  };
})();
