// Remembers which marks a reader wants in the text of reports; the switches work without this.

import { recall, remember } from "./memory.js";

export function startMarks() {
  for (const box of document.querySelectorAll("[data-mark-switch]")) {
    const key = `mark-${box.dataset.markSwitch}`;
    const kept = recall(key);
    if (kept !== null) box.checked = kept === "on";
    box.addEventListener("change", () => remember(key, box.checked ? "on" : "off"));
  }
}
