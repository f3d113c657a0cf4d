// Suggestions as you type, in every search box: arrows choose, Enter follows, Escape closes.
// Without this, the box searches, and the page of results has the same links.

import { SuggestionList } from "./suggest-list.js";

const PAUSE = 120; // milliseconds without a key before the archive is asked
const KEPT = 50;
const kept = new Map();

async function ask(box, typed, signal) {
  if (kept.has(typed)) return kept.get(typed);
  const address = new URL(box.dataset.suggest, location.href);
  address.searchParams.set("q", typed);
  const headers = { "Accept-Language": document.documentElement.lang };
  const answer = await fetch(address, { headers, signal });
  if (!answer.ok) return [];
  const { results } = await answer.json();
  kept.set(typed, results);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value);
  return results;
}

function startBox(box) {
  const list = new SuggestionList(box);
  let timer = 0;
  let asking = new AbortController();

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-haspopup", "listbox");
  box.setAttribute("aria-controls", list.root.id);
  box.setAttribute("aria-expanded", "false");

  function stop() {
    clearTimeout(timer);
    asking.abort();
  }

  async function update() {
    stop();
    const typed = box.value.trim();
    if (!typed) return list.close();
    const mine = (asking = new AbortController());
    try {
      const suggestions = await ask(box, box.value.trimStart(), mine.signal);
      if (!mine.signal.aborted && document.activeElement === box) list.show(suggestions);
    } catch {
      // A later key has come, or the archive cannot be reached: the box still searches.
      if (!mine.signal.aborted) list.close();
    }
  }

  const keys = {
    ArrowDown: () => (list.isOpen ? list.step(1) : update()),
    ArrowUp: () => (list.isOpen ? list.step(-1) : update()),
    Escape: () => list.isOpen && (stop(), list.close(), true),
    Enter: () => {
      stop();
      const chosen = list.isOpen && list.options[list.active];
      if (chosen) location.assign(chosen.dataset.url);
      return Boolean(chosen);
    },
  };

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const act = keys[event.key];
    if (act && act() !== false) event.preventDefault();
  });
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(update, PAUSE);
  });
  box.addEventListener("blur", () => {
    stop();
    list.close();
  });
  // Pressing an option must not take the focus from the box before the click arrives.
  list.root.addEventListener("pointerdown", (event) => event.preventDefault());
  list.root.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]");
    if (chosen) location.assign(chosen.dataset.url);
  });
}

export function startSuggestions() {
  for (const box of document.querySelectorAll("[data-suggest]")) startBox(box);
}
