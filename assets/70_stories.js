// The editor of the reader's own story on the page /present. Every change is written at once, so that several windows
// show the same (69_story_kept.js); files: 71_story_files.js. The frame and its words come from
// app/components/stories.py.
(function () {
  "use strict";

  const FIELDS = ["title", "text", "notes"];
  const element = window.corridorsWays.element;
  const { KEY, read, slideOf } = window.corridorsStory;
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

  // The field of the first problem that has one gets the focus.
  function goTo(problems) {
    for (const each of problems) {
      const place = each.slide ? editor().querySelectorAll(".story-slide")[each.slide - 1] : editor().querySelector(".story-head");
      const field = place && Array.from(place.querySelectorAll("[data-field]")).find((area) => area.dataset.field === each.field);
      if (field) {
        field.focus();
        return;
      }
    }
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

  function write(story) {
    if (!window.corridorsStory.write(story)) {
      say(words("unkept"));
    }
  }

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

  // One listener for all controls, as slides come and go.

  const ACTS = {
    "story-up": (button) => move(placeOf(button), -1),
    "story-down": (button) => move(placeOf(button), 1),
    "story-remove": (button) => remove(placeOf(button)),
    "story-undo": undo,
    "story-add": add,
    "story-clear": clear,
    "story-load": () => window.corridorsStoryFiles.choose(),
    "story-save": () => window.corridorsStoryFiles.save(),
    "story-file": (button) => window.corridorsStoryFiles.make(button),
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
      const place = control.closest(".stories-words").querySelector(".stories-told");
      window.corridorsStoryFiles.fetchFile(control.dataset.story, control, place);
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

  window.corridorsEditor = { editor: editor, words: words, say: say, tell: tell, goTo: goTo, replace: replace };
})();
