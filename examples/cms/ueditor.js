// UEditor holds its content in a frame; marks and selection are made in there.

import "./hegao/hegao-checker.js";
import { connect } from "./hegao/hegao-editor.js";
import { reportHtml } from "./report.js";

async function start() {
  // No server stands behind this example, so nothing can be uploaded.
  const editor = UE.getEditor("editor", { serverUrl: "", initialFrameHeight: 380, autoHeightEnabled: false });
  await new Promise((ready) => editor.ready(ready));
  editor.setContent(await reportHtml());

  const tie = connect(document.querySelector("hegao-checker"), () => editor.body);
  document.querySelector("#check").addEventListener("click", () => tie.check());
}

start();
