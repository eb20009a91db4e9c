// Runs before the page's own scripts: notes when the page can be read, when it shows a computed result, and when it
// answers.
globalThis.measured = new Promise((done) => {
  const times = { moved: 0 };
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) times.moved += value;
  }).observe({ type: "layout-shift", buffered: true });
  const told = () => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    if (!paint) return void setTimeout(told, 20);
    times.readable = paint.startTime;
    done(times);
  };
  const look = () => {
    const place = document.querySelector("#app, main");
    // The prerendered result is not the app's. The app's own result may be there before the rest that answers.
    const beforehand = place?.dataset.beforehand;
    if (beforehand === "" || !document.querySelector("#speed-value")?.textContent) return;
    times.result ??= performance.now();
    if (beforehand) return;
    observer.disconnect();
    // It answers once the main thread has nothing left to do.
    requestIdleCallback(() => {
      times.interactive = performance.now();
      setTimeout(told, 500);
    });
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
});
