// The reader's own story as the browser keeps it under STORY, as text of the form that docs/stories.md tells of. What is
// read is brought into that form, whoever wrote it.
(function () {
  "use strict";

  const KEY = window.corridorsExport.STORY;
  // Where the browser keeps nothing, the story lives as long as the page.
  let held = null;

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

  // Keep a story; whether the browser does.
  function write(story) {
    const text = JSON.stringify(story);
    try {
      window.localStorage.setItem(KEY, text);
      held = null;
    } catch (refused) {
      console.info("The browser does not keep the story.", refused);
      held = text;
    }
    return held === null;
  }

  window.corridorsStory = { KEY: KEY, read: read, write: write, slideOf: slideOf, storyOf: storyOf };
})();
