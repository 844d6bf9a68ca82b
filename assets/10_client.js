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

  function tell() {
    waiting = 0;
    const frame = document.querySelector("[data-measure]");
    if (!loaded || !frame || !window.dash_clientside || !window.dash_clientside.set_props) {
      return;
    }
    const box = frame.getBoundingClientRect();
    const data = {
      theme: dark.matches ? "dark" : "light",
      width: Math.floor(box.width / STEP) * STEP,
      height: Math.floor(box.height / STEP) * STEP,
    };
    const text = JSON.stringify(data) + frame.id;
    if (data.width > 0 && text !== told) {
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
    const frame = document.querySelector("[data-measure]");
    if (frame && !seen.has(frame)) {
      seen.add(frame);
      sizes.observe(frame);
      soon();
    }
  }).observe(document, { childList: true, subtree: true });
  dark.addEventListener("change", soon);

  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    corridors: {
      // Filters stand behind a button on the phone.
      toggleFilters: function (clicks) {
        return clicks % 2 === 1 ? "true" : "false";
      },
      // A copied link always names its language, so that it opens the same for everyone, and the edition of the
      // data that it was made with, so that the page can say later what has changed.
      copyLink: async function (clicks, words) {
        const link = new URL(window.location.href);
        if (!link.searchParams.has("lang")) {
          link.searchParams.set("lang", document.documentElement.lang || "en");
        }
        link.searchParams.set("data", document.querySelector('meta[name="data-version"]').content);
        await navigator.clipboard.writeText(link.href.replaceAll("%2C", ","));
        const button = document.getElementById("copy-link");
        button.classList.add("button-done");
        window.setTimeout(() => button.classList.remove("button-done"), 2000);
        return words;
      },
    },
  });
})();
