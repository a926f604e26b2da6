// wangEditor holds its content in the page itself.

import "./hegao/hegao-checker.js";
import { connect } from "./hegao/hegao-editor.js";
import { reportHtml } from "./report.js";

async function start() {
  const field = document.querySelector("input[name=content]");
  const editor = wangEditor.createEditor({
    selector: "#editor",
    html: await reportHtml(),
    config: {
      onChange: (changed) => {
        field.value = changed.getHtml();
      },
    },
  });
  wangEditor.createToolbar({ editor, selector: "#toolbar" });

  const tie = connect(document.querySelector("hegao-checker"), () => editor.getEditableContainer());
  document.querySelector("#check").addEventListener("click", () => tie.check());
}

start();
