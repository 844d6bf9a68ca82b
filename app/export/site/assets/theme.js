// The theme before anything is painted: the one chosen here before, else the system's.
(function () {
  "use strict";

  const root = document.documentElement;
  let kept = null;
  try {
    kept = window.localStorage.getItem("corridors-theme");
  } catch (error) {
    // A browser may forbid to keep anything.
  }
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.mantineColorScheme = kept === "light" || kept === "dark" ? kept : dark ? "dark" : "light";
})();
