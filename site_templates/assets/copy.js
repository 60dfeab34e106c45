// The commands beside reminders become buttons that copy them.
(function () {
  "use strict";

  var SHOWN_FOR = 1600;

  var said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  var timer = 0;
  var last = null;

  // A page opened from disk may be no secure context, in which there is no clipboard: then the browser's old way.
  function copy(text) {
    if (!navigator.clipboard || !window.isSecureContext) return copyOldWay(text);
    return navigator.clipboard.writeText(text).then(
      function () {
        return true;
      },
      function () {
        return copyOldWay(text);
      }
    );
  }

  function copyOldWay(text) {
    var field = document.createElement("textarea");
    var focused = document.activeElement;
    field.value = text;
    field.readOnly = true;
    field.className = "visually-hidden";
    document.body.append(field);
    field.select();
    var done = false;
    try {
      done = document.execCommand("copy");
    } catch (error) {
      done = false;
    }
    field.remove();
    if (focused) focused.focus({ preventScroll: true });
    return Promise.resolve(done);
  }

  function tell(button, done) {
    clearTimeout(timer);
    if (last) delete last.dataset.copied;
    last = button;
    button.dataset.copied = done ? "Copied" : "Not copied";
    said.textContent = done ? "Copied: " + button.textContent : "It could not be copied. The command is: " + button.textContent;
    timer = setTimeout(function () {
      delete button.dataset.copied;
      said.textContent = "";
    }, SHOWN_FOR);
  }

  function asButton(code) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.title = "Copy: " + code.textContent;
    code.replaceWith(button);
    button.append(code);
  }

  document.querySelectorAll("[data-command]").forEach(asButton);
  document.body.append(said);
  document.addEventListener("click", function (event) {
    var button = event.target instanceof Element ? event.target.closest("button.copy") : null;
    if (!button) return;
    copy(button.textContent).then(function (done) {
      tell(button, done);
    });
  });
})();
