// Runs only where modern scripts do not (IE and its compatibility mode), hence in ES5.
(function () {
  var app = document.getElementById("app");
  app.innerText =
    "这个浏览器（或IE兼容模式）不能运行核稿，请换用Chromium 80以上内核的浏览器，如新版Edge、Chrome、Firefox，国产浏览器请切换到极速模式。";
})();
