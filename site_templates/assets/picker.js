// A field with suggestions, after the pattern of the WAI-ARIA Authoring Practices: an editable combobox with a list.
//
// `suggest(text)` gives the options, each with `label` and `count`; `choose(option)` takes one; `leave()` is called when
// the field is left without; `settle()` when Enter is pressed and nothing is suggested; `erase()` when Backspace is
// pressed in the empty field.
(function (netmd) {
  "use strict";

  netmd.startPicker = function (element, act) {
    var input = element.querySelector("input");
    var list = element.querySelector("[role=listbox]");
    var options = [];
    var active = -1;

    function show(first) {
      options = act.suggest(input.value);
      list.textContent = "";
      options.forEach(function (option, at) {
        var item = document.createElement("li");
        item.id = list.id + "-" + at;
        item.setAttribute("role", "option");
        item.textContent = option.label + " ";
        var count = document.createElement("span");
        count.className = "n";
        count.textContent = option.count;
        item.appendChild(count);
        list.appendChild(item);
      });
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      list.scrollTop = 0;
      point(options.length ? first : -1);
    }

    function hide() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      point(-1);
    }

    function point(at) {
      active = at;
      Array.prototype.forEach.call(list.children, function (item, place) {
        item.setAttribute("aria-selected", String(place === at));
      });
      if (at < 0) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      input.setAttribute("aria-activedescendant", list.children[at].id);
      if (!list.hidden) list.children[at].scrollIntoView({ block: "nearest" });
    }

    function choose(at) {
      var option = options[at];
      hide();
      act.choose(option);
    }

    function move(step) {
      if (list.hidden) show(step > 0 ? 0 : -1);
      else if (options.length) point((active + step + options.length) % options.length);
    }

    input.addEventListener("input", function (event) {
      event.stopPropagation();
      show(input.value.trim() ? 0 : -1);
    });
    input.addEventListener("click", function () { show(-1); });
    input.addEventListener("blur", function () {
      hide();
      // The field keeps its place while one looks at another window.
      if (document.activeElement !== input) act.leave();
    });
    input.addEventListener("keydown", function (event) {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowDown") move(1);
      else if (event.key === "ArrowUp" && !list.hidden) move(active < 0 ? 0 : -1);
      else if (event.key === "Enter") {
        if (list.hidden) show(input.value.trim() ? 0 : -1);
        else if (active >= 0) choose(active);
        if (list.hidden && act.settle) act.settle();
      } else if (event.key === "Escape" && !list.hidden) hide();
      else if (event.key === "Escape" && input.value) {
        input.value = "";
        act.leave();
      } else if (event.key === "Backspace" && !input.value && act.erase) {
        act.erase();
        return;
      } else return;
      event.preventDefault();
    });
    // The field keeps the focus while an option is pressed.
    list.addEventListener("pointerdown", function (event) { event.preventDefault(); });
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    list.addEventListener("click", function (event) {
      var item = event.target.closest("[role=option]");
      if (item) choose(Array.prototype.indexOf.call(list.children, item));
    });
  };
})((window.netmd = window.netmd || {}));
