// A text box: the place of a finding is selected in it.

import "./hegao/hegao-checker.js";
import { connect, readContent } from "./hegao/hegao-editor.js";
import { report } from "./report.js";

async function start() {
  const box = document.querySelector("textarea");
  box.value = readContent(await report()).text;

  const tie = connect(document.querySelector("hegao-checker"), box);
  document.querySelector("#check").addEventListener("click", () => tie.check());
}

start();
