// What a chart says of the mark under the pointer, as large as the other words of the stage. Plotly's own labels are as
// small as the chart was drawn, and it drops those that find no room there.
(function () {
  "use strict";

  const { element } = window.corridorsDeck;
  const GAP = 18;

  function plain(html) {
    return new DOMParser().parseFromString(html, "text/html").body.textContent;
  }

  // Lines of a text of Plotly: one that was only broken to fit ends with a space.
  function lines(text) {
    return text.replace(/ <br>/g, " ").split("<br>").filter(Boolean);
  }

  function words(event) {
    const points = event.points.map((point) => point.hovertext || point.text || point.label || "");
    return points.find((text) => typeof text === "string" && text) || "";
  }

  window.corridorsDeck.tooltip = function (root) {
    const box = element("div", "deck-tooltip", { "aria-hidden": "true" });
    box.hidden = true;
    root.append(box);

    function hide() {
      box.hidden = true;
    }

    function show(event) {
      const text = words(event);
      if (!text || !event.event) {
        hide();
        return;
      }
      box.replaceChildren(...lines(text).map((line) => element(line.startsWith("<b>") ? "strong" : "span", "", {}, plain(line))));
      box.hidden = false;
      const [home, own] = [root.getBoundingClientRect(), box.getBoundingClientRect()];
      const [x, y] = [event.event.clientX - home.left, event.event.clientY - home.top];
      const right = x + GAP + own.width > home.width ? x - GAP - own.width : x + GAP;
      box.style.left = Math.max(right, 0) + "px";
      box.style.top = Math.min(Math.max(y - own.height / 2, 0), Math.max(home.height - own.height, 0)) + "px";
    }

    return {
      hide: hide,
      watch: function (plot) {
        plot.on("plotly_hover", show);
        plot.on("plotly_unhover", hide);
      },
    };
  };
})();
