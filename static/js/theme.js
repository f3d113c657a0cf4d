// The button that steps through the device's colours, light and dark.

import { recall, remember } from "./memory.js";

const THEMES = ["auto", "light", "dark"];

function show(button, theme) {
  const label = button.dataset[`label${theme[0].toUpperCase()}${theme.slice(1)}`];
  button.setAttribute("aria-label", label);
  button.title = label;
  for (const icon of button.querySelectorAll("[data-theme-icon]")) {
    icon.hidden = icon.dataset.themeIcon !== theme;
  }
}

function apply(theme) {
  if (theme === "auto") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
}

export function startThemeToggle() {
  const button = document.querySelector("[data-theme-toggle]");
  if (!button) return;
  let theme = THEMES.includes(recall("theme")) ? recall("theme") : "auto";
  show(button, theme);
  button.hidden = false;
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    remember("theme", theme === "auto" ? null : theme);
    apply(theme);
    show(button, theme);
  });
}
