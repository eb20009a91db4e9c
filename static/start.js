// What the page and the widget start with: the language, its words, what Trusted Types let through, and what is
// shown if the app ever stops. Adding a language is one line here and one file in text/: its words for the
// first sight, and those for what is fetched when it comes near.
const texts = {
  en: ["./text-en.txt", "./below-en.txt"],
};

/** The wanted language if there is one, else the visitor's own. */
export function choose(wanted) {
  const tags = [wanted, ...navigator.languages].map((tag) => tag?.toLowerCase().split("-")[0]);
  const tag = tags.find((tag) => Object.hasOwn(texts, tag ?? "")) ?? "en";
  const [first, below] = texts[tag];
  return { tag, first, below };
}

/** What stands in the page itself, in the file that is taken away. */
export function taken(name) {
  return document.getElementById(`taken-${name}`)?.textContent.trim();
}

export async function fetchWords(file) {
  const words = taken("words");
  if (words) return words;
  const response = await fetch(new URL(file, import.meta.url));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.text();
}

/** Leptos builds static markup from templates, which Trusted Types sees as HTML from a string. That markup is
    compiled into the app and holds no script; anything that does is refused. The one script that is asked for by
    its address is the worker. */
export function allow(worker) {
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: (html) => (/<script|\son\w+\s*=|javascript:/i.test(html) ? "" : html),
    createScriptURL: (address) => (address === worker ? address : null),
  });
}

/** Shows what to do when the app has stopped. */
export function onStop(tell) {
  const failed = () => {
    document.getElementById("failed").hidden = false;
    tell?.();
  };
  addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) failed();
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    if (reason instanceof WebAssembly.RuntimeError) failed();
  });
  document.getElementById("reload").addEventListener("click", () => location.reload());
  return failed;
}
