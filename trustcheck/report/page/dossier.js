"use strict";
(function () {
  /** Filters and unfolds the criteria of one assessment. */
  function equip(tools) {
    const article = tools.closest("article");
    const status = tools.querySelector(".status");
    const criteria = Array.from(article.querySelectorAll("details.criterion"));
    const texts = new Map();

    function textOf(criterion) {
      if (!texts.has(criterion)) texts.set(criterion, criterion.textContent.toLowerCase());
      return texts.get(criterion);
    }

    function filter() {
      const boxes = Array.from(tools.querySelectorAll("input:checked"));
      const chosen = new Set(boxes.map((box) => box.value));
      const words = tools.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const criterion of criteria) {
        const fits = chosen.has(criterion.dataset.verdict)
          && words.every((word) => textOf(criterion).includes(word));
        criterion.hidden = !fits;
        if (fits) shown += 1;
      }
      for (const chapter of article.querySelectorAll("section.chapter")) {
        chapter.hidden = !chapter.querySelector("details.criterion:not([hidden])");
      }
      status.textContent = tools.dataset.shown
        .replace("{shown}", shown).replace("{total}", criteria.length);
    }

    function fold(open) {
      for (const criterion of criteria) if (!criterion.hidden) criterion.open = open;
    }

    async function copy(event) {
      const link = event.target.closest(".permalink a");
      if (!link) return;
      try {
        await navigator.clipboard.writeText(link.href);
        status.textContent = tools.dataset.copied;
      } catch (refused) {
        // The link itself still works, and can be copied as any other.
      }
    }

    tools.hidden = false;
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.addEventListener("input", filter);
    tools.elements.open.addEventListener("click", () => fold(true));
    tools.elements.close.addEventListener("click", () => fold(false));
    article.addEventListener("click", copy);
    filter();
  }

  /** Shows what the address names, even where it is folded or filtered out. */
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) {
      if (at.localName === "details") at.open = true;
      if (at.hidden) at.hidden = false;
    }
    target.scrollIntoView();
  }

  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = Array.from(document.querySelectorAll("details:not([open])"));
    for (const each of folded) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of folded) each.open = false;
  });
  window.addEventListener("hashchange", reveal);

  document.querySelectorAll("form.tools").forEach(equip);
  reveal();
})();
