// Going to another view without loading the page anew, in the language and theme of the present one.
(function () {
  "use strict";

  const KEPT = ["lang", "theme"];

  // An address in the language and theme of the present one: lists and pages of words were written before they changed.
  function dressed(href) {
    const here = new URLSearchParams(window.location.search);
    const there = new URL(href, window.location.href);
    KEPT.filter((name) => here.has(name)).forEach((name) => there.searchParams.set(name, here.get(name)));
    return there.pathname + there.search.replaceAll("%2C", ",") + there.hash;
  }

  function go(href) {
    const there = new URL(href, window.location.href);
    const isSameAnchor = there.href === window.location.href && there.hash;
    const isOtherPage = there.pathname !== window.location.pathname;
    if (there.href !== window.location.href) {
      window.history.pushState({}, "", there.href);
      window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    }
    if (isSameAnchor) {
      // Nothing has changed for Dash, but the reader may have scrolled away.
      window.dash_clientside.corridorsAnchors.goTo("", there.hash);
    } else if (isOtherPage) {
      window.scrollTo(0, 0);
    }
  }

  // The program asks for a list once for each language; `name` is that of the meta tag that has its address.
  const lists = {};

  function list(name) {
    const language = new URLSearchParams(window.location.search).get("lang") || document.documentElement.lang || "en";
    const address = document.querySelector(`meta[name="${name}"]`).content + "&lang=" + encodeURIComponent(language);
    lists[address] =
      lists[address] ||
      fetch(address)
        .then(function (answer) {
          if (!answer.ok) {
            throw new Error(`${address}: ${answer.status}`);
          }
          return answer.json();
        })
        .catch(function (error) {
          delete lists[address];
          throw error;
        });
    return lists[address];
  }

  function element(tag, attributes, children) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...(children || []));
    return made;
  }

  window.corridorsWays = { dressed: dressed, go: go, list: list, element: element };

  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    corridorsWays: {
      // The title of the window follows the page, and the menu shows the page's name where it has to scroll.
      setTitle: function (title) {
        if (title) {
          document.title = title;
        }
        window.requestAnimationFrame(function () {
          const menu = document.getElementById("navigation");
          const current = menu && menu.querySelector('[aria-current="page"]');
          if (current && menu.scrollWidth > menu.clientWidth) {
            menu.scrollLeft += current.getBoundingClientRect().left - menu.getBoundingClientRect().left - menu.clientWidth / 3;
          }
        });
      },
    },
  });
})();
