/*
 * The page that Kaleido opens: it lays a plate out and gives it back as SVG, PNG or, printed by Kaleido, as PDF.
 *
 * A plate is HTML with an empty box for the chart. First its box is measured ("json"), so that the chart can be
 * drawn for it; then comes the whole with its chart. Sizes are in CSS pixels of the finished picture.
 */
(() => {
  "use strict";

  const answer = (format, result) => ({ code: 0, message: null, format, result });

  /* The plate in the page, with its fonts there; optional rows go from the end while it is taller than wished. */
  async function placed(plate) {
    document.documentElement.lang = plate.lang;
    document.documentElement.dataset.mantineColorScheme = plate.dark ? "dark" : "light";
    document.getElementById("paper").textContent = "";
    document.body.innerHTML = plate.html;
    const root = document.body.firstElementChild;
    await corridorsFonts.loaded(root.textContent + plate.words);
    corridorsGlyphs.draw(root);
    return root;
  }

  /* The box of the chart; of one that grows, which is empty still, the height that the words leave it. */
  function boxOf(root) {
    const box = root.querySelector(".plate-chart").getBoundingClientRect();
    const body = root.querySelector(".plate-body");
    if (!body || !root.matches(".plate-grows")) return { width: box.width, height: box.height };
    const aside = root.querySelector(".plate-aside").getBoundingClientRect();
    const below = aside.left < box.right ? aside.height + parseFloat(getComputedStyle(body).rowGap) : 0;
    return { width: box.width, height: Math.max(Math.floor(body.getBoundingClientRect().height - below) - 1, 0) };
  }

  /* Where a chart leaves its lower right corner empty, the words go there if they fit. */
  function useFree(root, free) {
    const aside = root.querySelector(".plate-wide .plate-aside");
    if (!aside || !free) return;
    root.classList.add("plate-free");
    if (aside.getBoundingClientRect().height > free - 12) root.classList.remove("plate-free");
  }

  /* While a plate of a given shape is taller than that, what is spare goes in its order, then type and gaps get closer. */
  function fit(root, height) {
    const spare = [...root.querySelectorAll("[data-spare]")].sort((one, other) => one.dataset.spare - other.dataset.spare);
    if (!root.matches(".plate-slide, .plate-social, .plate-bare")) return;
    const away = (each) => () => {
      if (each.classList.contains("plate-note")) root.classList.add("plate-cut");
      if (each.closest(".plate-unlabelled")) root.classList.add("plate-fewer");
      each.remove();
    };
    const closer = (kind) => () => root.classList.add(kind);
    const first = spare.filter((each) => each.dataset.spare <= 4);
    const steps = [
      ...first.map(away),
      ...(root.matches(".plate-slide") ? ["plate-snug", "plate-tight"].map(closer) : []),
      ...spare.slice(first.length).map(away),
    ];
    while (root.scrollHeight > height + 0.5 && steps.length) steps.shift()();
  }

  /* A slide that is a little too tall with its chart gets closer, if that is enough. */
  function fitWhole(root, height) {
    const isTaller = () => root.getBoundingClientRect().height > height + 0.5;
    if (!root.matches(".plate-slide.plate-wide") || !isTaller()) return;
    const closer = root.classList.contains("plate-tight") ? [] : ["plate-tight"];
    root.classList.add(...closer);
    if (isTaller()) root.classList.remove(...closer);
  }

  async function measure(plate) {
    const root = await placed(plate);
    fit(root, plate.height);
    return answer("json", JSON.stringify(boxOf(root)));
  }

  /* What stands beside the chart may differ with its size: then its box is told again, and it is drawn anew. */
  async function render(plate, format, scale) {
    const root = await placed(plate);
    fit(root, plate.height);
    const box = root.querySelector(".plate-chart");
    const { width: wide, height: high } = boxOf(root);
    const grows = plate.chartHeight > 0;
    if (!plate.last && (Math.abs(wide - plate.box.width) > 1 || (!grows && Math.abs(high - plate.box.height) > 1))) {
      return answer("json", JSON.stringify({ width: wide, height: high }));
    }
    if (grows) box.style.height = `${plate.chartHeight}px`;
    useFree(root, plate.free);
    fitWhole(root, plate.height);
    const chart = await corridorsDrawing.draw(plate);
    const width = plate.width;
    const height = Math.max(plate.height, Math.ceil(root.getBoundingClientRect().height - 0.01));
    root.style.height = `${height}px`;
    const svg = corridorsSvg.of(root, chart, { ...plate, width, height });
    if (format === "svg") return answer("svg", corridorsSvg.inTwoWeights(svg));
    if (format === "pdf") return print(svg, plate.cm, (plate.cm / width) * height);
    return answer("png", await raster(svg, Math.round(width * scale), Math.round(height * scale)));
  }

  /* The SVG alone as the page to print, as large as it is wanted on paper; sizes in centimetres. */
  function print(svg, width, height) {
    document.getElementById("paper").textContent = `@page { margin: 0; size: ${width}cm ${height}cm; }`;
    document.body.innerHTML = svg.slice(svg.indexOf("<svg"));
    document.body.firstElementChild.style.cssText = `display: block; width: ${width}cm; height: ${height - 0.01}cm;`;
    return answer("pdf", "");
  }

  async function raster(svg, width, height) {
    const sized = svg.replace(/(<svg[^>]*?) width="[^"]*" height="[^"]*"/, `$1 width="${width}" height="${height}"`);
    const image = new Image();
    const address = URL.createObjectURL(new Blob([sized], { type: "image/svg+xml" }));
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d").drawImage(image, 0, 0, width, height);
    URL.revokeObjectURL(address);
    const written = canvas.toDataURL("image/png");
    canvas.width = 0;
    return written.slice(written.indexOf(",") + 1);
  }

  window.kaleido_scopes = {
    async plotly(spec) {
      const plate = JSON.parse(spec.data.plate);
      return plate.task === "measure" ? measure(plate) : render(plate, spec.format, spec.scale);
    },
  };
})();
