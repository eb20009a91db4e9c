// Starts the page: fetches the language's words beside the wasm, and keeps everything for the time without a
// network.
import init, { start } from "./app.js";
import { allow, choose, fetchWords, onStop } from "./start.js";

const worker = new URL("./sw.js", import.meta.url).href;
allow(worker);
const failed = onStop();
document.getElementById("start-over").addEventListener("click", () => {
  history.replaceState(null, "", location.pathname + location.search);
  try {
    // What was stored is moved aside, not lost.
    const stored = localStorage.getItem("flywheel.wheel");
    if (stored !== null) localStorage.setItem("flywheel.wheel.aside", stored);
    localStorage.removeItem("flywheel.wheel");
  } catch {
    // Storage is blocked, so nothing stored can be the cause.
  }
  location.reload();
});

try {
  const language = choose(new URLSearchParams(location.search).get("lang"));
  const relative = (file) => new URL(file, import.meta.url);
  const [text] = await Promise.all([
    fetchWords(language.first),
    init({ module_or_path: relative("./app_bg.wasm") }),
  ]);
  document.documentElement.lang = language.tag;
  let styled;
  const styles = () =>
    (styled ??= new Promise((onload, onerror) => {
      const style = { rel: "stylesheet", href: relative("./below.css"), onload, onerror };
      document.head.append(Object.assign(document.createElement("link"), style));
    }).catch((error) => {
      styled = undefined;
      throw error;
    }));
  // What is below the first sight is styled before it is shown.
  start(language.tag, text, async () => (await Promise.all([fetchWords(language.below), styles()]))[0]);
} catch (error) {
  failed();
  throw error;
}
// Nobody waits for this.
(await import("./offline.js")).keepOffline(worker);
