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
  const own = document.currentScript;
  const trouble = (sentence) => {
    const line = document.getElementById("trouble");
    line.textContent = sentence;
    line.hidden = false;
    return line;
  };

  // Where the policy requires trusted types: a script is this one again, or the service worker.
  const rules = {
    createScriptURL: (url) => (url.startsWith("blob:") || url === own.dataset.offline ? url : ""),
  };
  const trusted = typeof trustedTypes === "object" ? trustedTypes.createPolicy("hegao", rules) : rules;

  const compile = (packed) => WebAssembly.compile(unlzma(packed));

  // The wasm comes packed, whatever type the server gives to it.
  const load = (response) => {
    if (!response.ok) {
      throw new Error(`HTTP ${response.status}`);
    }
    return response.arrayBuffer().then((buffer) => new Uint8Array(buffer));
  };

  // The edition in one file holds the wasm itself, written in Base64.
  const written = (element) => {
    const bytes = Uint8Array.from(atob(element.textContent), (sign) => sign.charCodeAt(0));
    element.remove();
    return Promise.resolve(bytes);
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

  const openWorker = (script, message) => {
    const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const worker = new Worker(trusted.createScriptURL(url));
    worker.postMessage(message);
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    return worker;
  };

  const start = (module) => {
    window.hegaoWorker = () => openWorker(`(${hegao})()`, module);
    return wasm_bindgen({ module_or_path: module });
  };

  // What reads files is loaded when the first comes, and kept compiled. Each file has a worker and an
  // instance of its own, so that one which breaks it or takes too long costs no other. Answers with
  // what the module says, or fails with a word for why it says nothing.
  let readers;
  const loadReaders = () => {
    const packed = document.getElementById("files");
    return Promise.all(
      packed
        ? [document.getElementById("files-script").textContent, written(packed).then(compile)]
        : [fetch(`${own.dataset.files}.js`).then((response) => response.text()),
          fetch(`${own.dataset.files}.bin`).then(load).then(compile)],
    );
  };
  const read = (script, message) => new Promise((done, fail) => {
    const worker = openWorker(script, message);
    const end = (answer, what) => {
      clearTimeout(timer);
      worker.terminate();
      answer(what);
    };
    const timer = setTimeout(() => end(fail, "time"), 10000);
    worker.onmessage = (event) => end(done, event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      end(fail, "broken");
    };
    window.hegaoStopReading = () => end(fail, "stop");
  });
  window.hegaoRead = (bytes) => {
    readers = readers || loadReaders();
    return readers.then(
      ([script, module]) => read(script, [module, bytes]),
      () => {
        readers = undefined;
        throw "load";
      },
    );
  };

  // The words of the page in English, loaded when English is wanted.
  window.hegaoEnglish = () => {
    const words = document.getElementById("english");
    return words
      ? Promise.resolve(words.textContent)
      : fetch(own.dataset.english).then((response) => {
        if (!response.ok) {
          throw new Error(`HTTP ${response.status}`);
        }
        return response.text();
      });
  };

  // Offline after the first visit, where the server's page has a service worker. A new version waits
  // until the user takes it, so that no text is lost and no two versions mix.
  const keep = () => {
    let taking = false;
    const offer = (worker) => {
      const take = document.createElement("button");
      take.type = "button";
      take.textContent = "更新并刷新";
      take.addEventListener("click", () => {
        taking = true;
        worker.postMessage("take");
      });
      trouble("核稿有新版本；保存好文字后，可以 ").append(take);
    };
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (taking) {
        location.reload();
      }
    });
    navigator.serviceWorker.register(trusted.createScriptURL(own.dataset.offline)).then((registration) => {
      const watch = (worker) => {
        worker.addEventListener("statechange", () => {
          if (worker.state === "installed" && navigator.serviceWorker.controller) {
            offer(worker);
          }
        });
      };
      if (registration.waiting) {
        offer(registration.waiting);
      }
      registration.addEventListener("updatefound", () => watch(registration.installing));
    }, () => {});
    // Installable, unless the policy that the server sends with the page allows no manifest.
    navigator.serviceWorker.ready
      .then(() => caches.match(new URL("index.html", location.href)))
      .then((page) => {
        const policy = (page && page.headers.get("Content-Security-Policy")) || "manifest-src";
        if (policy.includes("manifest-src")) {
          const link = document.createElement("link");
          link.rel = "manifest";
          link.href = own.dataset.manifest;
          document.head.append(link);
        }
      });
  };

  if (typeof WebAssembly === "object") {
    const packed = document.getElementById("wasm");
    (packed ? written(packed) : fetch(own.dataset.wasm).then(load))
      .then(compile)
      .then(start)
      .then(() => {
        if (own.dataset.offline && navigator.serviceWorker) {
          keep();
        }
      })
      .catch((error) => trouble(`核稿未能启动，请刷新再试。（${error}）`));
  } else {
    trouble("这个浏览器不支持WebAssembly，请换用新版Edge、Chrome、Firefox，或国产浏览器的极速模式。");
  }
}
