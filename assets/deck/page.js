// The document of a story: it fetches the deck and starts the player; the number of the slide stands in the address.
(function () {
  "use strict";

  const root = document.getElementById("deck");
  const page = JSON.parse(root.dataset.page);

  const AGAIN = [[page.words.retry, window.location.href], [page.words.stories, page.stories]];

  function number() {
    return Math.max(parseInt(window.location.hash.slice(1), 10) || 1, 1);
  }

  function leave() {
    window.location.assign(page.stories);
  }

  // Words in place of the slides, with ways to go on.
  function tell(words, problems, links) {
    const { element } = window.corridorsDeck;
    const list = problems.length ? [element("ul", "", {}, problems.map((each) => element("li", "", {}, each)))] : [];
    const ways = links.map(([text, href]) => element("a", "deck-button", { href: href }, text));
    root.className = "deck-words";
    root.replaceChildren(element("main", "", { role: "alert" }, [
      element("h1", "", {}, words), ...list, element("p", "deck-row", {}, ways),
    ]));
  }

  async function fetched() {
    if (!page.mine) {
      return fetch(page.deck);
    }
    const story = window.localStorage.getItem(page.store);
    if (!story) {
      tell(page.words.mine_empty, [], [[page.words.stories, page.stories]]);
      return null;
    }
    return fetch(page.deck, { method: "POST", headers: { "Content-Type": "application/json" }, body: story });
  }

  async function begin() {
    const answer = await fetched();
    if (answer === null) {
      return;
    }
    const content = await answer.json();
    if (content.problems) {
      tell(page.words.mine_wrong, content.problems, [[page.words.mine_edit, page.stories]]);
      return;
    }
    const theme = page.theme || "light";
    // The server says itself why it has no slides, as when it is busy.
    if (!answer.ok) {
      tell(content.message || page.words.failed, [], AGAIN);
      return;
    }
    const player = await window.corridorsDeck.start(root, content, { number: number(), leave: leave, theme: theme });
    window.addEventListener("hashchange", () => player.show(number()));
    root.addEventListener("corridors-slide", function (event) {
      window.history.replaceState(null, "", "#" + event.detail.number);
    });
    window.history.replaceState(null, "", "#" + player.now());
  }

  begin().catch(function (error) {
    window.console.error(error);
    tell(page.words.failed, [], AGAIN);
  });
})();
