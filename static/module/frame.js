// The checker in a frame of another page. It answers only the page that holds it, and only if that
// page's origin is named in the frame's own address: frame.html?origin=https://cms.example.gov.cn
// (several: &origin=… again). See README.md for the messages.

import "./hegao-checker.js";

const checker = document.querySelector("hegao-checker");
const address = new URLSearchParams(location.search);
const allowed = address.getAll("origin").map(originOf);
// Every answer goes to the origin of the last good message; before it, to those that were named.
let host = null;

if (address.get("theme")) {
  checker.setAttribute("theme", address.get("theme"));
}
if (address.has("compact")) {
  checker.setAttribute("compact", "");
}

/** What is checked now; messages are answered in the order in which they came. */
let line = Promise.resolve();

window.addEventListener("message", ({ source, origin, data }) => {
  if (source !== window.parent || source === window || !allowed.includes(origin)) {
    return;
  }
  if (typeof data !== "object" || data === null || typeof data.type !== "string") {
    return;
  }
  host = origin;
  if (data.type === "hegao:check") {
    line = line.then(() => answer(data));
  } else if (data.type === "hegao:hello") {
    send({ type: "hegao:ready" });
    sendHeight();
  }
});

async function answer({ id, text, html, bytes, options }) {
  try {
    const input = inputOf(text, html, bytes);
    send({ type: "hegao:result", id, report: await checker.check(input, options) });
  } catch (error) {
    send({ type: "hegao:error", id, message: String(error && error.message) });
  }
}

function inputOf(text, html, bytes) {
  if (typeof text === "string") {
    return text;
  }
  return typeof html === "string" ? { html } : bytes;
}

checker.addEventListener("hegao-finding", ({ detail }) => send({ type: "hegao:finding", ...detail }));

let height = -1;
new ResizeObserver(sendHeight).observe(document.documentElement);

function sendHeight() {
  const now = Math.ceil(document.documentElement.getBoundingClientRect().height);
  if (now !== height || host !== null) {
    height = now;
    send({ type: "hegao:resize", height });
  }
}

function send(message) {
  if (window.parent === window) {
    return;
  }
  const targets = host === null ? embedding() : [host];
  // A page from a disk has the origin "null", which only "*" reaches.
  targets.forEach((origin) => window.parent.postMessage(message, origin === "null" ? "*" : origin));
}

/** The named origins of which the holding page may be one. */
function embedding() {
  const around = location.ancestorOrigins && location.ancestorOrigins[0];
  return around === undefined ? allowed : allowed.filter((origin) => origin === around);
}

function originOf(name) {
  try {
    return name === "null" ? name : new URL(name).origin;
  } catch {
    return "";
  }
}

send({ type: "hegao:ready" });
