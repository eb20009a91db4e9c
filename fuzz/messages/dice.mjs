// Random messages, and random changes of sequences of them.

/** Keys and values that mean something to one of the two sides, and some that are odd. */
const KEYS = ["flywheel", "type", "height", "result", "link", "message", "change", "value", "secret", "__proto__"];
const TYPES = ["ready", "resize", "resize", "change", "change", "error", "hello", "constructor", ""];
const ODD = [
  undefined, null, true, false, 0, -0, 1, -1, 1.5, 199, 200, 4000, 4001, 1e308, -1e308, Infinity, NaN, 1n,
  "1", "flywheel", "<b>", "\u0000", "x".repeat(5000), [], [1], {}, new Date(NaN), new Map([["flywheel", 1]]), /a/,
];

/** What goes with each type, as it should be. */
const WANTS = {
  resize: { height: 640.5 },
  change: { result: {}, link: "preset=shop" },
  error: { message: "stopped" },
};

/** What a program that is only wrong would send. */
const USUAL = [null, undefined, "1", NaN, 0];

/** Numbers that look random and are the same in every run (splitmix32). */
export class Dice {
  #state;

  constructor(seed) {
    this.#state = seed;
  }

  roll(sides) {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let mixed = this.#state ^ (this.#state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % sides;
  }

  pick(list) {
    return list[this.roll(list.length)];
  }

  /** Something that one window can send to another. */
  data() {
    if (this.roll(8) === 0) return this.pick(ODD);
    const data = { flywheel: 1, type: this.pick(TYPES) };
    for (const [key, value] of Object.entries(WANTS[data.type] ?? {})) {
      data[key] = this.roll(3) === 0 ? this.pick(this.roll(2) === 0 ? USUAL : ODD) : value;
    }
    for (let count = this.roll(3); count > 0; count--) {
      // An own property, as JSON and structured clones make one, even of __proto__.
      const own = { value: this.pick(ODD), enumerable: true, configurable: true, writable: true };
      Object.defineProperty(data, this.pick(KEYS), own);
    }
    return data;
  }

  /** The same sequence with some steps more, less or others. */
  change(steps, step) {
    const changed = [...steps];
    for (let count = 1 + this.roll(3); count > 0; count--) {
      const place = this.roll(changed.length + 1);
      changed.splice(place, this.roll(2), ...(this.roll(3) === 0 ? [] : [step(this)]));
    }
    return changed.slice(0, 12);
  }
}
