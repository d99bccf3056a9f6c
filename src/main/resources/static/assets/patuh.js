// Every page works without this file; with it the menu folds on phones and htmx may post.
(function () {
  "use strict";
  var button = document.querySelector("button.menu");
  var nav = document.getElementById("nav");
  if (button && nav) {
    document.documentElement.classList.add("script");
    button.hidden = false;
    button.addEventListener("click", function () {
      var open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
      nav.classList.toggle("open", open);
    });
  }
  document.addEventListener("htmx:configRequest", function (event) {
    var csrf = document.querySelector("meta[name=csrf]");
    if (csrf) {
      event.detail.headers[csrf.dataset.header] = csrf.content;
    }
  });
  // a filter that changes is applied at once
  document.addEventListener("change", function (event) {
    var form = event.target.closest ? event.target.closest("form[data-apply]") : null;
    if (form) {
      form.requestSubmit();
    }
  });
  // a question before what cannot be taken back
  document.addEventListener("submit", function (event) {
    var asked = event.submitter && event.submitter.dataset.ask;
    if (asked && !window.confirm(asked)) {
      event.preventDefault();
    }
  });
})();
