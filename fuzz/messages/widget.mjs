// The widget in a page: widget.js hears from the page around and from whoever else sends it messages, and tells what
// the visitor enters to nobody but a page around that has said hello.
import assert from "node:assert/strict";
import { compiled } from "./script.mjs";

const ORIGINS = ["https://host.example", "http://host.example", "null", "", "file://", "https://evil.example"];

/** What the script finds in a page. */
const NAMES = [
  "modules", "document", "location", "innerWidth", "addEventListener", "requestAnimationFrame", "window", "parent",
  "fetch",
];

/** The script with its modules as variables, for a module cannot be loaded twice. */
function asScript(code) {
  const body = code
    .replace(/^import init, \{ start \} from .*$/m, "const { init, start } = modules;")
    .replace(/^import \{ (.*) \} from "\.\/\w+\.js";$/gm, "const { $1 } = modules;")
    .replaceAll("import.meta.url", '"https://flywheel.example/widget.js"');
  assert.ok(!/^import /m.test(body), "an import that this does not know");
  return `return (async () => {${body}\n})();`;
}

/** What goes to any page tells nothing of what the visitor has entered. */
function isForAnyone(message) {
  const { flywheel, type, height, value, ...rest } = message;
  assert.ok(!("result" in rest) && !("link" in rest), "numbers for anyone");
  if (flywheel === 1) assert.ok(["ready", "resize", "error"].includes(type), type);
  if (type === "resize") assert.ok(Number.isFinite(height));
  if (type === "error") assert.equal(typeof rest.message, "string");
  if (flywheel === undefined) assert.deepEqual([rest.message, value, rest.secret], ["height", 900, "abc"]);
}

async function frame(run, isFramed, hash) {
  const [sent, listeners] = [[], []];
  const parent = { postMessage: (message, origin) => sent.push([message, origin]) };
  let changed;
  const modules = {
    init: async () => {},
    start: (...given) => {
      changed = given.at(-1);
      return "theme";
    },
    allow() {},
    bring() {},
    choose: () => "en",
    firstWords: async () => "",
    onStop: () => ({ failed() {}, started() {} }),
    openApp: async () => {},
    readyIntl() {},
    speak: () => "en",
    taken: () => undefined,
    visitors: () => "en",
  };
  const document = {
    documentElement: { dataset: {}, lang: "en" },
    body: { getBoundingClientRect: () => ({ height: 899.5 }) },
    addEventListener() {},
    getElementById: () => ({}),
  };
  const globals = {
    modules,
    document,
    location: { hash, search: "?theme=dark" },
    innerWidth: 800,
    addEventListener: (type, listener) => type === "message" && listeners.push(listener),
    requestAnimationFrame: (then) => then(),
    fetch: async () => ({}),
  };
  globals.window = globals;
  globals.parent = isFramed ? parent : globals;
  globals.postMessage = (message, origin) => sent.push([message, origin]);
  await run(globals);
  return { parent: globals.parent, sent, listeners, changed };
}

export function widget(code) {
  const run = compiled(asScript(code), "widget.js", NAMES);
  return {
    least: 8,
    step: (dice) =>
      dice.roll(4) === 0
        ? { isChange: true }
        : { isParent: dice.roll(4) > 0, origin: dice.pick(ORIGINS), data: hello(dice) },
    async play(steps) {
      for (const [isFramed, hash] of [[true, "#preset=shop"], [true, "#?secret=abc"], [false, ""]]) {
        const { parent, sent, listeners, changed } = await frame(run, isFramed, hash);
        sent.forEach(([message, origin]) => {
          assert.equal(origin, "*");
          isForAnyone(message);
        });
        assert.equal(listeners.length, 1);
        let listener;
        for (const { isChange, isParent, origin, data } of steps) {
          const before = sent.length;
          if (isChange) changed('{"model":1}', "preset=shop");
          else listeners[0]({ source: isParent ? parent : {}, origin, data: structuredClone(data) });
          const isHello = data?.flywheel === 1 && data.type === "hello" && data.change === true;
          const isPage = /^https?:\/\//.test(origin);
          if (!isChange && isFramed && isParent && isHello && isPage) listener = origin;
          const expected = isChange && listener ? [[listener, "change", "preset=shop"]] : [];
          const told = sent.slice(before).map(([message, origin]) => [origin, message.type, message.link]);
          assert.deepEqual(told, expected, "who hears of a change is the page that asked");
        }
      }
    },
  };
}

/** One message in three is the hello that counts, or nearly. */
function hello(dice) {
  if (dice.roll(3) > 0) return dice.data();
  const data = { flywheel: 1, type: "hello", change: true };
  return dice.roll(3) > 0 ? data : { ...data, [dice.pick(["flywheel", "type", "change"])]: dice.pick([1, "1", true, 0]) };
}
