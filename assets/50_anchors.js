// The page about sources is filled after it has been loaded, so the browser cannot find what stands after the # itself.
(function () {
  "use strict";

  // On a phone the page is read from its contents: its sections are closed when it arrives.
  function closeOnPhone() {
    const page = document.querySelector(".sources-page .sources-body:not([data-arrived])");
    if (page) {
      page.dataset.arrived = "true";
      const narrow = window.matchMedia("(max-width: 900px)").matches;
      page.querySelectorAll(".section-fold").forEach((fold) => (fold.open = !narrow));
    }
  }

  // The same link once more leaves the address as it is, but its section may have been closed since.
  document.addEventListener("click", function (event) {
    const link = event.target.closest('.sources-page a[href^="#"]');
    if (link && link.hash === window.location.hash) {
      window.dash_clientside.corridorsAnchors.goTo("", link.hash);
    }
  });

  // What stands after the #; nothing where somebody mistyped its signs.
  function nameIn(hash) {
    try {
      return decodeURIComponent((hash || "").slice(1));
    } catch (malformed) {
      return "";
    }
  }

  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    corridorsAnchors: {
      goTo: function (_content, hash) {
        const name = nameIn(hash);
        window.requestAnimationFrame(function () {
          closeOnPhone();
          const target = name && document.getElementById(name);
          document.querySelectorAll(".arrived").forEach((former) => former.classList.remove("arrived"));
          if (target) {
            target.classList.add("arrived");
            const own = target.querySelector(":scope > .section-fold");
            if (own) {
              own.open = true;
            }
            for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
              fold.open = true;
            }
            target.scrollIntoView();
          }
        });
        return name;
      },
    },
  });
})();
