"use strict";
// A sentence under the pointer or the focus is marked together with its partner in the other language;
// a click or Enter holds the mark and brings the partner into view, a second one or Escape lets go.
(() => {
  const parts = new Map();
  for (const part of document.querySelectorAll(".s[data-s], .pair[data-s]")) {
    const number = part.dataset.s;
    parts.set(number, [...(parts.get(number) ?? []), part]);
  }
  let held = null;
  const numberAt = (target) => target.closest?.("[data-s]")?.dataset.s ?? null;
  const mark = (name, number) => {
    for (const part of document.querySelectorAll(`.${name}`)) part.classList.remove(name);
    for (const part of parts.get(number) ?? []) part.classList.add(name);
  };
  const hold = (number, from) => {
    held = held === number ? null : number;
    mark("held", held);
    if (held === null) return;
    const partner = (parts.get(number) ?? []).find((part) => part !== from && part.classList.contains("s"));
    partner?.scrollIntoView({ block: "nearest" });
  };
  for (const [event, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(event, ({ target }) => mark("on", numberAt(target)));
    document.addEventListener(leave, () => mark("on", null));
  }
  document.addEventListener("click", ({ target }) => {
    const sentence = target.closest(".s");
    if (sentence && String(getSelection()) === "") hold(sentence.dataset.s, sentence);
    const reference = target.closest(".ref");
    if (reference && held !== reference.dataset.s) hold(reference.dataset.s, null);
  });
  document.addEventListener("keydown", ({ key, target }) => {
    if (key === "Escape" && held !== null) hold(held, null);
    if (key === "Enter" && target.classList.contains("s")) hold(target.dataset.s, target);
  });
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
})();
