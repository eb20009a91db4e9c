// Runs the app without a browser and prints what it shows at first, which readers see before any script runs in theirs.
// The app's own wasm makes it, so that nothing moves when the app takes over.
//
//   node prerender.mjs PAGE SCRIPT WASM REST WORDS TABLE
//
// PAGE is the HTML that the app is shown in, SCRIPT the app's glue, WASM and REST its two modules, WORDS its texts as
// they are downloaded. TABLE is shown where the chart will be.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { parseHTML } from "linkedom";

const [page, script, wasm, rest, words, table] = process.argv.slice(2);
const { document, HTMLElement, Element } = parseHTML(readFileSync(page, "utf8"));

/** All that the app needs of a browser before anything is pressed. */
const kept = new Map();
Object.assign(globalThis, {
  document,
  window: globalThis,
  // Not in a frame: there the app would store nothing.
  parent: globalThis,
  self: globalThis,
  Element,
  HTMLElement,
  HTMLDocument: document.constructor,
  Window: class {
    static [Symbol.hasInstance](other) {
      return other === globalThis;
    }
  },
  location: new URL("https://flywheel.test/"),
  history: { state: null, replaceState() {} },
  localStorage: {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  },
  IntersectionObserver: class {
    observe() {}
  },
  addEventListener() {},
  removeEventListener() {},
});

Element.prototype.getAnimations = () => [];
// The policy of the page lets no style stand in its HTML.
Object.defineProperty(HTMLElement.prototype, "style", { get: () => ({}), set() {} });

// Node would take the glue for a CommonJS script, by the package.json around it; bundled and imported from a data URL,
// it is a module.
const [glue, parts] = [script, script.replace(/\.js$/, "_split.js")].map((file) => JSON.stringify(file));
const bundled = buildSync({
  stdin: { contents: `export * from ${glue}; export { bring } from ${parts};`, resolveDir: "/" },
  bundle: true,
  format: "esm",
  write: false,
  logLevel: "error",
});
const source = Buffer.from(bundled.outputFiles[0].contents).toString("base64");
const app = await import(`data:text/javascript;base64,${source}`);
app.initSync({ module: readFileSync(wasm) });
app.bring(readFileSync(rest));
// The other parts stand beside it.
globalThis.heldPart = async (address) =>
  new Response(readFileSync(join(dirname(rest), address)), { headers: { "Content-Type": "application/wasm" } });
const text = readFileSync(words, "utf8");
const isWidget = app.start.length > 3;
if (isWidget) await app.start("en", text, "", "", "../", () => {});
else await app.start("en", text, () => new Promise(() => {}));

const place = document.getElementById("app");
for (const field of place.querySelectorAll("input, select")) {
  // What is typed before the app runs would be lost.
  if (field.type === "text") field.setAttribute("readonly", "");
  if (field.checked) field.setAttribute("checked", "");
}
// Without a script nothing is fetched later, so nothing says that it is on its way.
for (const waiting of place.querySelectorAll(".later > p")) waiting.textContent = "";
for (const told of place.querySelectorAll("#flywheel-result, #announcement")) told.remove();
// Sliders, curves and hints of the widget come with the app: what precedes its first result is to be light.
const later = ".handle > *, .handled > small, .problem, .plot svg, .plot span";
if (isWidget) {
  for (const drawn of place.querySelectorAll(later)) drawn.remove();
  for (const field of place.querySelectorAll("input")) {
    for (const name of ["aria-describedby", "aria-invalid", "autocomplete", "inputmode", "name"]) field.removeAttribute(name);
  }
}
// Labels of the chart that have no place yet.
for (const label of place.querySelectorAll(".plot :is(.axis, .ends, .thresholds) span")) label.textContent = "";
const chart = place.querySelector("#outlook");
if (chart) chart.innerHTML = table;
process.stdout.write(place.innerHTML, () => process.exit(0));
