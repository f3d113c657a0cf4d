// Keys: / goes to the search box; j and k step through the reports of a list, n and p through the
// words of a report that were searched for. Single keys can be in the way of those who dictate to their device, so the foot of the page has a switch for them.

import { recall, remember } from "./memory.js";

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function step(by) {
  const links = [...document.querySelectorAll("[data-list-item] :is(h2, h3, h4) a")];
  if (links.length === 0) return;
  const here = links.indexOf(document.activeElement);
  const next = here === -1 ? (by > 0 ? 0 : links.length - 1) : here + by;
  const link = links[Math.min(Math.max(next, 0), links.length - 1)];
  link.focus();
  link.scrollIntoView({ block: "nearest" });
}

function stepToMatch(way) {
  const here = document.querySelector(".hit:target + .hit-steps");
  const link = here
    ? here.querySelector(`[data-hit="${way}"]`)
    : document.querySelector('[data-hit="first"]');
  link?.click();
}

function goToSearchBox(event) {
  const boxes = [...document.querySelectorAll("[data-search-box]")];
  const box = boxes.find((each) => each.offsetParent !== null);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

export function startKeys() {
  const wanted = document.querySelector("[data-keys-switch]");
  if (!wanted) return;
  wanted.checked = recall("keys") !== "off";
  wanted.closest("[hidden]")?.removeAttribute("hidden");
  wanted.addEventListener("change", () => remember("keys", wanted.checked ? null : "off"));

  document.addEventListener("keydown", (event) => {
    if (!wanted.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) return;
    if (event.key === "/") goToSearchBox(event);
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "n") stepToMatch("next");
    if (event.key === "p") stepToMatch("previous");
  });
}

// An empty box takes the page's direction; what is typed takes its own.
export function startSearchBoxes() {
  for (const box of document.querySelectorAll("[data-search-box]")) {
    box.addEventListener("input", () => box.setAttribute("dir", box.value ? "auto" : ""));
  }
}
