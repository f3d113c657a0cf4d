// Runs before the first paint, so that a reader who chose dark never sees a flash of light.
(function () {
  try {
    var theme = localStorage.getItem("masar-theme");
    if (theme === "light" || theme === "dark") {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // Storage may be forbidden; the device's own colours then stand.
  }
})();
