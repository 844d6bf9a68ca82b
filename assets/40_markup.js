// Long passages arrive as text in the attribute data-markup of their element; see app/components/markup.py.
(function () {
  "use strict";

  const shown = new WeakMap();

  function fill() {
    document.querySelectorAll("[data-markup]").forEach(function (element) {
      if (shown.get(element) !== element.dataset.markup) {
        shown.set(element, element.dataset.markup);
        element.innerHTML = element.dataset.markup;
      }
    });
  }

  new MutationObserver(fill).observe(document, {
    attributeFilter: ["data-markup"],
    attributes: true,
    childList: true,
    subtree: true,
  });

  // A link inside the dashboard changes the address; the page follows it as it does everywhere else.
  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[data-inside]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    window.history.pushState({}, "", window.corridorsWays.dressed(link.href));
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.scrollTo(0, 0);
  });
})();
