// Keeps every file of one version, of the words those of the visitor's language, so that the page works without a network. The build writes the files with the
// hashes of their bytes above this; while developing there are none, and nothing is kept.
const { FILES, VERSION } = self.KEPT ?? { FILES: {}, VERSION: "none" };

const scope = new URL(registration.scope);
// Sites under one host share an origin: what is kept is named by the folder.
const PREFIX = `flywheel ${scope.pathname} `;
const CACHE = PREFIX + VERSION;
/** Where the page tells its language. */
const LANGUAGE = `flywheel language ${scope.pathname}`;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", ({ data }) => {
  if (data === "skip-waiting") skipWaiting();
});
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const file = method === "GET" ? named(new URL(url)) : undefined;
  if (file) event.respondWith(kept(file, event));
});

/** The language whose words the file holds, if it holds words. */
function languageOf(file) {
  return file.match(/^\.\/(?:text|below)-(\w+)\./)?.[1];
}

async function keep(cache, files) {
  const one = async (file) => {
    const response = await fetch(file, { cache: "no-cache", integrity: FILES[file] });
    if (!response.ok) throw new Error(`${response.status} ${file}`);
    await cache.put(file, response);
  };
  await Promise.all(files.map(one));
}

/** All or nothing: what is not whole is dropped, and the version before goes on. */
async function install() {
  const told = await (await caches.open(LANGUAGE)).match("language");
  const language = (await told?.text()) ?? "en";
  const cache = await caches.open(CACHE);
  try {
    await keep(cache, Object.keys(FILES).filter((file) => (languageOf(file) ?? language) === language));
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

async function kept(file, event) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(file, { ignoreVary: true });
  if (found) return found;
  // Another language than when this version was installed: from now on it is kept as well.
  const language = languageOf(file);
  const words = Object.keys(FILES).filter((other) => language && languageOf(other) === language);
  event.waitUntil(keep(cache, words).catch(() => {}));
  return fetch(event.request);
}
