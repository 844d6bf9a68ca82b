// What the server cannot know: the theme of the system and the size of the chart's frame. Both go into the store "client".
(function () {
  "use strict";

  // The base map is loaded once, before the first figure asks for it: Plotly draws nothing at all if a second figure
  // arrives while it is still fetching for the first.
  // Other frames have files of their own: those of the frame in the address, and those of a link that is pointed at.
  const part = new URLSearchParams(window.location.search).get("frame") || "gms";
  const basemap = document.getElementsByName("basemap-" + part)[0] || document.getElementsByName("basemap-gms")[0];
  const asked = {};
  let loaded = false;

  function fetchFiles(addresses) {
    return Promise.all(
      addresses.map(function (address) {
        asked[address] = asked[address] || fetch(address).then((answer) => answer.json());
        return asked[address].then((areas) => (window.PlotlyGeoAssets[address] = areas));
      })
    );
  }

  fetchFiles(basemap ? basemap.content.split(" ") : [])
    .catch((error) => console.error("The base map could not be loaded; Plotly will try again.", error))
    .finally(function () {
      loaded = true;
      soon();
    });

  function fetchSoon(event) {
    const link = event.target instanceof Element ? event.target.closest("[data-geo]") : null;
    if (link) {
      fetchFiles(link.dataset.geo.split(" ")).catch(() => null); // Plotly tries again
    }
  }
  ["pointerover", "pointerdown", "focusin"].forEach((name) => document.addEventListener(name, fetchSoon));

  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const STEP = 4;
  let told = "";
  let waiting = 0;

  // The main chart of a page is `data-measure`; frames of charts on pages of words are `data-chart`, and those that grow
  // with what they show are as high as they like.
  const FRAMES = "[data-measure], [data-chart]";

  function sizeOf(frame) {
    const box = frame.getBoundingClientRect();
    const height = frame.classList.contains("chart-grows") ? 0 : box.height;
    return [Math.floor(box.width / STEP) * STEP, Math.floor(height / STEP) * STEP];
  }

  function tell() {
    waiting = 0;
    const frames = Array.from(document.querySelectorAll(FRAMES));
    if (!loaded || !frames.length || !window.dash_clientside || !window.dash_clientside.set_props) {
      return;
    }
    const main = document.querySelector("[data-measure]");
    const [width, height] = main ? sizeOf(main) : [0, 0];
    const data = {
      theme: dark.matches ? "dark" : "light",
      width: width,
      height: height,
      sizes: Object.fromEntries(frames.filter((each) => each !== main).map((each) => [each.id, sizeOf(each)])),
    };
    const text = JSON.stringify(data) + (main ? main.id : "");
    if ((!main || width > 0) && text !== told) {
      told = text;
      window.dash_clientside.set_props("client", { data: data });
    }
  }

  function soon() {
    if (!waiting) {
      waiting = window.requestAnimationFrame(tell);
    }
  }

  const sizes = new ResizeObserver(soon);
  const seen = new WeakSet();
  new MutationObserver(function () {
    document.querySelectorAll(FRAMES).forEach(function (frame) {
      if (!seen.has(frame)) {
        seen.add(frame);
        sizes.observe(frame);
        soon();
      }
    });
  }).observe(document, { childList: true, subtree: true });
  dark.addEventListener("change", soon);

  // A copied link always names its language, so that it opens the same for everyone, and the edition of the data that it
  // was made with, so that the page can say later what has changed.
  function ownLink(address) {
    const link = new URL(address, window.location.href);
    if (!link.searchParams.has("lang")) {
      link.searchParams.set("lang", document.documentElement.lang || "en");
    }
    link.searchParams.set("data", document.querySelector('meta[name="data-version"]').content);
    return link.href.replaceAll("%2C", ",");
  }

  // Put a text on the clipboard. Without https a page may have none of its own; then a field out of sight is copied.
  async function copyText(text) {
    if (navigator.clipboard) {
      try {
        return await navigator.clipboard.writeText(text);
      } catch (refused) {
        console.info("The clipboard refused; the text is copied in the older way.", refused);
      }
    }
    const [field, focused] = [document.createElement("textarea"), document.activeElement];
    field.value = text;
    field.className = "visually-hidden";
    field.setAttribute("readonly", "");
    // What stands outside an open dialog cannot be selected.
    (document.querySelector("dialog[open]") || document.body).append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (focused) {
      focused.focus({ preventScroll: true });
    }
    if (!done) {
      throw new Error("The browser did not let the page copy.");
    }
  }

  window.corridorsCopy = { text: copyText, link: ownLink };

  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    corridors: {
      // Filters stand behind a button on the phone.
      toggleFilters: function (clicks) {
        return clicks % 2 === 1 ? "true" : "false";
      },
      copyLink: async function (clicks, words) {
        await copyText(ownLink(window.location.href));
        const button = document.getElementById("copy-link");
        button.classList.add("button-done");
        window.setTimeout(() => button.classList.remove("button-done"), 2000);
        return words;
      },
    },
  });
})();
