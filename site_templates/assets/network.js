// Where the picture of the network is wider than its frame it opens with you in the middle.
(function () {
  "use strict";
  var frame = document.querySelector(".net-picture .scroll");
  var picture = frame && frame.querySelector("svg.net");
  if (!picture || frame.scrollWidth <= frame.clientWidth) return;
  var box = picture.viewBox.baseVal;
  var drawn = picture.getBoundingClientRect();
  var you = drawn.left - frame.getBoundingClientRect().left + drawn.width * (-box.x / box.width);
  frame.scrollLeft += you - frame.clientWidth / 2;
})();
