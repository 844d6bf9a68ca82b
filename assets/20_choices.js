// How a choice of a filter looks: a tick if chosen, its name, and how many figures it holds or why it holds none.
window.dashMantineFunctions = window.dashMantineFunctions || {};
window.dashMantineFunctions.choiceWithCount = function ({ option, checked }) {
  const element = window.React.createElement;
  return element(
    "span",
    { className: "choice" },
    element("span", { className: "choice-check", "aria-hidden": true }, checked ? "✓" : ""),
    element("span", { className: "choice-name" }, option.label),
    element("span", { className: "choice-hint" }, option.hint || "")
  );
};
