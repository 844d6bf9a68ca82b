// The editor of the reader's own story on the page /present. The story is what the browser keeps under the key
// "corridors-story", as text of the form that docs/stories.md tells of; every change is written there at once, so that
// several windows show the same. The frame and its words come from app/components/stories.py.
(function () {
  "use strict";

  const KEY = "corridors-story";
  const FIELDS = ["title", "text", "notes"];
  const element = window.corridorsWays.element;
  // Where the browser keeps nothing, the story lives as long as the page.
  let held = null;
  // The text of the story before the last step that can be taken back.
  let former = null;

  function editor() {
    return document.querySelector(".story-editor");
  }

  function words(key, values) {
    const text = JSON.parse(editor().dataset.words)[key];
    return Object.entries(values || {}).reduce((done, [name, value]) => done.replace(`{${name}}`, () => value), text);
  }

  function limits() {
    return JSON.parse(editor().dataset.limits);
  }

  // The story as it is kept.

  function kept() {
    try {
      return window.localStorage.getItem(KEY);
    } catch (refused) {
      return null;
    }
  }

  function textOf(value) {
    return typeof value === "string" ? value : "";
  }

  function slideOf(value) {
    const slide = value && typeof value === "object" ? value : {};
    const made = { title: textOf(slide.title), text: textOf(slide.text), notes: textOf(slide.notes), view: textOf(slide.view) };
    const figures = Array.isArray(slide.figures) ? slide.figures.filter((key) => typeof key === "string") : [];
    return figures.length ? Object.assign(made, { figures: figures }) : made;
  }

  function storyOf(value) {
    return { title: textOf(value.title), subtitle: textOf(value.subtitle), slides: value.slides.map(slideOf) };
  }

  // What is kept, an empty story where there is none; `isBroken` where it cannot be read.
  function read() {
    const empty = { title: "", subtitle: "", slides: [] };
    const text = held || kept();
    try {
      const value = text ? JSON.parse(text) : empty;
      return value && Array.isArray(value.slides) ? { story: storyOf(value) } : { story: empty, isBroken: true };
    } catch (unreadable) {
      return { story: empty, isBroken: true };
    }
  }

  function write(story) {
    const text = JSON.stringify(story);
    try {
      window.localStorage.setItem(KEY, text);
      held = null;
    } catch (refused) {
      console.info("The browser does not keep the story.", refused);
      held = text;
      say(words("unkept"));
    }
  }

  // Saying what happened.

  function say(text) {
    editor().querySelector(".story-told").textContent = text;
  }

  function offerUndo(text) {
    former = text;
    editor().querySelector(".story-undo").hidden = former === null;
  }

  function tell(problems) {
    const lines = problems.map(function (each) {
      const place = each.place ? [element("b", {}, [each.place]), " "] : [];
      return element("li", {}, [...place, each.words]);
    });
    editor().querySelector(".story-problems").replaceChildren(...lines);
  }

  // Showing the story.

  function grow(area) {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }

  function show() {
    const { story, isBroken } = read();
    const place = focused();
    ["title", "subtitle"].forEach(function (name) {
      const area = editor().querySelector(`.story-head [data-field=${name}]`);
      if (area.value !== story[name]) {
        area.value = story[name];
      }
    });
    const template = document.getElementById("story-slide");
    const items = story.slides.map((slide, at) => item(template, slide, at, story.slides.length));
    editor().querySelector(".story-slides").replaceChildren(...items);
    editor().querySelectorAll("textarea").forEach(grow);
    editor().querySelector(".story-empty").hidden = items.length > 0;
    editor().querySelectorAll(".story-present, .story-file, .story-save, .story-clear").forEach(function (control) {
      control.setAttribute("aria-disabled", String(!items.length));
    });
    if (isBroken) {
      say(words("unreadable"));
    }
    refocus(place);
  }

  function item(template, slide, at, count) {
    const made = template.content.firstElementChild.cloneNode(true);
    const number = { n: String(at + 1) };
    made.querySelector(".story-number").textContent = words("slide", number);
    FIELDS.forEach((name) => (made.querySelector(`[data-field=${name}]`).value = slide[name]));
    [["up", at === 0], ["down", at === count - 1], ["remove", false]].forEach(function ([name, isIdle]) {
      const button = made.querySelector(`.story-${name}`);
      button.setAttribute("aria-label", words(name, number));
      button.setAttribute("aria-disabled", String(isIdle));
    });
    const link = made.querySelector(".story-view");
    // Only addresses of this dashboard become links.
    if (/^\/(?!\/)/.test(slide.view)) {
      link.href = window.corridorsWays.dressed(slide.view);
      link.textContent = slide.view;
      link.setAttribute("aria-label", `${words("open", number)}: ${slide.view}`);
    } else {
      link.replaceWith(slide.view || words("wordsOnly"));
    }
    return made;
  }

  // Which field has the focus, and where in it the reader writes; a list that is made anew gives it back.

  function focused() {
    const active = document.activeElement;
    const slide = active && active.closest(".story-slide");
    if (!slide || !active.dataset.field) {
      return null;
    }
    const at = Array.from(slide.parentElement.children).indexOf(slide);
    return { at: at, field: active.dataset.field, span: [active.selectionStart, active.selectionEnd] };
  }

  function refocus(place) {
    const slide = place && editor().querySelectorAll(".story-slide")[place.at];
    if (slide) {
      const area = slide.querySelector(`[data-field=${place.field}]`);
      area.focus({ preventScroll: true });
      area.setSelectionRange(...place.span);
    }
  }

  function focusIn(at, selector) {
    const slide = editor().querySelectorAll(".story-slide")[at];
    if (slide) {
      slide.querySelector(selector).focus();
    }
  }

  // Changing it.

  function typed(area) {
    const { story } = read();
    const slide = area.closest(".story-slide");
    if (!slide) {
      story[area.dataset.field] = area.value;
    } else {
      const at = Array.from(slide.parentElement.children).indexOf(slide);
      if (!story.slides[at]) {
        return;
      }
      story.slides[at][area.dataset.field] = area.value;
    }
    offerUndo(null);
    write(story);
    grow(area);
  }

  function move(at, by) {
    const { story } = read();
    const to = at + by;
    if (to < 0 || to >= story.slides.length) {
      say(words(by < 0 ? "isFirst" : "isLast", { n: String(at + 1) }));
      return;
    }
    story.slides.splice(to, 0, ...story.slides.splice(at, 1));
    offerUndo(null);
    write(story);
    show();
    focusIn(to, by < 0 ? ".story-up" : ".story-down");
    say(words("moved", { n: String(at + 1), m: String(to + 1), of: String(story.slides.length) }));
  }

  function remove(at) {
    const { story } = read();
    const before = JSON.stringify(story);
    story.slides.splice(at, 1);
    replace(story, before, words("removed", { n: String(at + 1) }));
    editor().querySelector(".story-undo").focus();
  }

  function clear() {
    const { story } = read();
    if (story.slides.length || story.title || story.subtitle) {
      replace({ title: "", subtitle: "", slides: [] }, JSON.stringify(story), words("cleared"));
      editor().querySelector(".story-undo").focus();
    }
  }

  function undo() {
    const before = JSON.parse(former);
    replace(before, null, words("restored"));
    editor().querySelector(".story-commands a, .story-commands button").focus();
  }

  function add() {
    const { story } = read();
    const most = limits().slides;
    if (story.slides.length >= most) {
      say(words("full", { most: String(most) }));
      return;
    }
    story.slides.push(slideOf({}));
    replace(story, null, words("added", { n: String(story.slides.length) }));
    focusIn(story.slides.length - 1, "[data-field=title]");
  }

  // Another story in the place of the one shown; `before` is its text if the step can be taken back.
  function replace(story, before, told) {
    say(told);
    write(story);
    offerUndo(before);
    tell([]);
    show();
  }

  // Files.

  async function checked(text, name) {
    const address = new URL(editor().dataset.check, window.location.href);
    address.searchParams.set("lang", editor().dataset.lang);
    address.searchParams.set("name", name);
    const answer = await fetch(address, { method: "POST", body: text, headers: { "Content-Type": "text/plain" } });
    if (!answer.ok) {
      throw new Error(`${address}: ${answer.status}`);
    }
    return answer.json();
  }

  async function load(file) {
    const before = read().story;
    try {
      const answer = await checked(await file.text(), file.name);
      if (!editor()) {
        return;
      }
      if (answer.problems) {
        say(words("refused", { name: file.name }));
        tell(answer.problems);
        return;
      }
      const told = words(answer.several ? "loadedPart" : "loaded", { name: file.name });
      replace(storyOf(answer.story), before.slides.length ? JSON.stringify(before) : null, told);
    } catch (error) {
      console.info("The file was not checked.", error);
      say(words("unreachable"));
    }
  }

  function choose() {
    const chooser = element("input", { type: "file", accept: ".yml,.yaml,.json,application/json" });
    chooser.addEventListener("change", function () {
      const file = chooser.files[0];
      if (file && file.size > 1e6) {
        say(words("tooLarge", { name: file.name }));
      } else if (file) {
        load(file);
      }
    });
    chooser.click();
  }

  function save() {
    const { story } = read();
    const name = story.title.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "story";
    const blob = new Blob([JSON.stringify(story, null, 2) + "\n"], { type: "application/json" });
    const link = element("a", { href: URL.createObjectURL(blob), download: `${name}.json` });
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say(words("savedFile", { name: `${name}.json` }));
  }

  async function makeFile(button) {
    const text = JSON.stringify(read().story, null, 1);
    try {
      const answer = await checked(text, "");
      tell(answer.problems || []);
      if (answer.problems) {
        say(words("unfit"));
        return;
      }
    } catch (error) {
      console.info("The story was not checked.", error);
      say(words("unreachable"));
      return;
    }
    const address = `/stories/mine.${button.dataset.ending}?lang=${editor().dataset.lang}`;
    const request = { method: "POST", body: text, headers: { "Content-Type": "text/plain" } };
    fetchFile(address, button, editor().querySelector(".story-told"), request);
  }

  function fetchFile(address, button, place, request) {
    const told = { saved: words("saved"), failed: words("failed") };
    window.corridorsExport.save(address, button, told, window.corridorsExport.teller(place), request);
  }

  // One listener for all controls, as slides come and go.

  const ACTS = {
    "story-up": (button) => move(placeOf(button), -1),
    "story-down": (button) => move(placeOf(button), 1),
    "story-remove": (button) => remove(placeOf(button)),
    "story-undo": undo,
    "story-add": add,
    "story-clear": clear,
    "story-load": choose,
    "story-save": save,
    "story-file": makeFile,
  };
  const NEED_SLIDES = ["story-present", "story-file", "story-save"];

  function placeOf(button) {
    const slide = button.closest(".story-slide");
    return Array.from(slide.parentElement.children).indexOf(slide);
  }

  document.addEventListener("click", function (event) {
    const control = event.target instanceof Element ? event.target.closest(".stories-page :is(button, .story-present)") : null;
    if (!control || !editor()) {
      return;
    }
    if (control.dataset.story) {
      fetchFile(control.dataset.story, control, control.closest(".stories-words").querySelector(".stories-told"));
      return;
    }
    if (NEED_SLIDES.some((name) => control.classList.contains(name)) && !read().story.slides.length) {
      event.preventDefault();
      say(words("nothing"));
      return;
    }
    const act = Object.keys(ACTS).find((name) => control.classList.contains(name));
    if (act) {
      ACTS[act](control);
    }
  });

  document.addEventListener("input", function (event) {
    if (event.target instanceof Element && event.target.matches(".story-editor textarea")) {
      typed(event.target);
    }
  });

  // A title is one line.
  document.addEventListener("keydown", function (event) {
    const isTitle = event.target instanceof Element && event.target.matches(".story-editor [data-field$=title]");
    if (isTitle && event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
    }
  });

  window.addEventListener("storage", function (event) {
    if (editor() && (event.key === KEY || event.key === null)) {
      offerUndo(null);
      show();
      say(words("elsewhere"));
    }
  });
  window.addEventListener(KEY, () => editor() && show());

  window.corridorsMap.onChange(function () {
    const place = editor();
    if (place && !place.dataset.ready) {
      place.dataset.ready = "true";
      former = null;
      show();
    }
  });
})();
