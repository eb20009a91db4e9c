// Everything is kept for the time without a network, by a worker; a new version waits until it is wanted.
/** Only of a page of one's own: in a frame nothing is registered and nothing stored. */
export async function keepOffline(worker) {
  try {
    if (self !== top || !navigator.serviceWorker) return;
    const workers = navigator.serviceWorker;
    let isReplaced = Boolean(workers.controller);
    workers.addEventListener("controllerchange", () => {
      // The first one to take over brings nothing new.
      if (isReplaced) location.reload();
      isReplaced = true;
    });
    const registration = await workers.register(worker);
    const offer = () => {
      if (!registration.waiting || !workers.controller) return;
      document.getElementById("update").hidden = false;
    };
    document.getElementById("use-update").addEventListener("click", () => {
      registration.waiting?.postMessage("skip-waiting");
    });
    offer();
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", offer);
    });
  } catch {
    // Where workers are forbidden the page works as long as there is a network.
  }
}
