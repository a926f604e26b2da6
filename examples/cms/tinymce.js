// TinyMCE holds its content in a frame; marks and selection are made in there.

import "./hegao/hegao-checker.js";
import { connect } from "./hegao/hegao-editor.js";
import { reportHtml } from "./report.js";

async function start() {
  const [editor] = await tinymce.init({
    selector: "#editor",
    height: 460,
    plugins: "table lists",
    promotion: false,
    branding: false,
  });
  editor.setContent(await reportHtml());

  const tie = connect(document.querySelector("hegao-checker"), () => editor.getBody());
  document.querySelector("#check").addEventListener("click", () => tie.check());
}

start();
