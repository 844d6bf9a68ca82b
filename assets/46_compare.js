// Names round the matrix are links inside the picture: they change the address without loading the document anew.
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    const link = event.target instanceof Element ? event.target.closest("#compare-chart svg a") : null;
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    window.corridorsWays.go(link.getAttribute("href") || link.getAttribute("xlink:href"));
  });
})();
