// The files of the page /present: a story loaded or saved as text, and slides or a page that the server makes of one.
// The editor is in 70_stories.js.
(function () {
  "use strict";

  const { editor, words, say, tell, goTo, replace } = window.corridorsEditor;
  const { read, storyOf } = window.corridorsStory;
  const element = window.corridorsWays.element;

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
    const text = `${JSON.stringify(story, null, 2)}\n`;
    window.corridorsFiles.download(new Blob([text], { type: "application/json" }), `${name}.json`);
    say(words("savedFile", { name: `${name}.json` }));
  }

  // Let the server make a file of the story, once it has found nothing wrong with it.
  async function make(button) {
    const text = JSON.stringify(read().story, null, 1);
    try {
      const answer = await checked(text, "");
      tell(answer.problems || []);
      if (answer.problems) {
        say(words("unfit"));
        goTo(answer.problems);
        return;
      }
    } catch (error) {
      console.info("The story was not checked.", error);
      say(words("unreachable"));
      return;
    }
    const request = { method: "POST", body: text, headers: { "Content-Type": "text/plain" } };
    fetchFile(button.dataset.file, button, editor().querySelector(".story-told"), request);
  }

  function fetchFile(address, button, place, request) {
    const told = { saved: words("saved"), failed: words("failed"), waiting: words("waiting") };
    window.corridorsFiles.save(address, button, told, window.corridorsExport.teller(place), request);
  }

  window.corridorsStoryFiles = { choose: choose, save: save, make: make, fetchFile: fetchFile };
})();
