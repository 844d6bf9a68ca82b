// Starts the player on the page of a story; the number of the slide stands in the address after `#`.
(function () {
  "use strict";

  const root = document.getElementById("deck");
  const number = () => Math.max(parseInt(window.location.hash.slice(1), 10) || 1, 1);

  function leave() {
    window.location.assign(root.dataset.stories);
  }

  async function begin() {
    const theme = document.documentElement.dataset.mantineColorScheme;
    const player = await window.corridorsDeck.start(root, window.corridorsStory, { number: number(), leave: leave, theme: theme });
    window.addEventListener("hashchange", () => player.show(number()));
    root.addEventListener("corridors-slide", (event) => window.history.replaceState(null, "", "#" + event.detail.number));
  }

  begin().catch(function (error) {
    window.console.error(error);
    root.textContent = root.dataset.failed;
  });
})();
