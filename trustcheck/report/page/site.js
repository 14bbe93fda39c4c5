"use strict";
(function () {
  const tools = document.querySelector("form.tools");
  const status = tools.querySelector(".status");
  const entries = Array.from(document.querySelectorAll(".index > li"));
  const texts = new Map();

  /** A text as it is compared: without accents, in small letters. */
  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function textOf(entry) {
    if (!texts.has(entry)) texts.set(entry, plain(entry.textContent));
    return texts.get(entry);
  }

  function filter() {
    const words = plain(tools.elements.words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !words.every((word) => textOf(entry).includes(word));
      if (!entry.hidden) shown += 1;
    }
    for (const part of document.querySelectorAll("section.part")) {
      part.hidden = !part.querySelector(".index > li:not([hidden])");
    }
    status.textContent = tools.dataset.shown
      .replace("{shown}", shown).replace("{total}", entries.length);
  }

  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("input", filter);
  filter();
})();
