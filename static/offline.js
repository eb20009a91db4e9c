// Everything is kept for the time without a network, by a worker; a new version waits until it is wanted.
/** A tab with something that is not stored asks first: its visitor loads the new version when they want to. */
function loadAgain() {
  const mayLeave = dispatchEvent(new Event("beforeunload", { cancelable: true }));
  if (mayLeave) location.reload();
  else document.getElementById("update").hidden = false;
}

/** Only of a page of one's own: in a frame nothing is registered and nothing stored. */
export async function keepOffline(worker, tag) {
  try {
    if (self !== top || !navigator.serviceWorker) return;
    const workers = navigator.serviceWorker;
    // The worker keeps the words of this language, and asks for it here whenever it installs a version.
    const told = await caches.open(`flywheel language ${new URL("./", worker).pathname}`);
    await told.put("language", new Response(tag.split("-")[0]));
    // Another worker may control the page, of a site in a folder above. Only a version of this site that is
    // replaced, or waits to replace another, is news: not the first one.
    const before = await workers.getRegistration(worker);
    const isKept = before?.scope === new URL("./", worker).href && Boolean(before.active);
    let isReplaced = isKept;
    workers.addEventListener("controllerchange", () => {
      if (isReplaced) loadAgain();
      isReplaced = true;
    });
    const registration = await workers.register(worker);
    const offer = () => {
      if (registration.waiting) document.getElementById("update").hidden = false;
    };
    const watch = () => {
      if (registration.active) registration.installing?.addEventListener("statechange", offer);
    };
    document.getElementById("use-update").addEventListener("click", () => {
      if (registration.waiting) registration.waiting.postMessage("skip-waiting");
      else location.reload();
    });
    registration.addEventListener("updatefound", watch);
    if (isKept) {
      watch();
      offer();
    }
  } catch {
    // Where workers are forbidden the page works as long as there is a network.
  }
}
