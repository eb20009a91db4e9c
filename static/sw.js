// Keeps every file of one version, so that the page works without a network. The build writes the files with the
// hashes of their bytes above this; while developing there are none, and nothing is kept.
const { FILES, VERSION } = self.KEPT ?? { FILES: {}, VERSION: "none" };

const scope = new URL(registration.scope);
// Sites under one host share an origin: what is kept is named by the folder.
const PREFIX = `flywheel ${scope.pathname} `;
const CACHE = PREFIX + VERSION;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", ({ data }) => {
  if (data === "skip-waiting") skipWaiting();
});
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const file = method === "GET" ? named(new URL(url)) : undefined;
  if (file) event.respondWith(kept(file, event.request));
});

/** All or nothing: what is not whole is dropped, and the version before goes on. */
async function install() {
  const cache = await caches.open(CACHE);
  const keep = async ([file, integrity]) => {
    const response = await fetch(file, { cache: "no-cache", integrity });
    if (!response.ok) throw new Error(`${response.status} ${file}`);
    await cache.put(file, response);
  };
  try {
    await Promise.all(Object.entries(FILES).map(keep));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/** The file of the list that an address asks for, whatever its query. */
function named({ origin, pathname }) {
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return;
  const file = `./${pathname.slice(scope.pathname.length)}`.replace(/index\.html$/, "");
  return Object.hasOwn(FILES, file) ? file : undefined;
}

async function kept(file, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(file, { ignoreVary: true })) ?? fetch(request);
}
