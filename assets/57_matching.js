// What of the search index fits the words typed, best first. Knows nothing of the page; see app/web/search.py.
(function () {
  "use strict";

  // How well an entry fits, smaller is better.
  const NAME = 0, OTHER_NAME = 0.5, NAME_BEGINS = 1, OTHER_BEGINS = 1.5, WORDS_BEGIN = 2, DETAIL = 3, INSIDE = 4;
  // A corridor of which both ends are named in full or in part, the way round that they are named; the way back a little less.
  const BOTH_ENDS = 0.2, BOTH_BEGIN = 1.2, BACK = 0.1;
  // Fewer letters than this only count at the beginning of a word.
  const LEAST_INSIDE = 3;
  // And fewer than this name no country.
  const LEAST_END = 3;

  // Lower case, without accents and punctuation. Vowel signs of Thai, Lao, Khmer and Burmese stay: they are letters.
  function plain(text) {
    return text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/đ/g, "d")
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
      .trim();
  }

  function tokens(text) {
    return text ? text.split(" ") : [];
  }

  // The index with everything in plain letters, made once.
  function prepared(index) {
    const countries = new Map();
    const known = index.entries.map(function (entry, at) {
      const others = (entry.words || []).map(plain).filter(Boolean);
      const name = plain(entry.name);
      const made = { entry: entry, at: at, name: name, others: others, words: [name, ...others].flatMap(tokens) };
      made.detail = tokens(plain(entry.detail));
      if (entry.kind === "country") {
        countries.set(entry.places[0], made);
      }
      return made;
    });
    known.forEach(function (made) {
      const ends = (made.entry.pair || []).map((code) => countries.get(code)).filter(Boolean);
      made.words = made.words.concat(ends.flatMap((end) => end.words));
      if (made.entry.kind !== "country") {
        const places = (made.entry.places || []).map((code) => countries.get(code)).filter(Boolean);
        made.detail = made.detail.concat(places.flatMap((place) => place.words));
      }
    });
    // What stands between the ends of a corridor in its name: "to".
    const between = tokens(plain(index.words.corridor.replace(/\{\w+\}/g, " ")));
    return { index: index, known: known, countries: countries, between: new Set(between) };
  }

  function fit(made, asked, words) {
    if (made.name === asked) {
      return NAME;
    }
    if (made.others.includes(asked)) {
      return OTHER_NAME;
    }
    if (made.name.startsWith(asked)) {
      return NAME_BEGINS;
    }
    if (made.others.some((other) => other.startsWith(asked))) {
      return OTHER_BEGINS;
    }
    const begins = (among) => words.every((word) => among.some((each) => each.startsWith(word)));
    if (begins(made.words)) {
      return WORDS_BEGIN;
    }
    if (begins(made.words.concat(made.detail))) {
      return DETAIL;
    }
    const all = [...made.words, ...made.detail].join(" ");
    return words.every((word) => word.length >= LEAST_INSIDE && all.includes(word)) ? INSIDE : Infinity;
  }

  function isCalled(place, text) {
    return place.name === text || place.others.includes(text);
  }

  // The country that some words name, in full or by their beginning; null if none.
  function country(ready, text) {
    const places = Array.from(ready.countries.values());
    const begins = (place) => place.name.startsWith(text) || place.others.some((other) => other.startsWith(text));
    return places.find((place) => isCalled(place, text)) || (text.length >= LEAST_END && places.find(begins)) || null;
  }

  // Both corridors between two countries that the words name, listed or not.
  function corridors(ready, words) {
    const said = words.filter((word) => !ready.between.has(word));
    // "Viet Nam" is a country, and not the way from one that begins with Viet to one that begins with Nam.
    if (Array.from(ready.countries.values()).some((place) => isCalled(place, said.join(" ")))) {
      return [];
    }
    for (let at = 1; at < said.length; at += 1) {
      const parts = [said.slice(0, at).join(" "), said.slice(at).join(" ")];
      const ends = parts.map((part) => country(ready, part));
      if (ends[0] && ends[1] && ends[0] !== ends[1]) {
        const score = ends.every((end, which) => isCalled(end, parts[which])) ? BOTH_ENDS : BOTH_BEGIN;
        const [one, other] = ends.map((end) => end.entry);
        return [corridor(ready, one, other, score), corridor(ready, other, one, score + BACK)];
      }
    }
    return [];
  }

  function corridor(ready, origin, destination, score) {
    const href = `/corridor/${origin.places[0]}-${destination.places[0]}`;
    const isIt = (made) => made.entry.kind === "corridor" && made.entry.href.split("?")[0] === href;
    const listed = ready.known.find(isIt);
    if (listed) {
      return { entry: listed.entry, score: score, at: listed.at };
    }
    const words = ready.index.words;
    const name = words.corridor.replace("{origin}", origin.name).replace("{destination}", destination.name);
    return { entry: { kind: "corridor", name: name, detail: words.unlisted, href: href }, score: score, at: -1 };
  }

  // Everything that fits, in groups by kind, the group of the best first: [{kind, found: [entry]}].
  function find(ready, typed) {
    const asked = plain(typed);
    const words = tokens(asked);
    if (!words.length) {
      return [];
    }
    const pairs = corridors(ready, words);
    const paired = new Set(pairs.map((row) => row.entry));
    const rows = ready.known
      .filter((made) => !paired.has(made.entry))
      .map((made) => ({ entry: made.entry, score: fit(made, asked, words), at: made.at }))
      .filter((row) => row.score < Infinity)
      .concat(pairs)
      .sort((one, other) => one.score - other.score || one.at - other.at);
    return grouped(ready, rows);
  }

  // What is offered before anything is typed.
  function offered(ready) {
    return grouped(
      ready,
      ready.known.filter((made) => made.entry.lead).map((made) => ({ entry: made.entry, score: 0, at: made.at }))
    );
  }

  function grouped(ready, rows) {
    const order = Object.keys(ready.index.groups);
    const groups = new Map();
    rows.forEach(function (row) {
      const kind = row.entry.kind;
      groups.set(kind, groups.get(kind) || { kind: kind, best: Math.floor(row.score * 2), found: [] });
      groups.get(kind).found.push(row.entry);
    });
    return Array.from(groups.values()).sort(
      (one, other) => one.best - other.best || order.indexOf(one.kind) - order.indexOf(other.kind)
    );
  }

  window.corridorsMatch = { prepared: prepared, find: find, offered: offered };
})();
