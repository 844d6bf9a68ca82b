// The page about sources is filled after it has been loaded, so the browser cannot find what stands after the # itself.
(function () {
  "use strict";

  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    corridorsAnchors: {
      goTo: function (_content, hash) {
        const name = decodeURIComponent((hash || "").slice(1));
        window.requestAnimationFrame(function () {
          const target = name && document.getElementById(name);
          document.querySelectorAll(".arrived").forEach((former) => former.classList.remove("arrived"));
          if (target) {
            target.classList.add("arrived");
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
