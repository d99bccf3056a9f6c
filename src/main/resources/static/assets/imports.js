// Files can be dropped on the form; without this file they are chosen with the button.
(function () {
  "use strict";
  document.querySelectorAll("form[data-drop]").forEach(function (form) {
    var zone = form.querySelector(".drop");
    var input = form.querySelector("input[type=file]");
    var list = form.querySelector(".chosen");
    function show() {
      list.replaceChildren();
      Array.from(input.files).forEach(function (file) {
        var item = document.createElement("li");
        item.textContent = file.name;
        list.append(item);
      });
    }
    input.addEventListener("change", show);
    ["dragenter", "dragover"].forEach(function (name) {
      zone.addEventListener(name, function (event) {
        event.preventDefault();
        zone.classList.add("over");
      });
    });
    ["dragleave", "drop"].forEach(function (name) {
      zone.addEventListener(name, function (event) {
        event.preventDefault();
        zone.classList.remove("over");
      });
    });
    zone.addEventListener("drop", function (event) {
      if (event.dataTransfer && event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        show();
      }
    });
  });
})();
