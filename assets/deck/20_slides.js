// The slides of a deck as sections of a stage, their words fitted to it, and the size of the stage in its container.
(function () {
  "use strict";

  const { element, filled } = window.corridorsDeck;
  const STAGE = [1280, 720];
  // Pixels that a chart leaves free at its right on a phone: long labels reach into them.
  const BESIDE = { map: 0, side: 36, wide: 0 };
  const LEAST = 0.95;
  // Sizes in pixels of finding and text, and whether the kinds of marks stand below them: tried one after the other until
  // the words have room.
  // Below 24 pixels only for words that are longer than the editor advises.
  const SIZES = [
    [41, 26, true], [38, 24, true], [35, 24, true], [32, 24, true], [29, 24, true], [32, 24, false], [29, 24, false],
    [27, 21, false], [25, 18, false], [23, 16, false],
  ];
  const ALONE = [[64, 32, false], [54, 30, false], [44, 26, false], [38, 24, false]];

  function section(deck, slide, number) {
    const { words } = deck;
    const label = filled(words.titled, { n: number, total: deck.slides.length, title: slide.title });
    const made = element("section", `slide slide-${slide.layout}`, {
      "data-slide": number,
      "aria-label": label,
      "aria-roledescription": filled(words.slide, { n: number, total: deck.slides.length }),
    });
    const foot = element("div", "slide-foot", {}, [
      element("p", "slide-source"),
      element("p", "slide-beside"),
      element("p", "slide-boundaries"),
    ]);
    const told = element("div", "slide-column", {}, [
      element(number === 1 ? "h1" : "h2", "slide-title"),
      element("div", "slide-text"),
      element("div", "slide-legend", { "aria-label": words.legend, role: "group" }),
      foot,
    ]);
    made.append(told);
    if (slide.pictures.length) {
      const plot = element("div", "slide-plot");
      const chart = element("div", "slide-chart", { role: "img" }, [plot]);
      // A wide chart stands between title and text, others beside them.
      if (slide.layout === "wide") {
        told.firstChild.after(chart);
      } else {
        made.append(chart);
      }
      made.append(element("p", "slide-more", { "aria-hidden": "true" }, words.scroll));
    }
    return made;
  }

  // The words of a slide: its own, or those of a picture that a filter has led to, since its own may not hold there.
  function tell(deck, slide, made, picture, own, theme) {
    const words = picture ? picture.words : null;
    const title = own || !words ? slide.title : words.title;
    const text = own || !words ? slide.text : [words.finding || words.subtitle];
    made.querySelector(".slide-title").textContent = title;
    made.querySelector(".slide-text").replaceChildren(...text.map((each) => element("p", "", {}, each)));
    made.querySelector(".slide-source").textContent = words ? words.brief : deck.version;
    made.querySelector(".slide-beside").textContent = own ? slide.beside : "";
    made.querySelector(".slide-boundaries").textContent = slide.boundaries;
    // The HTML is the server's own, made from the program's components.
    made.querySelector(".slide-legend").innerHTML = picture ? window.corridorsDeck.resolved(deck, picture.legend, theme) : "";
    made.classList.toggle("slide-changed", !own);
    const chart = made.querySelector(".slide-chart");
    if (chart) {
      chart.setAttribute("aria-label", words.finding || words.title);
    }
    return title;
  }

  // Lines of a block reach a little over it, with letters and without; that is no overflow.
  function overflows(box) {
    return box.scrollHeight > box.clientHeight + 5;
  }

  // The column cuts off what does not fit: the source at its foot must stand in it whole.
  function isCut(box, foot) {
    return foot.offsetTop + foot.offsetHeight > box.clientHeight + 1;
  }

  // The largest type at which the words of a slide have room; on a phone they have all they need.
  function fitWords(made, stacked) {
    const box = made.querySelector(".slide-column");
    const title = made.querySelector(".slide-title");
    const text = made.querySelector(".slide-text");
    const legend = made.querySelector(".slide-legend");
    const foot = made.querySelector(".slide-foot");
    legend.hidden = false;
    title.style.fontSize = "";
    text.style.fontSize = "";
    if (stacked) {
      return;
    }
    for (const [large, small, marked] of made.classList.contains("slide-words") ? ALONE : SIZES) {
      title.style.fontSize = large + "px";
      text.style.fontSize = small + "px";
      legend.hidden = !marked;
      if (!isCut(box, foot) && ![box, title, text, foot].some(overflows)) {
        return;
      }
    }
  }

  // The stage as large as its container allows; a container taller than wide stacks words and chart, and scrolls.
  function fitStage(root, stage) {
    const taken = parseFloat(root.style.getPropertyValue("--taken")) || 0;
    const [width, height] = [root.clientWidth, root.clientHeight - taken];
    const stacked = width < root.clientHeight && width < 900;
    const scale = stacked ? 1 : Math.min(width / STAGE[0], height / STAGE[1]);
    root.classList.toggle("deck-stacked", stacked);
    root.style.setProperty("--scale", scale);
    stage.style.left = stacked ? "" : (width - STAGE[0] * scale) / 2 + "px";
    stage.style.top = stacked ? "" : (height - STAGE[1] * scale) / 2 + "px";
    return { scale: scale, stacked: stacked };
  }

  // A picture enlarged into the box of its chart: by the zoom of the slide, on a phone to the width that is there.
  function fitChart(slide, made, picture, stacked) {
    const chart = made.querySelector(".slide-chart");
    const plot = made.querySelector(".slide-plot");
    if (!chart || !picture) {
      return;
    }
    // On a phone a wide chart keeps a legible size, and its box scrolls sideways.
    const zoom = stacked ? Math.max((chart.clientWidth - BESIDE[slide.layout]) / picture.width, LEAST) : picture.zoom;
    plot.style.width = picture.width + "px";
    plot.style.height = picture.height + "px";
    plot.style.transform = `translate(${-picture.left * zoom}px, ${-picture.top * zoom}px) scale(${zoom})`;
    plot.style.marginBottom = picture.height * (zoom - 1) + "px";
    plot.style.marginRight = picture.width * (zoom - 1) + "px";
    chart.style.height = stacked ? Math.ceil(picture.height * zoom) + "px" : "";
    chart.dataset.length = picture.height * zoom;
    chart.scrollTop = 0;
    mark(made);
  }

  // Whether a chart is longer than its box, and not yet at its end.
  function mark(made) {
    const chart = made.querySelector(".slide-chart");
    const below = chart ? Number(chart.dataset.length) - chart.clientHeight - chart.scrollTop : 0;
    made.classList.toggle("slide-goes-on", below > 4);
  }

  // Scroll a long chart by most of its box; false where there is no more of it.
  function scroll(made, way) {
    const chart = made.querySelector(".slide-chart");
    if (!chart) {
      return false;
    }
    if (Number(chart.dataset.length) < chart.clientHeight + 4) {
      return false;
    }
    const before = chart.scrollTop;
    chart.scrollTop += way * chart.clientHeight * 0.7;
    mark(made);
    return Math.abs(chart.scrollTop - before) > 1;
  }

  Object.assign(window.corridorsDeck, {
    section: section, tell: tell, fitWords: fitWords, fitStage: fitStage, fitChart: fitChart, scroll: scroll, mark: mark,
  });
})();
