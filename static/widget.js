// Starts the widget in another's page: its theme, its words, its numbers; and speaks with the page around it.
// It stores nothing, registers nothing and takes no focus.
import init, { start } from "./widget_app.js";
import { bring } from "./widget_app_split.js";
import { choose, firstWords, visitors } from "./language.js";
import { onStop, openApp, readyIntl, speak, taken } from "./start.js";

// In the file that is taken away the numbers and the settings stand in the file, unless its address has some.
const [settings, numbers] = (!location.hash && taken("start")?.split("#")) || [location.search, location.hash];
const query = new URLSearchParams(settings);
const isFramed = parent !== window;
// Where the widget is the whole page, its address may be a stranger's: no link of theirs stands in this site then.
if (!isFramed && settings === location.search) query.delete("cta");
document.documentElement.dataset.first = query.has("parts") ? "parts" : (query.get("layout") ?? "card");
const theme = query.get("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

// WordPress frames what was pasted into it in its own way, and knows it by this.
const secret = location.hash.match(/[#?]secret=(\w{1,32})$/)?.[1];
// Who has said hello from the page around, and may know what the visitor enters.
let listener;

/** What tells nothing about the visitor may go to any page around. */
function tell(message, origin = "*") {
  if (isFramed) parent.postMessage(message, origin);
}

/** Lets the app show it; returns whether it could be used. */
function show(wanted) {
  const app = document.querySelector(".widget");
  app.dataset.show = wanted;
  app.dispatchEvent(new Event("show"));
  return !app.dataset.show;
}

/** What the page around wants shown, until the app is there. */
let early = {};

/** The page around has put parts and state into the address, and may change them. */
function change(wanted) {
  for (const name of ["parts", "state"]) {
    const value = wanted[name];
    if (typeof value !== "string") continue;
    if (early) early[name] = value;
    else if (!show(`${name}=${value}`)) tell({ flywheel: 1, type: "error", message: `not understood: ${name}` });
  }
}

addEventListener("message", ({ source, origin, data }) => {
  if (!isFramed || source !== parent || data?.flywheel !== 1) return;
  if (data.type === "hello" && data.change === true && origin.startsWith("http")) listener = origin;
  if (data.type !== "show") return;
  change(data);
  told = undefined;
  // The app shows it before the next frame.
  if (!early) requestAnimationFrame(tellHeight);
});

let told;
/** At the start, when the width changes, and when the page around changes the parts: what is entered changes nothing
    about it. */
function tellHeight() {
  if (told === innerWidth) return;
  told = innerWidth;
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  tell({ flywheel: 1, type: "resize", height });
  if (secret) tell({ message: "height", value: height, secret });
}

if (secret) {
  // WordPress lets a frame open no window, but follows its links itself. Any page can pretend to be WordPress, so the
  // link to the whole page gets the numbers that the page around has put here, not those that the visitor has entered.
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]");
    if (!link) return;
    const [page] = link.href.split("#");
    const [given] = numbers.split(/#?\?secret=/);
    tell({ message: "link", value: link.matches(".call") ? link.href : page + given, secret });
  });
}

function changed(result, link) {
  if (listener) tell({ flywheel: 1, type: "change", result: JSON.parse(result), link }, listener);
}

function fetchApp() {
  return held("wasm") ?? fetch(new URL("./widget_app_bg.wasm", import.meta.url));
}

/** A part of the app that stands in the page itself, in the file that is taken away. */
function held(name) {
  const text = taken(name);
  if (!text) return undefined;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
}
// "./result_of.0123abcd.wasm" is the part "result_of".
globalThis.heldPart = (address) => {
  const part = held(address.split(/[./]+/)[1]);
  return part && Promise.resolve(part);
};

const { failed, started } = onStop((isStarted) => {
  tell({ flywheel: 1, type: "error", message: isStarted ? "stopped" : "not loaded" });
});
try {
  // A file that was taken away holds the words of one language, which it names.
  const held = taken("words");
  const language = held ? choose(document.documentElement.lang) : visitors();
  const fetched = Promise.all([
    held ?? firstWords(language),
    openApp(fetchApp(), init, bring),
  ]);
  readyIntl(language);
  const [words] = await fetched;
  const tag = speak(language, words);
  const page = taken("page") ?? "../";
  const refused = await start(tag, words, query.toString(), numbers, page, changed);
  started();
  const wanted = early;
  early = undefined;
  change(wanted);
  if (refused) tell({ flywheel: 1, type: "error", message: `not understood: ${refused}` });
  requestAnimationFrame(() => {
    tell({ flywheel: 1, type: "ready" });
    tellHeight();
    addEventListener("resize", tellHeight);
  });
} catch (error) {
  failed();
  throw error;
}
