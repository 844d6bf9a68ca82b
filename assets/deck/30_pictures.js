// The picture of each slide: drawn once at the start, changed by year and origin, played, and back to its own when left.
(function () {
  "use strict";

  const { figure, tell, fitWords, fitChart } = window.corridorsDeck;
  const CONFIG = { displayModeBar: false, displaylogo: false, responsive: false, scrollZoom: false, doubleClick: false, showTips: false };
  const PACE = 1200;

  // `sections` are those of the slides; `look()` says the theme (0 or 1) and whether slides are stacked; `changed(at)`
  // hears of every picture that comes to stand on a slide.
  window.corridorsDeck.pictures = function (deck, sections, look, tooltip, changed) {
    const current = deck.slides.map((slide) => slide.start);
    // What is drawn may lag behind: a slide is drawn anew when its theme or picture is another.
    const drawn = deck.slides.map(() => "");
    let timer = 0;
    let playing = null;

    function plotOf(at) {
      return sections[at].querySelector(".slide-plot");
    }

    function pictureOf(at) {
      return deck.slides[at].pictures[current[at]] || null;
    }

    function isOwn(at) {
      return current[at] === deck.slides[at].start;
    }

    // The chart first: where it stands between title and text, these have what room it leaves.
    function fit(at) {
      const { stacked } = look();
      fitChart(deck.slides[at], sections[at], pictureOf(at), stacked);
      fitWords(sections[at], stacked);
    }

    // Draw what stands on a slide; the promise is kept when it is on the screen.
    async function draw(at) {
      const { theme, stacked } = look();
      const state = current[at] + " " + theme;
      tell(deck, deck.slides[at], sections[at], pictureOf(at), isOwn(at), theme);
      fit(at);
      if (!pictureOf(at)) {
        return;
      }
      if (drawn[at] !== state) {
        drawn[at] = state;
        const { data, layout } = figure(deck, pictureOf(at), theme);
        const isNew = !plotOf(at).on;
        await window.Plotly.react(plotOf(at), data, layout, CONFIG);
        if (isNew) {
          tooltip.watch(plotOf(at));
        }
      }
      fitChart(deck.slides[at], sections[at], pictureOf(at), stacked);
    }

    async function choose(at, picture) {
      if (picture === current[at] || !deck.slides[at].pictures[picture]) {
        return;
      }
      current[at] = picture;
      await draw(at);
      changed(at);
    }

    // The places of the pictures of a group; of years in their order.
    function group(at, name) {
      return deck.slides[at].pictures.flatMap((picture, place) => (picture.group === name ? [place] : []));
    }

    function pause() {
      window.clearTimeout(timer);
      if (playing !== null) {
        const at = playing;
        playing = null;
        changed(at);
      }
    }

    // From the last year, or from a picture that is no year's, playing begins with the first; it stops at the end.
    function play(at) {
      const years = group(at, "year");
      if (years.length < 2) {
        return;
      }
      pause();
      playing = at;
      const begin = years.indexOf(current[at]);
      step(at, begin < 0 || begin === years.length - 1 ? 0 : begin + 1);
    }

    async function step(at, place) {
      const years = group(at, "year");
      await choose(at, years[place]);
      if (playing !== at) {
        return;
      }
      if (place + 1 < years.length) {
        timer = window.setTimeout(() => step(at, place + 1), PACE);
      } else {
        pause();
      }
    }

    // A slide that is left goes back to what it shows in the story, and to its beginning.
    function leave(at) {
      pause();
      if (pictureOf(at)) {
        tooltip.hide();
        sections[at].querySelector(".slide-chart").scrollTop = 0;
      }
      return choose(at, deck.slides[at].start);
    }

    return {
      draw: draw,
      fit: fit,
      choose: choose,
      group: group,
      play: play,
      pause: pause,
      leave: leave,
      pictureOf: pictureOf,
      plotOf: plotOf,
      isOwn: isOwn,
      chosen: (at) => current[at],
      isPlaying: (at) => playing === at,
    };
  };
})();
