// The widget in a page: widget.js hears from the page around and from whoever else sends it messages, and tells what
// the visitor enters to nobody but a page around that has said hello.
import assert from "node:assert/strict";
import { compiled } from "./script.mjs";

const ORIGINS = ["https://host.example", "http://host.example", "null", "", "file://", "https://evil.example"];

/** The numbers that the page around has put into the address, and those that the visitor enters. */
const [GIVEN, ENTERED] = ["preset=shop", "preset=shop&churn=77"];

/** What can be clicked: the link to the whole page, the embedder's own, a button, and what is no element. */
const CLICKED = ["whole", "call", "button", "text"];

/** What the script finds in a page. */
const NAMES = [
  "modules", "document", "location", "innerWidth", "addEventListener", "requestAnimationFrame", "window", "parent",
  "fetch",
];

/** Whether the widget is in a frame, and the fragment of its address: WordPress appends a secret. */
const PLACES = [
  [true, `#${GIVEN}`], [true, `#${GIVEN}#?secret=abc`], [true, "#?secret=abc"], [false, ""],
  [false, "#?secret=abc"],
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
  assert.ok(!JSON.stringify(message).includes("churn"), "what the visitor has entered, for anyone");
  if (flywheel === 1) assert.ok(["ready", "resize", "error"].includes(type), type);
  if (type === "resize") assert.ok(Number.isFinite(height));
  if (type === "error") assert.equal(typeof rest.message, "string");
  if (flywheel !== undefined) return;
  assert.equal(rest.secret, "abc");
  if (rest.message === "height") assert.equal(value, 900);
  else assert.deepEqual([rest.message, typeof value], ["link", "string"]);
}

/** What is clicked, as an event's target. */
function target(clicked, numbers) {
  const isCall = clicked === "call";
  const href = isCall ? "https://shop.example/#form" : `https://flywheel.example/#${numbers}`;
  const link = { href, matches: (css) => isCall && css === ".call" };
  if (clicked === "text") return {};
  return { closest: (css) => (clicked !== "button" && css === "a[href]" ? link : null) };
}

/** What WordPress is told of a click: where a link leads, with the numbers that it knows. */
function followed(clicked, hash) {
  if (!hash.includes("secret")) return [];
  if (clicked === "call") return ["https://shop.example/#form"];
  return clicked === "whole" ? [`https://flywheel.example/${hash.split(/#?\?secret/)[0]}`] : [];
}

const SEARCH = "?theme=dark&cta=https%3A%2F%2Fshop.example%2F&cta-label=Buy";

async function frame(run, isFramed, hash) {
  const [sent, listeners, clicks] = [[], [], []];
  const parent = { postMessage: (message, origin) => sent.push([message, origin]) };
  let [changed, settings] = [];
  const shown = [];
  const modules = {
    init: async () => {},
    start: (...given) => {
      changed = given.at(-1);
      settings = given[2];
      return "theme";
    },
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
  const app = {
    dataset: {},
    dispatchEvent({ type }) {
      assert.equal(type, "show");
      shown.push(this.dataset.show);
      if (!this.dataset.show.endsWith("odd")) delete this.dataset.show;
    },
  };
  const document = {
    documentElement: { dataset: {}, lang: "en" },
    body: { getBoundingClientRect: () => ({ height: 899.5 }) },
    addEventListener: (type, listener) => type === "click" && clicks.push(listener),
    getElementById: () => ({}),
    querySelector: () => app,
  };
  const globals = {
    modules,
    document,
    location: { hash, search: SEARCH },
    innerWidth: 800,
    addEventListener: (type, listener) => type === "message" && listeners.push(listener),
    requestAnimationFrame: (then) => then(),
    fetch: async () => ({}),
  };
  globals.window = globals;
  globals.parent = isFramed ? parent : globals;
  globals.postMessage = (message, origin) => sent.push([message, origin]);
  await run(globals);
  return { parent: globals.parent, sent, listeners, clicks, changed, settings, shown };
}

export function widget(code) {
  const run = compiled(asScript(code), "widget.js", NAMES);
  return {
    least: 8,
    step: (dice) => {
      const kind = dice.roll(6);
      if (kind === 0) return { isChange: true };
      if (kind === 1) return { clicked: dice.pick(CLICKED) };
      return { isParent: dice.roll(4) > 0, origin: dice.pick(ORIGINS), data: hello(dice) };
    },
    async play(steps) {
      for (const [isFramed, hash] of PLACES) {
        const { parent, sent, listeners, clicks, changed, settings, shown } = await frame(run, isFramed, hash);
        // Where the widget is the whole page, a link of a stranger's would stand in this site.
        assert.equal(new URLSearchParams(settings).has("cta"), isFramed);
        sent.forEach(([message, origin]) => {
          assert.equal(origin, "*");
          isForAnyone(message);
        });
        assert.equal(listeners.length, 1);
        let listener;
        let numbers = GIVEN;
        for (const { isChange, clicked, isParent, origin, data } of steps) {
          const [before, shownBefore] = [sent.length, shown.length];
          if (clicked) {
            for (const click of clicks) click({ target: target(clicked, numbers) });
            const told = sent.slice(before);
            told.forEach(([message]) => isForAnyone(message));
            const expected = isFramed ? followed(clicked, hash).map((value) => ["*", "link", value]) : [];
            assert.deepEqual(told.map(([{ message, value }, origin]) => [origin, message, value]), expected);
            continue;
          }
          if (isChange) changed('{"model":1}', (numbers = ENTERED));
          else listeners[0]({ source: isParent ? parent : {}, origin, data: structuredClone(data) });
          const isHello = data?.flywheel === 1 && data.type === "hello" && data.change === true;
          const isPage = /^https?:\/\//.test(origin);
          if (!isChange && isFramed && isParent && isHello && isPage) listener = origin;
          if (!isChange && data?.flywheel === 1 && data.type === "show") {
            isShown({ isOurs: isFramed && isParent, data, shown: shown.slice(shownBefore) });
            sent.slice(before).forEach(([message]) => isForAnyone(message));
            continue;
          }
          assert.equal(shown.length, shownBefore, "what is shown changes by no other message");
          const expected = isChange && listener ? [[listener, "change", ENTERED]] : [];
          const told = sent.slice(before).map(([message, origin]) => [origin, message.type, message.link]);
          assert.deepEqual(told, expected, "who hears of a change is the page that asked");
        }
      }
    },
  };
}

/** Parts and numbers are changed by the page around alone, and only by texts. */
function isShown({ isOurs, data, shown }) {
  const texts = ["parts", "state"].filter((name) => typeof data[name] === "string").map((name) => `${name}=${data[name]}`);
  assert.deepEqual(shown, isOurs ? texts : []);
}

/** One message in three is the hello that counts, or nearly; one in six shows something else. */
function hello(dice) {
  const kind = dice.roll(6);
  if (kind === 1) {
    const value = () => dice.pick(["wheel", "odd", "", 7, null, undefined, ["wheel"], { a: 1 }]);
    return { flywheel: 1, type: "show", parts: value(), state: value() };
  }
  if (kind > 2) return dice.data();
  const data = { flywheel: 1, type: "hello", change: true };
  return dice.roll(3) > 0 ? data : { ...data, [dice.pick(["flywheel", "type", "change"])]: dice.pick([1, "1", true, 0]) };
}
