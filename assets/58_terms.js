// The small "i" beside a term opens its definition in a box beside it. Without this script it is a link.
(function () {
  "use strict";

  const ways = window.corridorsWays;
  const element = ways.element;
  const APART = 6, EDGE = 8;
  let box = null;
  let mark = null;

  function build() {
    box = element("div", { class: "term-box", role: "dialog", "aria-labelledby": "term-name", tabindex: "-1", hidden: "" }, [
      element("p", { class: "term-name", id: "term-name" }),
      element("p", { class: "term-text" }),
      element("a", { class: "term-more" }),
    ]);
    document.body.append(box);
    box.querySelector(".term-more").addEventListener("click", function (event) {
      if (!(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) {
        event.preventDefault();
        close(false);
        ways.go(event.target.getAttribute("href"));
      }
    });
    box.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !box.contains(event.relatedTarget) && event.relatedTarget !== mark) {
        close(false);
      }
    });
  }

  // Below the mark if there is room, else above, and whole within the window.
  function place() {
    const around = mark.getBoundingClientRect();
    const [width, height] = [box.offsetWidth, box.offsetHeight];
    const [wide, high] = [document.documentElement.clientWidth, window.innerHeight];
    const below = around.bottom + APART;
    const top = below + height <= high - EDGE ? below : around.top - APART - height;
    box.style.left = Math.max(EDGE, Math.min(around.left - 12, wide - EDGE - width)) + "px";
    box.style.top = Math.max(EDGE, Math.min(top, high - EDGE - height)) + "px";
  }

  function fill(name, text, words, href) {
    box.querySelector(".term-name").textContent = name;
    box.querySelector(".term-text").textContent = text;
    box.querySelector(".term-more").textContent = words;
    box.querySelector(".term-more").setAttribute("href", href);
  }

  function open(clicked) {
    if (!box) {
      build();
    }
    mark = clicked;
    ways
      .list("terms")
      .then(function (list) {
        // Another mark may have been chosen meanwhile.
        if (mark !== clicked) {
          return;
        }
        const term = list.terms[clicked.dataset.term];
        const [text, href] = term ? [term.text, term.href] : [list.words.unknown, clicked.getAttribute("href")];
        fill(term ? term.name : clicked.dataset.name || "", text, list.words.more, ways.dressed(href));
        box.hidden = false;
        clicked.setAttribute("aria-expanded", "true");
        place();
        box.focus({ preventScroll: true });
      })
      // The link leads to the definition all the same.
      .catch(() => ways.go(clicked.getAttribute("href")));
  }

  // Take the box away; whether it was there.
  function close(goBack) {
    if (!box || box.hidden) {
      return false;
    }
    box.hidden = true;
    mark.removeAttribute("aria-expanded");
    if (goBack) {
      mark.focus({ preventScroll: true });
    }
    mark = null;
    return true;
  }

  document.addEventListener("click", function (event) {
    const clicked = event.target instanceof Element ? event.target.closest(".term-mark") : null;
    if (clicked && !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      const isSame = clicked === mark;
      close(isSame);
      if (!isSame) {
        open(clicked);
      }
    } else if (box && !box.contains(event.target)) {
      close(false);
    }
  });
  // Before anything else hears of the key: what lies under the box stays open.
  document.addEventListener(
    "keydown",
    function (event) {
      if (event.key === "Escape" && close(true)) {
        event.stopPropagation();
        event.preventDefault();
      }
    },
    true
  );
  document.addEventListener("scroll", (event) => box && !box.contains(event.target) && close(false), true);
  window.addEventListener("resize", () => close(false));
  window.addEventListener("popstate", () => close(false));
})();
