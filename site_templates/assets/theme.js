// Runs before the style sheet is read, so that a page never flashes in the other theme.
(function () {
  "use strict";
  try {
    var theme = localStorage.getItem("netmd-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (error) {
    // Storage may be closed to pages opened from disk: the system's choice stands.
  }
})();
