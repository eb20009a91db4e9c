// Starts the page, and keeps everything for the time without a network.
import init, { start } from "./app.js";
import { bring } from "./app_split.js";
import { choose, fetchText, fetchWords, firstWords, PREFIX, visitors } from "./language.js";
import { allow, onStop, openApp, readyIntl, speak } from "./start.js";

/** The words of what is fetched when it comes near. */
const below = {
  de: "./below-de.txt",
  en: "./below-en.txt",
  fil: "./below-fil.txt",
  nb: "./below-nb.txt",
  zh: "./below-zh.txt",
};

const worker = new URL("./sw.js", import.meta.url).href;
allow(worker);
const { failed, started } = onStop();
document.getElementById("start-over").addEventListener("click", () => {
  history.replaceState(null, "", location.pathname + location.search);
  try {
    moveAside();
    // The app that has stopped must not store it again while the page is being left.
    Storage.prototype.setItem = () => {};
  } catch {
    // Storage is blocked, so nothing stored can be the cause; or full, so what is stored stays.
  }
  location.reload();
});

/** Moves aside what is stored, which may be why the app has stopped. The page shows it under "Share". */
function moveAside() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  const asides = keys.filter((key) => key.startsWith(`${PREFIX}aside `));
  const numbers = asides.map((key) => Number(key.slice(PREFIX.length + "aside ".length)));
  let last = Math.max(0, ...numbers);
  const stored = keys.filter((key) => /^\d+-[0-9a-f]+$/.test(key.slice(PREFIX.length)));
  const first = ["flywheel.wheel", "flywheel.wheels", "flywheel.journey", "flywheel.worksheet"];
  const texts = stored.map((key) => localStorage.getItem(key));
  // What the first version of the page stored stays, and is not taken over again once something stands aside.
  if (!keys.length) texts.push(first.map((key) => localStorage.getItem(key) ?? "").join("\n"));
  for (const text of texts) localStorage.setItem(`${PREFIX}aside ${++last}`, `damaged\n${text}`);
  for (const key of stored) localStorage.removeItem(key);
}

try {
  const language = visitors();
  const relative = (file) => new URL(file, import.meta.url);
  const fetched = Promise.all([
    firstWords(language),
    openApp(fetch(relative("./app_bg.wasm")), init, bring),
  ]);
  readyIntl(language);
  const [text] = await fetched;
  const tag = speak(language, text);
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
  const rest = async () => (await Promise.all([fetchText(below[language]), styles()]))[0];
  await start(tag, text, (other) => (other ? fetchWords(choose(other)) : rest()));
  started();
} catch (error) {
  failed();
  throw error;
}
// Nobody waits for this.
(await import("./offline.js")).keepOffline(worker, document.documentElement.lang);
