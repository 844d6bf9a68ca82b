// Files that the server makes when they are asked for: fetched, and saved under the name that it gives them.
// A server that makes files for others just now is asked again. See app/web/exports.py.
(function () {
  "use strict";

  const BUSY = 503, PATIENCE = 90000, PAUSE = 3;
  const element = window.corridorsWays.element;

  function rest(seconds) {
    return new Promise((done) => window.setTimeout(done, seconds * 1000));
  }

  // The answer to a request; `wait()` is called before each pause while the server is busy. What is thrown has the
  // words of the server, if it said any, in `told`.
  async function asked(address, request, wait) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const answer = await fetch(address, request);
      if (answer.ok) {
        return answer;
      }
      const told = await answer.json().then((content) => content.error.message, () => "");
      const pause = Number(answer.headers.get("Retry-After")) || PAUSE;
      if (!wait || answer.status !== BUSY || Date.now() + pause * 1000 > end) {
        throw Object.assign(new Error(`${address}: ${answer.status}`), { told: told });
      }
      wait();
      await rest(pause);
    }
  }

  async function textOf(address) {
    return (await asked(address)).text();
  }

  function nameOf(answer) {
    const header = answer.headers.get("Content-Disposition") || "";
    const [wide, plain] = [/filename\*=UTF-8''([^;]+)/i.exec(header), /filename="?([^";]+)/i.exec(header)];
    return wide ? decodeURIComponent(wide[1]) : plain ? plain[1] : "mekong-corridors";
  }

  function download(blob, name) {
    const link = element("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  // Fetch a file and save it; the button says so meanwhile, `say(text, isBad)` says what came of it. `words` are those
  // of the page: `saved` with {name}, `waiting`, `failed`. `request` is that of fetch, for a file that is made of what
  // is sent.
  async function save(address, button, words, say, request) {
    if (button.getAttribute("aria-busy")) {
      return;
    }
    button.setAttribute("aria-busy", "true");
    say(button.dataset.busy || "");
    try {
      const answer = await asked(address, request, () => say(words.waiting));
      const name = nameOf(answer);
      download(await answer.blob(), name);
      const warning = decodeURIComponent(answer.headers.get("X-Export-Warning") || "");
      say([words.saved.replace("{name}", () => name), warning].filter(Boolean).join(" "));
    } catch (error) {
      say(error.told || words.failed, true);
    }
    button.removeAttribute("aria-busy");
  }

  window.corridorsFiles = { save: save, download: download, textOf: textOf };
})();
