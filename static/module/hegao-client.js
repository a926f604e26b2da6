// Checks in a worker, so that the page never stops; on the page's own thread where none can be had.

import { check as checkHere } from "./hegao.js";

/** How long a check may take before its worker is given up, in milliseconds. */
const PATIENCE = 20000;
const SLOW = "检查超过20秒未完成，已停止；请删去与年度报告无关的内容后再试。";

/**
 * A checker with a worker of its own: `check` as in hegao.js, `close` to end the worker. A new
 * check does not stop the one before; each gets its answer.
 */
export function createChecker() {
  let worker = null;
  let alone = false;
  let next = 0;
  const waiting = new Map();

  const lose = () => {
    const left = [...waiting.values()];
    waiting.clear();
    if (worker) {
      worker.terminate();
      worker = null;
    }
    return left;
  };

  // A worker that cannot start, or that died: its work is done here.
  const failed = () => {
    alone = true;
    lose().forEach(({ input, options, done, timer }) => {
      clearTimeout(timer);
      done(checkHere(input, options));
    });
  };

  const heard = ({ data }) => {
    const asked = waiting.get(data.id);
    if (!asked) {
      return;
    }
    waiting.delete(data.id);
    clearTimeout(asked.timer);
    if (data.error === undefined) {
      asked.done(data.report);
    } else {
      asked.fail(new TypeError(data.error));
    }
  };

  const late = () => {
    // The others in line have to wait no less, so they are given up as well.
    lose().forEach(({ options, done, timer }) => {
      clearTimeout(timer);
      done(checkHere(new Blob([]), options).then((empty) => ({ ...empty, unread: [{ what: "input", why: SLOW }] })));
    });
  };

  function check(input, options) {
    if (!worker && !alone) {
      worker = open();
      alone = worker === null;
      if (worker) {
        worker.addEventListener("message", heard);
        worker.addEventListener("error", failed);
      }
    }
    if (alone) {
      return checkHere(input, options);
    }
    return new Promise((done, fail) => {
      const id = (next += 1);
      try {
        worker.postMessage({ id, input, options });
      } catch (error) {
        // What cannot be sent is no input.
        fail(new TypeError(`hegao: ${error.message}`));
        return;
      }
      waiting.set(id, { input, options, done, fail, timer: setTimeout(late, PATIENCE) });
    });
  }

  function close() {
    lose().forEach(({ timer, fail }) => {
      clearTimeout(timer);
      fail(new Error("hegao: closed"));
    });
  }

  return { check, close };
}

const SCRIPT = new URL("hegao-worker.js", import.meta.url).href;

/** The only address for which a worker is ever made. */
const trusted = (() => {
  try {
    const rules = { createScriptURL: () => SCRIPT };
    return typeof trustedTypes === "object" ? trustedTypes.createPolicy("hegao", rules).createScriptURL("") : SCRIPT;
  } catch {
    return SCRIPT;
  }
})();

function open() {
  try {
    return new Worker(trusted, { type: "module", name: "hegao" });
  } catch {
    // Another origin, or a policy that allows no worker.
    return null;
  }
}
