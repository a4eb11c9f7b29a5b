// Same or different by keyboard: a key presses the button that names it. Letters typed by an input method do not count.
"use strict";

(() => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.isComposing && !/^Key[A-Z]$/.test(event.code)) return;
    if (event.target.matches("input, select, textarea")) return;
    const key = /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
    const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!found) return;
    event.preventDefault();
    if (found.matches("form")) found.requestSubmit();
    else found.click();
  });
})();
