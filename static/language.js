// Which language is spoken. CONTRIBUTING.md says how to add one.
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

/** Begins the keys of all that the site's folder stores. */
export const PREFIX = `flywheel:${new URL("./", import.meta.url).pathname}:`;

/** In somebody else's page nothing is stored, nor read. The first version of the page stored it for all folders. */
function lastChoice() {
  try {
    if (self !== top) return undefined;
    return localStorage.getItem(`${PREFIX}language`) ?? localStorage.getItem("flywheel.language");
  } catch {
    // Storage is blocked: the browser's language it is.
  }
}

/** The words of the first sight. The first that asks fetches them for all: one script runs early, another when the page
    is laid out, and on a quick net nobody knows which is first. */
export function firstWords(language) {
  const asked = (globalThis.firstWords ??= {});
  return (asked[language] ??= fetchWords(language));
}

export function fetchWords(language) {
  return fetchText(texts[language]);
}

export async function fetchText(file) {
  const response = await fetch(new URL(file, import.meta.url));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.text();
}

/** What the address asks for, else what the visitor chose when they were last here, else the browser's. */
export function visitors() {
  return choose(new URLSearchParams(location.search).get("lang"), lastChoice());
}
