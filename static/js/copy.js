// Buttons that copy a citation or a permanent address, and say that they have.

export function startCopy() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    const said = document.getElementById(button.getAttribute("aria-describedby"));
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy).textContent;
      try {
        await navigator.clipboard.writeText(text.trim().replace(/\s+/g, " "));
        said.textContent = button.dataset.copied;
      } catch {
        said.textContent = button.dataset.failed;
      }
    });
  }
}
