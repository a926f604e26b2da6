// Starts the page and its worker. scripts/bundle.mjs puts wasm-bindgen's glue before these lines
// and one function, `hegao`, around both: its own source is then the worker's script, and the
// page needs no further request to open a worker, not even without a network.

if (typeof document === "undefined") {
  self.addEventListener(
    "message",
    (event) => {
      wasm_bindgen({ module_or_path: event.data }).catch((error) => {
        // Thrown outside of the promise, so that the page hears of it.
        setTimeout(() => {
          throw error;
        });
      });
    },
    { once: true },
  );
} else {
  const trouble = (sentence) => {
    const line = document.getElementById("trouble");
    line.textContent = sentence;
    line.hidden = false;
  };

  const compile = (response) => {
    if (!response.ok) {
      throw new Error(`HTTP ${response.status}`);
    }
    const type = response.headers.get("Content-Type") || "";
    return type.startsWith("application/wasm")
      ? WebAssembly.compileStreaming(response)
      : response.arrayBuffer().then((bytes) => WebAssembly.compile(bytes));
  };

  // A trap on the page's own thread ends the page's program; the text stays where it is.
  window.addEventListener("error", (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) {
      trouble("页面程序出了故障，文字仍在；请复制保存后刷新本页。");
      const status = document.querySelector("[data-testid=status]");
      if (status) {
        status.setAttribute("data-state", "failed");
      }
    }
  });

  const start = (module) => {
    const script = `(${hegao})()`;
    window.hegaoWorker = () => {
      const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
      const worker = new Worker(url);
      worker.postMessage(module);
      setTimeout(() => URL.revokeObjectURL(url), 10000);
      return worker;
    };
    return wasm_bindgen({ module_or_path: module });
  };

  if (typeof WebAssembly === "object") {
    fetch(document.currentScript.dataset.wasm)
      .then(compile)
      .then(start)
      .catch((error) => trouble(`核稿未能启动，请刷新再试。（${error}）`));
  } else {
    trouble("这个浏览器不支持WebAssembly，请换用新版Edge、Chrome、Firefox，或国产浏览器的极速模式。");
  }
}
