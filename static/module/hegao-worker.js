// The worker: checks what it is sent, one after the other. `{id, input, options}` is answered by
// `{id, report}`, or by `{id, error}` for a wrong argument.

import { check, init } from "./hegao.js";

const ready = init();
ready.catch((error) => {
  // Thrown outside of the promise, so that the page hears of it.
  setTimeout(() => {
    throw error;
  });
});

self.addEventListener("message", ({ data: { id, input, options } }) => {
  check(input, options).then(
    (report) => self.postMessage({ id, report }),
    (error) => self.postMessage({ id, error: error.message }),
  );
});
