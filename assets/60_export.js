// The export menu: the server sends the dialog for one chart or table, here it is opened, texts are copied, and views
// added to the reader's story. See app/components/export/menu.py and app/web/exports.py; files: 59_files.js.
(function () {
  "use strict";

  const OPTIONS = "corridors-export", STORY = "corridors-story";
  const element = window.corridorsWays.element;
  const { save, download, textOf } = window.corridorsFiles;

  // Opening and closing.

  async function open(button) {
    const place = document.getElementById("export-menu");
    if (!place || button.getAttribute("aria-busy")) {
      return;
    }
    button.setAttribute("aria-busy", "true");
    const dialog = element("dialog", { class: "export-dialog" });
    try {
      dialog.innerHTML = await textOf(button.dataset.export);
      dialog.setAttribute("aria-labelledby", "export-title");
    } catch (error) {
      const close = element("button", { type: "button", class: "button export-shut" }, [place.dataset.close]);
      dialog.setAttribute("aria-label", button.textContent);
      dialog.append(element("p", { role: "alert", class: "export-failed" }, [error.told || place.dataset.failed]), close);
    }
    button.removeAttribute("aria-busy");
    if (place.querySelector("dialog") || !place.isConnected) {
      return;
    }
    place.append(dialog);
    dialog.addEventListener("close", function () {
      dialog.remove();
      button.focus({ preventScroll: true });
    });
    // What keys do on the page below is not meant.
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    dialog.addEventListener("change", () => remember(dialog));
    if (dialog.querySelector(".export-content")) {
      prepare(dialog);
    }
    dialog.showModal();
    (dialog.querySelector(".export-title") || dialog).focus({ preventScroll: true });
  }

  function prepare(dialog) {
    const kept = read(window.sessionStorage, OPTIONS) || {};
    ["size", "resolution", "colours", "cite"].forEach(function (name) {
      const choices = Array.from(dialog.querySelectorAll(`[name=${name}]`));
      const chosen = choices.find((each) => each.value === kept[name]) || choices[0];
      if (chosen) {
        chosen.checked = true;
      }
    });
    const [cm, qr] = [field(dialog, "cm"), field(dialog, "qr")];
    if (cm && kept.cm) {
      cm.value = kept.cm;
    }
    if (qr) {
      qr.checked = kept.qr === "1";
    }
    show(dialog);
  }

  function field(dialog, name) {
    return dialog.querySelector(`[name=${name}]`);
  }

  function chosen(dialog, name) {
    const found = dialog.querySelector(`[name=${name}]:checked`);
    return found ? found.value : "";
  }

  // The centimetres belong to one of the resolutions; of the citation one form is shown.
  function show(dialog) {
    const cm = field(dialog, "cm");
    if (cm) {
      cm.disabled = chosen(dialog, "resolution") !== "print";
    }
    dialog.querySelectorAll("[data-form]").forEach((text) => (text.hidden = text.dataset.form !== chosen(dialog, "cite")));
  }

  function remember(dialog) {
    const names = ["size", "resolution", "colours", "cite", "qr"];
    const options = Object.fromEntries(names.map((name) => [name, chosen(dialog, name)]));
    options.cm = field(dialog, "cm") ? field(dialog, "cm").value : "";
    keep(window.sessionStorage, OPTIONS, options);
    show(dialog);
  }

  // What stands at its default is left out of the address of a file, as in all addresses.
  function optionsOf(dialog) {
    const options = {};
    const [size, resolution] = [chosen(dialog, "size"), chosen(dialog, "resolution")];
    Object.assign(options, size === "slide" ? {} : { size: size });
    if (resolution === "print") {
      options.cm = String(field(dialog, "cm").value).replace(",", ".");
    } else if (resolution !== "1") {
      options.resolution = resolution;
    }
    Object.assign(options, chosen(dialog, "colours") === "dark" ? { colours: "dark" } : {});
    Object.assign(options, chosen(dialog, "qr") ? { qr: "1" } : {});
    return options;
  }

  // Copying.

  function escaped(text) {
    return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  }

  function frameCode(address, title, height) {
    return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`;
  }

  function absolute(path, origin) {
    return new URL((origin || window.location.origin) + path).href.replaceAll("%2C", ",");
  }

  function textToCopy(button, dialog, words) {
    const data = button.dataset;
    if (data.link) {
      return window.corridorsCopy.link(absolute(data.link, words.origin));
    }
    if (data.frame) {
      const there = absolute(data.frame, words.origin);
      return frameCode(there.includes("lang=") ? there : `${there}&lang=${data.lang}`, words.title, data.height);
    }
    return dialog.querySelector("[data-form]:not([hidden])").textContent;
  }

  async function copy(button, dialog, words, say) {
    const text = textToCopy(button, dialog, words);
    try {
      await window.corridorsCopy.text(text);
      say(words.copied);
    } catch (refused) {
      say(`${words.uncopied} ${text}`, true);
    }
  }

  // The story, kept in this browser.

  function read(store, key) {
    try {
      return JSON.parse(store.getItem(key));
    } catch (unreadable) {
      return null;
    }
  }

  function keep(store, key, value) {
    try {
      store.setItem(key, JSON.stringify(value));
      return true;
    } catch (refused) {
      console.info("The browser keeps nothing of this page.", refused);
      return false;
    }
  }

  // Add a slide to the story; how it went: "added", "already" or "unkept", and how many slides there are.
  function add(slide, most) {
    const former = read(window.localStorage, STORY);
    const story = former && Array.isArray(former.slides) ? former : { title: "", subtitle: "", slides: [] };
    const last = story.slides[story.slides.length - 1];
    if (last && last.view === slide.view) {
      return ["already", story.slides.length];
    }
    story.slides.push(slide);
    const isKept = story.slides.length <= most && keep(window.localStorage, STORY, story);
    if (isKept) {
      window.dispatchEvent(new CustomEvent(STORY, { detail: story }));
    }
    return [isKept ? "added" : "unkept", story.slides.length];
  }

  function titleOfPage() {
    const title = document.querySelector("#page h1");
    return title ? title.textContent : "";
  }

  function addView(button, title, say) {
    const slide = { view: button.dataset.slide, title: title.slice(0, Number(button.dataset.longest)), text: "", notes: "" };
    const [what, count] = add(slide, Number(button.dataset.most));
    const link = element("a", { href: window.corridorsWays.dressed(button.dataset.there) }, [button.dataset.present]);
    say([button.dataset[what].replace("{n}", String(count)), " ", link], what === "unkept");
  }

  // One listener for all buttons, as pages come and go.

  // Who says something in `place`, or, once that has left the page with its dialog, beside the button of the page.
  function teller(place) {
    return function (words, isBad) {
      const here = place.isConnected ? place : document.querySelector(".export-menu .export-said");
      if (here) {
        here.classList.toggle("export-bad", Boolean(isBad));
        here.replaceChildren(...(Array.isArray(words) ? words : [words]));
      }
    };
  }

  document.addEventListener("click", function (event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const dialog = event.target instanceof Element ? event.target.closest(".export-dialog") : null;
    // What was said beside the filters lies over the page until the reader goes on.
    document.querySelectorAll(":is(.export-quiet, .export-menu) > .export-said").forEach(function (said) {
      if (!said.contains(event.target)) {
        said.replaceChildren();
      }
    });
    if (dialog && (event.target === dialog || (button && button.matches(".export-close, .export-shut")))) {
      dialog.close();
    } else if (button && button.dataset.export) {
      open(button);
    } else if (button && button.dataset.slide) {
      const title = dialog ? dialog.querySelector(".export-content").dataset.title : titleOfPage();
      addView(button, title, teller(dialog ? dialog.querySelector(".export-told") : button.nextElementSibling));
    } else if (button && dialog) {
      act(button, dialog);
    }
  });

  function act(button, dialog) {
    const [words, say] = [dialog.querySelector(".export-content").dataset, teller(dialog.querySelector(".export-told"))];
    if (button.dataset.file) {
      const address = new URL(button.dataset.file, window.location.href);
      const cm = button.dataset.picture ? field(dialog, "cm") : null;
      if (cm && !cm.disabled && !cm.checkValidity()) {
        say(words.width, true);
        return cm.focus();
      }
      const options = button.dataset.picture ? optionsOf(dialog) : {};
      Object.entries(options).forEach(([name, value]) => address.searchParams.set(name, value));
      save(address.href, button, words, say);
    } else if (button.dataset.citation === "save") {
      const text = dialog.querySelector("[data-form]:not([hidden])");
      download(new Blob([text.textContent], { type: "text/plain;charset=utf-8" }), text.dataset.filename);
      say(words.saved.replace("{name}", () => text.dataset.filename));
    } else {
      copy(button, dialog, words, say);
    }
  }

  window.corridorsExport = { STORY: STORY, teller: teller };
})();
