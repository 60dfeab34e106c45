// What scripts add to pages that read well without them: the theme switch, and what is folded away.
(function () {
  "use strict";

  // --- theme ---------------------------------------------------------------------------------------------------

  var THEMES = ["system", "light", "dark"];

  function currentTheme() {
    return document.documentElement.dataset.theme || "system";
  }

  function setTheme(theme) {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      if (theme === "system") localStorage.removeItem("netmd-theme");
      else localStorage.setItem("netmd-theme", theme);
    } catch (error) {
      // Without storage the choice holds for this page only.
    }
  }

  function startTheme(button) {
    function show() {
      var theme = currentTheme();
      button.textContent = "Theme: " + (theme === "system" ? "auto" : theme);
      button.title = theme === "system" ? "Light or dark as the system has it. Press to choose." : "Press for the next theme: auto, light, dark.";
    }
    button.addEventListener("click", function () {
      setTheme(THEMES[(THEMES.indexOf(currentTheme()) + 1) % THEMES.length]);
      show();
    });
    show();
    button.hidden = false;
  }

  // A link to something folded away opens it.
  function openTarget() {
    var target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (error) {
      // Not every fragment is an id, nor rightly encoded.
    }
    if (target && target.tagName === "DETAILS") target.open = true;
  }

  var button = document.querySelector("[data-theme-switch]");
  if (button) startTheme(button);
  openTarget();
  window.addEventListener("hashchange", openTarget);
})();
