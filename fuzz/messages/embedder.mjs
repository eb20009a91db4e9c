// The page around a widget: embed.js hears from a frame, and from whoever else sends it messages.
import assert from "node:assert/strict";
import { compiled } from "./script.mjs";

const ORIGIN = "https://flywheel.example";
const ORIGINS = [
  ORIGIN, ORIGIN, ORIGIN, ORIGIN, "https://flywheel.example.evil.example", "null", "http://flywheel.example",
];

/** What the script finds in a page. */
const NAMES = ["HTMLElement", "CustomEvent", "customElements", "document", "addEventListener"];

/** What each event tells, and nothing else. */
const TELLS = {
  "flywheel-ready": (detail) => assert.deepEqual(Object.keys(detail), []),
  "flywheel-resize": (detail) => {
    assert.deepEqual(Object.keys(detail), ["height"]);
    isHeight(detail.height);
  },
  "flywheel-error": (detail) => {
    assert.deepEqual(Object.keys(detail), ["message"]);
    assert.equal(typeof detail.message, "string");
  },
  "flywheel-change": (detail) => {
    assert.deepEqual(Object.keys(detail).sort(), ["link", "result"]);
    assert.equal(typeof detail.result, "object");
    assert.ok(detail.result !== null);
    assert.equal(typeof detail.link, "string");
  },
};

function isHeight(height) {
  assert.ok(Number.isInteger(height) && height >= 200 && height <= 4000, `${height}`);
}

/** What the page wants shown, and may change. */
const SHOWN = { parts: "wheel", state: "churn=3" };

/** A page with the element in it, and whether a frame stands in it from the start. */
function page(run, hasFrame, events) {
  const sent = [];
  const view = { postMessage: (...message) => sent.push(message) };
  const frame = { contentWindow: view, src: `${ORIGIN}/widget/`, style: {} };
  const told = [];
  class HTMLElement {
    isConnected = true;
    style = {};
    clientWidth = 800;
    attributes = { events, preset: "shop", theme: "dark", ...SHOWN };
    getAttribute = (name) => this.attributes[name] ?? null;
    hasAttribute = (name) => this.getAttribute(name) !== null;
    querySelector = () => (hasFrame ? frame : null);
    append() {}
    dispatchEvent(event) {
      told.push(event);
    }
  }
  class CustomEvent {
    constructor(type, { detail }) {
      Object.assign(this, { type, detail });
    }
  }
  let Element;
  const customElements = { get: () => undefined, define: (_, found) => (Element = found) };
  const document = {
    readyState: "complete",
    currentScript: { src: `${ORIGIN}/embed.js` },
    createElement: () => frame,
  };
  const listeners = [];
  const addEventListener = (_, listener) => listeners.push(listener);
  run({ HTMLElement, CustomEvent, customElements, document, addEventListener });
  const element = new Element();
  // A browser says so of each attribute that stands there from the start.
  Element.observedAttributes.forEach((name) => element.attributeChangedCallback(name));
  element.connectedCallback();
  return { element, frame, view, sent, told, listeners };
}

export function embedder(code) {
  const run = compiled(code, "embed.js", NAMES);
  return {
    least: 12,
    step: (dice) => ({
      attribute: dice.roll(8) === 0 ? dice.pick(Object.keys(SHOWN)) : undefined,
      isFrame: dice.roll(4) > 0,
      origin: dice.pick(ORIGINS),
      data: dice.data(),
    }),
    play(steps) {
      for (const [hasFrame, events] of [[true, "change"], [false, "change, other"], [false, null]]) {
        const { element, frame, view, sent, told, listeners } = page(run, hasFrame, events);
        const before = frame.height;
        assert.equal(listeners.length, 1);
        for (const { attribute, isFrame, origin, data } of steps) {
          if (attribute) {
            const before = sent.length;
            element.attributeChangedCallback(attribute);
            const shown = sent.slice(before).map(([message]) => ({ ...message }));
            assert.deepEqual(shown, [{ flywheel: 1, type: "show", [attribute]: SHOWN[attribute] }]);
          }
          const toldBefore = told.length;
          const source = isFrame ? view : {};
          listeners[0].handleEvent({ source, origin, data: structuredClone(data) });
          const isOurs = isFrame && origin === ORIGIN && data?.flywheel === 1;
          assert.ok(isOurs || told.length === toldBefore, "a message of somebody else was told");
          assert.ok(told.length <= toldBefore + 1);
        }
        told.forEach(({ type, detail }) => TELLS[type](detail));
        if (hasFrame) assert.equal(frame.height, before, "a frame of the page's own has the page's height");
        else if (frame.height !== before) isHeight(frame.height);
        const hello = { flywheel: 1, type: "hello", change: true };
        const hellos = sent.filter(([{ type }]) => type !== "show");
        if (!events) {
          assert.equal(hellos.length, 0, "who asked for no changes gets none");
          assert.ok(!told.some(({ type }) => type === "flywheel-change"), "nor are any told");
        }
        assert.ok(sent.every(([, origin]) => origin === ORIGIN));
        for (const [message] of hellos) assert.deepEqual({ ...message }, hello);
      }
    },
  };
}
