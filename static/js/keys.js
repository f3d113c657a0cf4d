// Keys: / goes to the search box; j and k step through the reports of a list.

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

function visibleSearchBox() {
  return [...document.querySelectorAll("[data-search-box]")].find((box) => box.offsetParent !== null);
}

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "/") {
      const box = visibleSearchBox();
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "j") {
      step(1);
    } else if (event.key === "k") {
      step(-1);
    }
  });
}
