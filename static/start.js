// What the page and the widget start with: the language they speak, the app in its two parts, what Trusted Types let
// through, and what is shown if the app ever stops.

/** Lets the page itself speak the language: what stands in its HTML are the first lines of the words. Returns the
    language's tag. */
export function speak(language, words) {
  const tag = language === "zh" ? "zh-Hant-TW" : language;
  if (document.documentElement.lang !== tag) {
    document.documentElement.lang = tag;
    const lines = words.split("\n");
    for (const element of document.querySelectorAll("[data-line]")) {
      element.textContent = lines[element.dataset.line];
    }
  }
  return tag;
}

/** What stands in the page itself, in the file that is taken away. */
export function taken(name) {
  return document.getElementById(`taken-${name}`)?.textContent.trim();
}

/** A browser reads its data about languages when they are first asked for, which takes it a twentieth of a second on
    a phone: better while the app is on its way than when it has come. */
export function readyIntl(language) {
  new Intl.NumberFormat(language, { notation: "scientific" }).format(0);
  new Intl.PluralRules(language);
  new Intl.ListFormat(language).format([]);
}

/** Starts an app: its file holds what computes the first result, then the rest, which that does not wait for. `init`
    gets the first, `bring` a promise of the second. While developing they are files of their own. */
export async function openApp(response, init, bring) {
  const { ok, status, url, body } = await response;
  if (!ok) throw new Error(`${status} ${url}`);
  const reader = body.getReader();
  const chunks = [];
  let length = 0;
  const readTo = async (end) => {
    while (length < end) {
      const { value, done } = await reader.read();
      if (done) break;
      chunks.push(value);
      length += value.length;
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  };
  const head = await readTo(24);
  // A first section that is not of the standard says where the first ends and the second starts.
  const isBoth = head[8] === 0;
  const place = (at) => (isBoth ? new DataView(head.buffer).getUint32(at, true) : Infinity);
  const [end, start] = [place(16), place(20)];
  const first = init({ module_or_path: (await readTo(end)).subarray(0, end) });
  const rest = readTo(Infinity).then((bytes) => bytes.subarray(start));
  // Who waits for it hears of what goes wrong.
  rest.catch(() => {});
  bring(rest);
  return first;
}

/** Lets the page ask for one script by its address, the worker. Trusted Types refuse every other, and all HTML and
    scripts from strings, because nothing here is made of them. */
export function allow(worker) {
  try {
    globalThis.trustedTypes?.createPolicy("default", {
      createScriptURL: (address) => (address === worker ? address : null),
    });
  } catch {
    // Another script has made a default policy before. The page needs none but for the worker.
  }
}

/** Shows what to do when the app has stopped: at a trap, and until it has started at whatever this script throws. */
export function onStop(tell) {
  let isStarted = false;
  const failed = () => {
    document.getElementById("failed").hidden = false;
    tell?.(isStarted);
  };
  const look = (error) => {
    const isOurs = !isStarted && error?.stack?.includes(import.meta.url);
    if (isOurs || error instanceof WebAssembly.RuntimeError) failed();
  };
  addEventListener("error", ({ error }) => look(error));
  addEventListener("unhandledrejection", ({ reason }) => look(reason));
  document.getElementById("reload").addEventListener("click", () => location.reload());
  const started = () => {
    isStarted = true;
  };
  return { failed, started };
}
