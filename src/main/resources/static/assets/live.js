// Looks again every ten seconds at what changes by itself, while the page is seen and nobody is reading in it by keyboard.
(function () {
  "use strict";
  window.setInterval(function () {
    if (document.hidden || !window.htmx) {
      return;
    }
    document.querySelectorAll("[hx-trigger=look]").forEach(function (part) {
      if (!part.contains(document.activeElement)) {
        window.htmx.trigger(part, "look");
      }
    });
  }, 10000);
})();
