// The search: a dialog with one box, a list below it, and the keyboard. What fits is worked out in 57_matching.js.
(function () {
  "use strict";

  const ways = window.corridorsWays;
  const match = window.corridorsMatch;
  const element = ways.element;
  // Results shown of each kind, and where only one kind has any.
  const FEW = 5, MANY = 20;
  let dialog = null;
  let ready = null;
  let at = -1;
  // Enter was pressed before the list had come.
  let hurried = false;

  function opener() {
    return document.getElementById("search");
  }

  function part(name) {
    return dialog.querySelector(".search-" + name);
  }

  function build() {
    const words = opener().dataset;
    dialog = element("dialog", { class: "search-dialog", "aria-label": words.label }, [
      element("div", { class: "search-head" }, [
        element("input", {
          class: "search-input", type: "text", role: "combobox", "aria-expanded": "true", "aria-autocomplete": "list",
          "aria-controls": "search-list", "aria-label": words.label, placeholder: words.placeholder,
          autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go",
        }),
        element("button", { class: "search-close plain-button", type: "button" }, [words.close]),
      ]),
      element("p", { class: "search-count", role: "status" }),
      element("div", { class: "search-list", id: "search-list", role: "listbox", "aria-label": words.label }),
      element("p", { class: "search-keys" }, [words.keys]),
    ]);
    document.body.append(dialog);
    part("input").addEventListener("input", show);
    part("input").addEventListener("keydown", press);
    part("close").addEventListener("click", () => dialog.close());
    part("list").addEventListener("click", choose);
    // Keeps the focus in the box, so that typing goes on after a click beside a result.
    part("list").addEventListener("mousedown", (event) => event.preventDefault());
    part("list").addEventListener("mousemove", point);
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => opener().setAttribute("aria-expanded", "false"));
  }

  function open() {
    if (!dialog) {
      build();
    }
    if (dialog.open) {
      return;
    }
    dialog.showModal();
    opener().setAttribute("aria-expanded", "true");
    part("input").value = "";
    part("input").focus();
    part("count").textContent = opener().dataset.loading;
    hurried = false;
    ways.list("search-index").then(
      function (index) {
        if (!ready || ready.index !== index) {
          ready = match.prepared(index);
        }
        show();
        if (hurried && dialog.open) {
          press(new KeyboardEvent("keydown", { key: "Enter" }));
        }
      },
      function () {
        part("count").textContent = opener().dataset.failed;
      }
    );
  }

  // The list for what is typed.
  function show() {
    if (!ready) {
      return;
    }
    const typed = part("input").value.trim();
    const groups = typed ? match.find(ready, typed) : match.offered(ready);
    const found = groups.reduce((sum, group) => sum + group.found.length, 0);
    const few = groups.length === 1 || !typed ? MANY : FEW;
    part("list").replaceChildren(...groups.map((group, number) => groupOf(group, number, few)));
    part("list").scrollTop = 0;
    part("count").replaceChildren(...(found ? told(typed, found) : nothing(typed)));
    select(typed && found ? 0 : -1);
  }

  function told(typed, found) {
    return typed ? [ready.index.words.found.replace("{n}", String(found))] : [];
  }

  // Nothing fits: say so, and offer words that lead somewhere.
  function nothing(typed) {
    const words = ready.index.words;
    const tries = words.examples.split("\n").map(function (example) {
      const button = element("button", { type: "button", class: "button" }, [example]);
      button.addEventListener("click", function () {
        part("input").value = example;
        part("input").focus();
        show();
      });
      return button;
    });
    return [
      element("span", { class: "search-nothing" }, [words.nothing.replace("{words}", () => typed), " ", words.suggest]),
      element("span", { class: "button-row" }, tries),
    ];
  }

  function groupOf(group, number, few) {
    const heading = element("div", { class: "search-group", id: `search-group-${number}` }, [
      ready.index.groups[group.kind],
    ]);
    const options = group.found.slice(0, few).map((entry, row) => option(entry, `search-${number}-${row}`));
    const left = group.found.length - options.length;
    const more = left ? [element("div", { class: "search-more" }, [ready.index.words.more.replace("{n}", String(left))])] : [];
    return element("div", { role: "group", "aria-labelledby": heading.id }, [heading, ...options, ...more]);
  }

  function option(entry, id) {
    return element("a", { role: "option", id: id, class: "search-option", href: target(entry), tabindex: "-1", "aria-selected": "false" }, [
      element("span", { class: "search-name" }, [entry.name]),
      " ",
      element("span", { class: "search-detail" }, [entry.detail]),
    ]);
  }

  // Where an entry leads. A code narrows down the page at hand if that has the filter; a page is reached as by the menu.
  function target(entry) {
    const path = window.location.pathname;
    const [name, code] = entry.set || [];
    const isDrawn = name !== "measure" || path === "/trends" || path === "/data" || !ready.index.elsewhere.includes(code);
    if (name && ready.index.filters[name].includes(path) && isDrawn) {
      const parameters = new URLSearchParams(window.location.search);
      parameters.set(name, code);
      // Series are of one measure; the sheet and the card are of the figures before.
      ["sheet", "figure", ...(name === "measure" ? ["series"] : [])].forEach((each) => parameters.delete(each));
      return path + "?" + parameters.toString().replaceAll("%2C", ",");
    }
    if (entry.kind === "page") {
      const links = Array.from(document.querySelectorAll("#navigation a"));
      const link = links.find((each) => each.pathname === new URL(entry.href, window.location.href).pathname);
      if (link) {
        return link.getAttribute("href");
      }
    }
    return ways.dressed(entry.href);
  }

  function options() {
    return Array.from(part("list").querySelectorAll(".search-option"));
  }

  function select(number, quietly) {
    const all = options();
    at = all.length ? Math.max(-1, Math.min(number, all.length - 1)) : -1;
    all.forEach((each, row) => each.setAttribute("aria-selected", String(row === at)));
    if (at < 0) {
      part("input").removeAttribute("aria-activedescendant");
      return;
    }
    part("input").setAttribute("aria-activedescendant", all[at].id);
    if (!quietly) {
      all[at].scrollIntoView({ block: "nearest" });
    }
  }

  function press(event) {
    const count = options().length;
    if (event.key === "ArrowDown") {
      select(at + 1 < count ? at + 1 : 0);
    } else if (event.key === "ArrowUp") {
      select(at > 0 ? at - 1 : count - 1);
    } else if (event.key === "PageDown" || event.key === "PageUp") {
      select(Math.max(0, at + (event.key === "PageDown" ? FEW : -FEW)));
    } else if (event.key === "Enter") {
      hurried = !ready;
      if (at >= 0) {
        options()[at].click();
      }
    } else {
      return;
    }
    event.preventDefault();
  }

  function point(event) {
    const under = event.target.closest(".search-option");
    if (under) {
      select(options().indexOf(under), true);
    }
  }

  function choose(event) {
    const link = event.target.closest(".search-option");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    dialog.close();
    ways.go(link.getAttribute("href"));
  }

  function isTyping(target) {
    return target instanceof Element && Boolean(target.closest("input, textarea, select, [contenteditable]"));
  }

  document.addEventListener("keydown", function (event) {
    const withKey = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k";
    const withSlash = event.key === "/" && !(event.ctrlKey || event.metaKey || event.altKey) && !isTyping(event.target);
    if ((withKey || withSlash) && opener()) {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("click", (event) => event.target instanceof Element && event.target.closest("#search") && open());

  // The key has another name where the header's box is shown on a Mac.
  document.addEventListener("DOMContentLoaded", function () {
    if (/Mac|iPhone|iPad/.test(window.navigator.platform)) {
      new MutationObserver(function (_changes, observer) {
        const key = document.querySelector("#search .key");
        if (key) {
          key.textContent = "⌘ K";
          observer.disconnect();
        }
      }).observe(document, { childList: true, subtree: true });
    }
  });
})();
