// A report: lights the words of a fact, and the fact of words. The server cut the text; nothing here counts characters.
"use strict";

(() => {
  const text = document.querySelector(".words");
  const single = document.getElementById("single-keys");
  const keys = document.getElementById("keys");
  const said = document.getElementById("lit");
  const peek = document.getElementById("peek");
  const narrow = window.matchMedia("(max-width: 62rem)");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const panel = document.getElementById("facts");
  const SINGLE_KEYS = "duikou.single-keys";
  const HEAD = 96; // the panel's own head, which stays in place
  const GAP = 16;

  // Looked up when asked for: a decision puts another card in the place of one.
  const cards = () => [...document.querySelectorAll("[data-key]")].filter((card) => !peek.contains(card));
  const cardOf = { get: (key) => document.getElementById(`f-${key}`), has: (key) => Boolean(cardOf.get(key)) };
  const wordsOf = new Map();
  for (const piece of text.querySelectorAll("[data-f]")) {
    for (const key of piece.dataset.f.split(" ")) {
      if (!wordsOf.has(key)) wordsOf.set(key, []);
      wordsOf.get(key).push(piece);
    }
  }
  let current = null;

  const ownersOf = (piece) => piece.dataset.f.split(" ").filter((key) => cardOf.has(key));
  const linkOf = (card) => card.querySelector('a[href^="#w-"]');
  const keyOfLink = (link) => link.getAttribute("href").slice(3);

  function bringIntoView(element, block) {
    element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
  }

  // The panel is scrolled by itself: scrolling a card into view would move the text as well.
  function scrollPanel(card) {
    const frame = panel.getBoundingClientRect();
    const place = card.getBoundingClientRect();
    const top = frame.top + HEAD;
    const bottom = Math.min(frame.bottom, window.innerHeight);
    if (place.top < top || place.height > bottom - top) panel.scrollTop += place.top - top;
    else if (place.bottom > bottom) panel.scrollTop += place.bottom - bottom + GAP;
  }

  function showCard(card) {
    for (let at = card.parentElement; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
  }

  function putOut() {
    for (const element of document.querySelectorAll(".lit")) element.classList.remove("lit");
    peek.hidden = true;
    said.textContent = "";
    current = null;
  }

  function light(key) {
    putOut();
    const card = cardOf.get(key);
    const pieces = wordsOf.get(key) || [];
    if (!card) return false;
    current = key;
    showCard(card);
    card.classList.add("lit");
    for (const piece of pieces) piece.classList.add("lit");
    const label = (linkOf(card) || card).textContent.trim().slice(0, 40);
    said.textContent = said.dataset.template.replace("LABEL", label).replace("COUNT", pieces.length);
    history.replaceState(null, "", `#w-${key}`);
    return true;
  }

  function showWords(key) {
    const first = (wordsOf.get(key) || [])[0];
    if (first) bringIntoView(first, "center");
    return first;
  }

  function showFact(key) {
    const card = cardOf.get(key);
    if (!narrow.matches) {
      if (panel.contains(card)) scrollPanel(card);
      else bringIntoView(card, "center");
      return;
    }
    const copy = (card.closest(".fact") || card).cloneNode(true);
    copy.classList.remove("lit");
    for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
    document.getElementById("peek-fact").replaceChildren(copy);
    peek.hidden = false;
  }

  function focusOn(element) {
    if (!element.hasAttribute("href") && !element.hasAttribute("tabindex")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  // From a fact to its words. By keyboard the focus goes along, so that Enter leads back.
  function fromFact(link, byKeyboard) {
    const key = keyOfLink(link);
    if (!light(key)) return;
    const first = showWords(key);
    if (byKeyboard && first) focusOn(first);
  }

  // From words to their fact; again, to the next fact that shares them.
  function fromWords(piece, byKeyboard) {
    const owners = ownersOf(piece);
    if (!owners.length) return;
    // By keyboard, Enter on words that are lit leads back to the fact that lit them.
    const lit = owners.indexOf(current);
    const key = lit < 0 ? owners[0] : owners[(lit + (byKeyboard ? 0 : 1)) % owners.length];
    light(key);
    showFact(key);
    const link = linkOf(cardOf.get(key));
    if (byKeyboard && link && !narrow.matches) focusOn(link);
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const byKeyboard = event.detail === 0;
    const mark = event.target.closest(".act-mark");
    const piece = event.target.closest(".words [data-f]");
    const link = event.target.closest('a[href^="#w-"]');
    if (mark) {
      event.preventDefault();
      const key = mark.getAttribute("href").slice(3);
      if (light(key)) showFact(key);
    } else if (piece) {
      if (!piece.hasAttribute("href") && String(window.getSelection())) return;
      event.preventDefault();
      fromWords(piece, byKeyboard);
    } else if (link) {
      event.preventDefault();
      fromFact(link, byKeyboard);
    }
  });

  // -- keys --
  const facts = () => cards().filter((card) => linkOf(card) && card.getClientRects().length);

  function step(by) {
    const shown = facts();
    const place = shown.findIndex((card) => card.dataset.key === current);
    const next = shown[place < 0 ? (by > 0 ? 0 : shown.length - 1) : place + by];
    if (!next) return;
    const link = linkOf(next);
    light(next.dataset.key);
    focusOn(link);
    if (!narrow.matches && panel.contains(next)) scrollPanel(next);
    showWords(next.dataset.key);
  }

  function stepWords(by) {
    const pieces = [...text.querySelectorAll("a.w")];
    const next = pieces[pieces.indexOf(document.activeElement) + by];
    if (!next) return;
    rove(next);
    next.focus();
  }

  // One stop for the Tab key in the whole text; the arrows move it.
  function rove(to) {
    for (const piece of text.querySelectorAll("a.w, a.act-mark")) piece.tabIndex = piece === to ? 0 : -1;
  }

  function onArrow(event) {
    const by = event.key === "ArrowDown" || event.key === "ArrowRight" ? 1 : -1;
    if (text.contains(document.activeElement)) stepWords(by);
    else if (document.activeElement.closest(".fact") && /Up|Down/.test(event.key)) step(by);
    else return;
    event.preventDefault();
  }

  function onEscape() {
    const card = current && cardOf.get(current);
    const inText = text.contains(document.activeElement);
    putOut();
    history.replaceState(null, "", location.pathname);
    if (inText && card && linkOf(card) && !narrow.matches) focusOn(linkOf(card));
  }

  // A Chinese input method reports no letter but `Process`: then the place of the key tells.
  function keyOf(event) {
    if (/^[a-z?]$/i.test(event.key)) return event.key.toLowerCase();
    if (event.code === "Slash" && event.shiftKey) return "?";
    return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.isComposing || event.target.matches("input, select, textarea")) return;
    const key = keyOf(event);
    if (event.key.startsWith("Arrow")) onArrow(event);
    else if (event.key === "Escape") onEscape();
    else if (event.key === "Enter" && event.target.matches("span[data-f]")) fromWords(event.target, true);
    else if (single.checked && key === "j") step(1);
    else if (single.checked && key === "k") step(-1);
    else if (single.checked && key === "?") keys.showModal();
  });

  // -- start --
  const open = document.getElementById("open-keys");
  open.hidden = false;
  open.addEventListener("click", () => keys.showModal());
  document.getElementById("close-peek").addEventListener("click", onEscape);
  single.checked = localStorage.getItem(SINGLE_KEYS) !== "off";
  single.addEventListener("change", () => localStorage.setItem(SINGLE_KEYS, single.checked ? "on" : "off"));
  const firstWord = text.querySelector("a.w");
  if (firstWord) rove(firstWord);

  function followHash() {
    const key = location.hash.slice(3);
    if (/^#[wf]-/.test(location.hash) && light(key)) {
      if (!narrow.matches && panel.contains(cardOf.get(key))) scrollPanel(cardOf.get(key));
      showWords(key);
    }
  }
  document.addEventListener("duikou:show", (event) => {
    const card = cardOf.get(event.detail);
    if (!card || !light(event.detail)) return;
    if (linkOf(card)) focusOn(linkOf(card));
    if (!narrow.matches && panel.contains(card)) scrollPanel(card);
    showWords(event.detail);
  });
  window.addEventListener("hashchange", followHash);
  followHash();
})();
