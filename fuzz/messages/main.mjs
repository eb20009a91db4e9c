// What page and widget say to each other: static/embed.js and static/widget.js, as they are, in a page of stubs.
// Sequences of messages are changed at random, and those that reach code that none before reached are changed on.
//
//   node fuzz/messages/main.mjs [SECONDS]     without a number: as many rounds as take a few seconds
//
// Numbers look random and are the same in every run, so that what is found is found again. A sequence that broke
// something belongs into KEPT, which is played first.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Session } from "node:inspector";
import { inspect, promisify } from "node:util";
import { Dice } from "./dice.mjs";
import { embedder } from "./embedder.mjs";
import { widget } from "./widget.mjs";

const ROUNDS = 2_000;
const SEED = 2018;

/** Sequences that broke something once, by side. */
const KEPT = {
  embedder: [],
  // A click told any page that pretended to be WordPress what the visitor had entered.
  widget: [[{ isChange: true }, { clicked: "whole" }]],
};

const script = (name) => readFileSync(new URL(`../../static/${name}`, import.meta.url), "utf8");

/** Tells which code of a file ran since it was asked before. */
async function coverage(file) {
  const session = new Session();
  session.connect();
  // Node 18 has no node:inspector/promises.
  const post = promisify(session.post.bind(session));
  await post("Profiler.enable");
  await post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  return async () => {
    const { result } = await post("Profiler.takePreciseCoverage");
    const functions = result.filter(({ url }) => url === file).flatMap(({ functions }) => functions);
    const ranges = functions.flatMap(({ ranges }) => ranges).filter(({ count }) => count > 0);
    return ranges.map(({ startOffset, endOffset }) => `${startOffset}-${endOffset}`);
  };
}

async function fuzz(name, side, file, seconds) {
  const [dice, ran, reached] = [new Dice(SEED), await coverage(file), new Set()];
  const corpus = [[], ...KEPT[name]];
  const until = Date.now() + 1000 * seconds;
  const goesOn = (round) => (seconds ? Date.now() < until : round < ROUNDS);
  let round = 0;
  for (; round < corpus.length || goesOn(round); round++) {
    const steps = corpus[round] ?? dice.change(dice.pick(corpus), side.step);
    try {
      await side.play(steps);
    } catch (error) {
      console.error(`${name}, round ${round}:\n${inspect(steps, { depth: 9 })}`);
      throw error;
    }
    const now = await ran();
    const before = reached.size;
    now.forEach((range) => reached.add(range));
    if (reached.size > before) corpus.push(steps);
  }
  // A harness that reaches nothing would find nothing.
  assert.ok(reached.size > side.least, `${name}: only ${reached.size} ranges were reached`);
  console.log(`${name}: ${round} sequences, ${reached.size} ranges of code reached, ${corpus.length} kept on`);
}

const seconds = Number(process.argv[2] ?? 0);
await fuzz("embedder", embedder(script("embed.js")), "embed.js", seconds);
await fuzz("widget", widget(script("widget.js")), "widget.js", seconds);
