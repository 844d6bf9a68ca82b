// The timeline: an entry of the list that is pointed at or has the focus lights its marks, a mark that is clicked leads
// to its entry. Marks know their event by `customdata`.
(function () {
  "use strict";

  const LIT = "event-lit";
  let pointed = "";
  let waiting = 0;

  function graph() {
    return document.querySelector("#timeline-frame .js-plotly-plot");
  }

  function entryOf(target) {
    const entry = target instanceof Element ? target.closest(".timeline-event") : null;
    return entry ? entry.dataset.event : "";
  }

  // The entry that is pointed at, else the one with the focus, else the one that the address names.
  function wanted() {
    const at = document.getElementById(pointed) ? pointed : entryOf(document.activeElement);
    return at || entryOf(document.querySelector(".timeline-event.arrived"));
  }

  function light() {
    waiting = 0;
    const plot = graph();
    if (plot) {
      const id = wanted();
      plot.querySelectorAll(".scatterlayer .point").forEach(function (mark) {
        mark.classList.toggle(LIT, Boolean(id && mark.__data__ && mark.__data__.data === id));
      });
    }
  }

  function soon() {
    waiting = waiting || window.requestAnimationFrame(light);
  }

  function follow(id) {
    const entry = document.getElementById(id);
    document.querySelectorAll(".arrived").forEach((former) => former.classList.remove("arrived"));
    entry.classList.add("arrived");
    entry.scrollIntoView({ block: "center" });
    entry.querySelector(".event-title a").focus({ preventScroll: true });
  }

  document.addEventListener("pointerover", function (event) {
    pointed = entryOf(event.target);
    soon();
  });
  ["focusin", "focusout"].forEach((name) => document.addEventListener(name, soon));

  // A layer of Plotly's lies over the marks; it knows which of them the pointer is at.
  document.addEventListener("click", function (event) {
    const plot = graph();
    const point = plot && plot.contains(event.target) && plot._hoverdata && plot._hoverdata[0];
    if (point && document.getElementById(point.customdata)) {
      follow(point.customdata);
    }
  });

  // Marks that are drawn anew, and a list that has just come, are looked at again.
  new MutationObserver(function () {
    if (graph()) {
      soon();
    }
  }).observe(document, { attributeFilter: ["data-anchor"], attributes: true, childList: true, subtree: true });
})();
