// What the page and the widget start with: the language, its words, what Trusted Types let through, and what is
// shown if the app ever stops. CONTRIBUTING.md says how to add a language.
const texts = {
  de: "./text-de.txt",
  en: "./text-en.txt",
  fil: "./text-fil.txt",
  nb: "./text-nb.txt",
  zh: "./text-zh.txt",
};
/** Whose readers understand one of these. */
const also = { no: "nb", nn: "nb", tl: "fil" };

/** The first of the wanted languages that is here, else the first of the visitor's own, else English. */
export function choose(...wanted) {
  for (const tag of [...wanted, ...navigator.languages]) {
    const asked = tag?.toLowerCase().split("-")[0] ?? "";
    const language = Object.hasOwn(also, asked) ? also[asked] : asked;
    if (Object.hasOwn(texts, language)) return language;
  }
  return "en";
}

/** Lets the page itself speak the language: what stands in its HTML are the first lines of the words. Returns the
    language's tag. */
export function speak(language, words) {
  const tag = language === "zh" ? "zh-Hant-TW" : language;
  document.documentElement.lang = tag;
  const lines = words.split("\n");
  for (const element of document.querySelectorAll("[data-line]")) {
    element.textContent = lines[element.dataset.line];
  }
  return tag;
}

/** What stands in the page itself, in the file that is taken away. */
export function taken(name) {
  return document.getElementById(`taken-${name}`)?.textContent.trim();
}

/** The words of the first sight. */
export async function fetchWords(language) {
  return taken("words") ?? fetchText(texts[language]);
}

/** A browser reads its data about languages when they are first asked for, which takes it a twentieth of a second on
    a phone: better while the app is on its way than when it has come. */
export function readyIntl(language) {
  new Intl.NumberFormat(language, { notation: "scientific" }).format(0);
  new Intl.PluralRules(language);
  new Intl.ListFormat(language).format([]);
}

export async function fetchText(file) {
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
