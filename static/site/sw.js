// The service worker: the page works without a network after the first visit. scripts/dist.mjs puts
// `VERSION` and `FILES` (paths with their SHA-256) before these lines.
//
// One version is stored whole or not at all: every file must have the digest that stands in this very
// script. A new version waits until the page says "take" or no tab of the old one is left.

const SCOPE = self.registration.scope;
const PREFIX = `hegao ${SCOPE} `;
const CACHE = PREFIX + VERSION;

self.addEventListener("install", (event) => event.waitUntil(store()));

async function store() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.entries(FILES).map(([path, digest]) => storeFile(cache, path, digest)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function storeFile(cache, path, digest) {
  const response = await fetch(new URL(path, SCOPE), { cache: "no-cache" });
  const bytes = await response.arrayBuffer();
  const found = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)))
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  if (!response.ok || found !== digest) {
    throw new Error(`${path} is not of this version`);
  }
  // Made anew: a response that was redirected cannot answer a navigation.
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  await cache.put(new URL(path, SCOPE), new Response(bytes, { headers }));
}

// The version before is kept for tabs that still show it.
self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) => {
      const own = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
      return Promise.all(own.slice(0, -1).map((name) => caches.delete(name)));
    }),
  );
});

self.addEventListener("message", ({ data }) => {
  if (data === "take") {
    self.skipWaiting();
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) {
    return;
  }
  const path = request.url.slice(SCOPE.length).replace(/[?#].*$/, "") || "index.html";
  if (Object.prototype.hasOwnProperty.call(FILES, path)) {
    event.respondWith(answer(path, request));
  } else if (/-[0-9a-f]{16}\.\w+$/.test(path)) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  }
});

async function answer(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(new URL(path, SCOPE))) || fetch(request);
}
