// Runs in a page: holds the cases, compares the ways to compute them, and times one at a time.
import { compare, flat } from "./agree.mjs";
import * as plain from "./plain.mjs";
import * as stocks from "./stocks.mjs";

let cases, model;

/** Takes the cases and the wasm, both once. */
export async function install(text, wasm) {
  cases = JSON.parse(text);
  const bytes = Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0));
  model = (await WebAssembly.instantiate(bytes, {})).instance.exports;
}

const names = () => [...new Set(cases.map(({ name }) => name))];
const found = (name, size) => cases.find((known) => known.name === name && known.size === size);

function modelNumbers() {
  const length = model.numbers();
  return Array.from(new Float64Array(model.memory.buffer, model.numbers_at(), length));
}

/** A way to compute a case: what runs it. */
function way(which, name, inputs, size) {
  if (which === "wasm") {
    model.prepare(names().indexOf(name), size);
    return model.run;
  }
  if (which === "simulation") return stocks[name](inputs);
  const compute = which === "sorting" ? plain.futuresBySorting : plain[name];
  return () => compute(inputs);
}

/** Milliseconds of a run after it has given the native numbers; throws where it does not. */
export function time(which, name, size) {
  const { inputs, numbers } = found(name, size);
  const run = way(which, name, inputs, size);
  const start = performance.now();
  const answer = run();
  const first = performance.now() - start;
  compare(`${name} ${size}, ${which}`, numbers, which === "wasm" ? modelNumbers() : flat(answer));
  return fastest(run, first);
}

const CLOCK = 5, BUDGET = 400;

/**
 * Of batches that are long enough for the browser's coarse clock the fastest, since what else runs on the machine only
 * ever adds; one run where that takes the whole budget.
 */
function fastest(run, first) {
  if (first > BUDGET) return first;
  const batch = (runs) => {
    const start = performance.now();
    for (let i = 0; i < runs; i++) run();
    return performance.now() - start;
  };
  let runs = 1, least = Infinity;
  for (let left = BUDGET; left > 0 || least === Infinity; ) {
    const took = batch(runs);
    left -= took;
    // A batch may have been long only because something else ran.
    if (took < CLOCK / 2) runs *= 2;
    else least = Math.min(least, took / runs);
  }
  return least;
}
