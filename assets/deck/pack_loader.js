// Unpacks what an offline pack holds and starts it. Written for old browsers too, which it tells what they lack.
(function () {
  "use strict";

  var root = document.documentElement;
  var words = JSON.parse(document.body.getAttribute("data-words"));

  // The parts of the file one below the other, with the slides in words.
  function tell(sentence) {
    root.classList.remove("pack-on");
    document.getElementById("pack-trouble").textContent = sentence;
  }

  function unpacked(id) {
    var text = window.atob(document.getElementById(id).textContent);
    var bytes = new Uint8Array(text.length);
    for (var at = 0; at < text.length; at += 1) {
      bytes[at] = text.charCodeAt(at);
    }
    var stream = new Blob([bytes]).stream().pipeThrough(new window.DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  if (!window.DecompressionStream || !window.CSS || !CSS.supports("selector(:has(a))")) {
    tell(words.old);
    return;
  }
  root.classList.add("pack-on");
  Promise.all([unpacked("pack-scripts"), unpacked("pack-data")])
    .then(function (parts) {
      var script = document.createElement("script");
      script.textContent = parts[0];
      document.head.appendChild(script);
      return window.corridorsPack(JSON.parse(parts[1]), words);
    })
    .catch(function (error) {
      window.console.error(error);
      tell(words.failed);
    });
})();
