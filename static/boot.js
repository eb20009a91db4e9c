// Starts the app: chooses the language, fetches its words beside the wasm, and shows what to do
// if the app ever stops. Adding a language is one line here and one file in text/: its words for the
// first sight, and those for what is fetched when it comes near.
import init, { start } from "./app.js";

const texts = {
  en: ["./text-en.txt", "./below-en.txt"],
};

// Leptos builds static markup from templates, which Trusted Types sees as HTML from a string.
// That markup is compiled into the app and holds no script; anything that does is refused.
if (window.trustedTypes) {
  trustedTypes.createPolicy("default", {
    createHTML: (html) => (/<script|\son\w+\s*=|javascript:/i.test(html) ? "" : html),
  });
}

function fail() {
  document.getElementById("failed").hidden = false;
}

addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) fail();
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) fail();
});
document.getElementById("reload").addEventListener("click", () => location.reload());
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

const wanted = [new URLSearchParams(location.search).get("lang"), ...navigator.languages];
const language = wanted.map((tag) => tag?.toLowerCase().split("-")[0]).find((tag) => tag in texts) ?? "en";
const relative = (file) => new URL(file, import.meta.url);

try {
  const [first, below] = texts[language];
  const words = async (file) => {
    const response = await fetch(relative(file));
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response.text();
  };
  const [text] = await Promise.all([words(first), init({ module_or_path: relative("./app_bg.wasm") })]);
  document.documentElement.lang = language;
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
  start(language, text, async () => (await Promise.all([words(below), styles()]))[0]);
} catch (error) {
  fail();
  throw error;
}
