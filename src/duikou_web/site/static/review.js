// Deciding by keyboard: every form of the page works without this; here keys press its buttons and no page is loaded.
"use strict";

(() => {
  const text = document.querySelector(".words");
  const open = document.getElementById("open-facts");
  const decided = document.getElementById("decided-facts");
  const said = document.getElementById("said");
  const left = document.getElementById("left");
  const single = document.getElementById("single-keys");
  const alike = document.getElementById("alike");
  const adding = document.getElementById("adding");
  const NEXT = "duikou.next";
  const EDGES = /^[\s\p{P}\p{Z}]+|[\s\p{P}\p{Z}]+$/gu;
  const MOST = 5; // decisions that may wait to be sent
  const LOOK = 500; // ms for which a record that came back is only looked at
  const jobs = []; // what waits to be sent or is being sent, each for the record that was lit when its key was pressed
  let leaving = false; // the page will be loaded again: what is pressed now would meet another record
  let quietUntil = 0;
  let marked = null; // the record that another will be merged into
  let span = null; // code points of the words that were dragged or moved

  const isOpen = (card) => card && "open" in card.dataset;
  const lit = () => document.querySelector(".fact.lit[data-kind]");
  const tell = (words) => { said.textContent = words; };
  const show = (card) => card && document.dispatchEvent(new CustomEvent("duikou:show", { detail: card.dataset.key }));
  const openCards = () => [...open.querySelectorAll(".fact[data-open]:not([data-sending])")];

  function nextOf(card) {
    const cards = openCards();
    const place = cards.indexOf(card);
    return cards[place + 1] || cards.find((one) => one !== card) || null;
  }

  // -- places in the text, in code points, as the server counts them --
  const points = (words) => Array.from(words).length;

  function offsetOf(node, offset) {
    const block = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".block");
    if (!block) return null;
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(node, offset);
    return Number(block.dataset.at) + points(before.toString());
  }

  function placeOf(offset) {
    const blocks = [...text.querySelectorAll(".block")].filter((block) => Number(block.dataset.at) <= offset);
    const block = blocks.at(-1);
    if (!block) return null;
    let rest = offset - Number(block.dataset.at);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      const length = points(node.data);
      if (rest <= length) return [node, Array.from(node.data).slice(0, rest).join("").length];
      rest -= length;
    }
    return null;
  }

  function select(start, end) {
    const first = placeOf(start);
    const last = placeOf(end);
    if (!first || !last) return "";
    const range = document.createRange();
    range.setStart(...first);
    range.setEnd(...last);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return range.toString();
  }

  function dragged() {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !text.contains(selection.anchorNode)) return null;
    const range = selection.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    return start === null || end === null || start >= end ? null : [start, end];
  }

  // Words that are dragged become those of the record; where it has none to change, the grounds of its date.
  function propose(card, place, words) {
    const output = card && card.querySelector(".new-words, .grounds");
    if (!output) return;
    span = place;
    card.querySelector("details.edit").open = true;
    card.querySelector(`[name="${output.matches(".grounds") ? "grounds" : "span"}"]`).value = place.join("-");
    output.textContent = words.replace(EDGES, "");
  }

  function moveEnd(card, which, by) {
    if (!card) return;
    const place = span ? [...span] : [Number(card.dataset.start), Number(card.dataset.end)];
    place[which] += by;
    if (place[0] < 0 || place[0] >= place[1]) return;
    const words = select(...place);
    if (words) propose(card, place, words);
  }

  // -- sending --
  async function post(url, data) {
    try {
      const response = await fetch(url, {
        method: "POST",
        body: new URLSearchParams(data),
        headers: { Accept: "application/json" },
      });
      return [response.status, await response.json()];
    } catch {
      return [0, { said: said.dataset.failed }];
    }
  }

  function reloadAt(card) {
    if (card) sessionStorage.setItem(NEXT, card.dataset.key);
    location.reload();
  }

  // One after the other; false where a key is not taken, which is told.
  function enqueue(job, leaves) {
    if (leaving || jobs.length >= MOST) {
      tell(said.dataset.wait);
      return false;
    }
    leaving = leaves;
    jobs.push(job);
    if (jobs.length === 1) work();
    return true;
  }

  async function work() {
    while (jobs.length) {
      await jobs[0]();
      jobs.shift();
    }
  }

  // The next record is lit at once, so that a key pressed meanwhile is for the record that is seen.
  function send(card, verb, more = {}) {
    if (!card) return;
    if ("sending" in card.dataset) {
      tell(said.dataset.wait);
      return;
    }
    const form = card.querySelector("form");
    const data = new FormData(form);
    data.set("verb", verb);
    for (const [name, value] of Object.entries(more)) data.set(name, value);
    if (verb !== "correct") data.delete("span");
    const leaves = data.get("like") === "1" || ["split", "merge"].includes(verb) || Boolean(data.get("span") || data.get("grounds"));
    const next = nextOf(card);
    if (!enqueue(() => deliver(card, form.action, data, next, leaves), leaves)) return;
    card.dataset.sending = "";
    span = null;
    window.getSelection().removeAllRanges();
    if (next && !leaves) show(next);
  }

  async function deliver(card, action, data, next, leaves) {
    const [status, answer] = await post(action, data);
    tell(answer.said);
    if (status !== 200) {
      leaving = false;
      delete card.dataset.sending;
      comeBack(status === 409 && answer.card ? replace(card, answer.card, card.parentElement) : card, next);
    } else if (leaves) reloadAt(next);
    else finish(card, answer.card);
  }

  // What was refused is shown again, unless somebody is at another record by now; then it waits among the open ones.
  function comeBack(card, next) {
    card.classList.add("refused");
    if (jobs.length > 1 || (lit() && lit() !== next && lit() !== card)) return;
    quietUntil = performance.now() + LOOK;
    show(card);
  }

  function replace(card, html, into) {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    const fresh = template.content.firstElementChild;
    if (into === card.parentElement) card.replaceWith(fresh);
    else {
      card.remove();
      if (fresh) into.prepend(fresh); // nobody is asked any more about a record that went with another
    }
    return fresh;
  }

  function finish(card, html) {
    replace(card, html, decided);
    document.getElementById("undo").querySelector("button").disabled = false;
    left.textContent = open.querySelectorAll(".fact[data-open]").length;
    decided.parentElement.querySelector("summary small").textContent = decided.children.length;
    if (!open.querySelector(".fact[data-open]")) tell(said.dataset.all);
  }

  function undo() {
    enqueue(async () => {
      const form = document.getElementById("undo");
      const [status, answer] = await post(form.action, new FormData(form));
      tell(answer.said);
      if (status !== 200) leaving = false;
      else if (answer.to === location.pathname) location.reload();
      else location.assign(answer.to);
    }, true);
  }

  function goOn() {
    const link = document.getElementById("next-report");
    if (link) enqueue(async () => link.click(), true);
  }

  // -- what is alike is listed first, and then decided at once --
  async function openAlike(card) {
    const button = card && card.querySelector("button.alike");
    if (!button) return;
    const response = await fetch(button.dataset.href);
    document.getElementById("alike-rows").innerHTML = await response.text();
    alike.dataset.key = card.dataset.key;
    alike.showModal();
  }

  function closeAlike(verb) {
    alike.close();
    if (verb) send(document.getElementById(`f-${alike.dataset.key}`), verb, { like: "1" });
  }

  function merge(card) {
    if (!card) return;
    if (!marked || marked === card || marked.dataset.kind !== card.dataset.kind) {
      if (marked) marked.classList.remove("marked");
      marked = card;
      card.classList.add("marked");
      tell(said.dataset.merge);
      return;
    }
    send(marked, "merge", { other: card.dataset.key, other_seen: card.dataset.seen });
  }

  function split(card) {
    const place = span || dragged();
    if (!place) {
      tell(said.dataset.mark);
      return;
    }
    send(card, "split", { at: place[1] < Number(card.dataset.end) ? place[1] : place[0] });
  }

  function openAdding() {
    const place = dragged() || span;
    if (!place) {
      tell(said.dataset.mark);
      return;
    }
    adding.querySelector('[name="span"]').value = place.join("-");
    document.getElementById("adding-words").textContent = select(...place).replace(EDGES, "");
    showParents();
    adding.showModal();
  }

  function showParents() {
    const kind = adding.querySelector('[name="kind"]');
    const needed = kind.selectedOptions[0].dataset.parents.split(" ");
    for (const label of adding.querySelectorAll("[data-parent]")) {
      label.hidden = !needed.includes(label.dataset.parent);
      const choice = label.querySelector("select");
      if (!label.hidden && !choice.value && choice.options.length > 1) choice.selectedIndex = 1;
    }
  }

  function toggle(card, which) {
    const details = card && card.querySelector(which);
    if (!details) return;
    details.open = !details.open;
    const first = details.querySelector("select, input:not([type=hidden]), textarea");
    if (details.open && first) first.focus();
  }

  // -- keys: the letter, or the place of the key where an input method hides it --
  const PLACES = { BracketLeft: "[", BracketRight: "]", Enter: "enter" };

  function keyOf(event) {
    if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
    if (event.code in PLACES) return PLACES[event.code];
    return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
  }

  const ACTS = {
    a: (card) => send(card, "accept"),
    x: (card) => send(card, "reject"),
    e: (card) => toggle(card, "details.edit"),
    c: (card) => toggle(card, "details.say"),
    l: openAlike,
    m: merge,
    s: split,
    i: openAdding,
    u: undo,
    n: goOn,
    enter: (card) => span && send(card, "correct"),
    "[": (card, event) => moveEnd(card, event.shiftKey ? 0 : 1, -1),
    "]": (card, event) => moveEnd(card, event.shiftKey ? 0 : 1, 1),
  };

  function onAlikeKey(event) {
    const verb = { a: "accept", x: "reject" }[keyOf(event)];
    if (!verb) return;
    event.preventDefault();
    closeAlike(verb);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.target.matches("input:not([type=checkbox]), select, textarea");
    if (isTyping && (event.isComposing || event.keyCode === 229)) return;
    if (alike.open) return onAlikeKey(event);
    if (isTyping && event.key === "Escape") event.target.blur();
    if (isTyping || document.querySelector("dialog[open]") || !single.checked) return;
    const act = ACTS[keyOf(event)];
    const card = lit() || openCards()[0];
    if (!act || (keyOf(event) === "enter" && !span)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (performance.now() < quietUntil) tell(said.dataset.wait);
    else act(card, event);
  }, true);

  // An Enter that only ends a composition sends nothing.
  document.addEventListener("keydown", (event) => {
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && isComposing && event.target.matches("input")) event.preventDefault();
  });

  text.addEventListener("mouseup", () => {
    const place = dragged();
    if (place) propose(lit(), place, String(window.getSelection()));
  });

  document.addEventListener("submit", (event) => {
    const card = event.target.closest(".fact[data-kind]");
    if (!card || !event.submitter || event.submitter.name !== "verb") return;
    event.preventDefault();
    send(card, event.submitter.value);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.alike");
    if (button) openAlike(button.closest(".fact"));
  });

  document.addEventListener("change", (event) => {
    if (event.target.name === "like" && event.target.checked) {
      const card = event.target.closest(".fact");
      openAlike(card);
    }
  });

  document.addEventListener("duikou:show", () => { span = null; });

  for (const button of alike.querySelectorAll("button")) button.addEventListener("click", () => closeAlike(button.value));
  adding.querySelector('button[type="button"]').addEventListener("click", () => adding.close());
  adding.querySelector('[name="kind"]').addEventListener("change", showParents);
  adding.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const [action, data] = [event.target.action, new FormData(event.target)];
    adding.close();
    enqueue(async () => {
      const [status, answer] = await post(action, data);
      tell(answer.said);
      if (status === 200) reloadAt(lit());
      else leaving = false;
    }, true);
  });
  window.addEventListener("beforeunload", (event) => {
    if (jobs.length && !leaving) event.preventDefault();
  });
  const opener = document.getElementById("open-adding");
  opener.hidden = false;
  opener.addEventListener("click", openAdding);

  const wanted = sessionStorage.getItem(NEXT);
  sessionStorage.removeItem(NEXT);
  const start = (wanted && document.getElementById(`f-${wanted}`)) || openCards()[0];
  if (!location.hash || wanted) show(isOpen(start) ? start : openCards()[0]);
})();
