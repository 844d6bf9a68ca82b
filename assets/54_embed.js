// In a frame of another site there is one view and no header: what it links to opens beside that site, as a whole page.
(function () {
  "use strict";

  function isEmbedded() {
    return new URLSearchParams(window.location.search).get("embed") === "1";
  }

  // Before any other script follows the link. An anchor of the same view stays in the frame.
  document.addEventListener(
    "click",
    function (event) {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!link || !isEmbedded() || link.getAttribute("href").startsWith("#")) {
        return;
      }
      const there = new URL(link.href);
      there.searchParams.delete("embed");
      event.preventDefault();
      event.stopPropagation();
      window.open(there.href, "_blank", "noopener");
    },
    true,
  );
})();
