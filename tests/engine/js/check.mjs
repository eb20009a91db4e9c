// Whether plain JavaScript and the published engine give the model's numbers, in the cases of a JSON file. The engine
// computes the smallest of each: larger ones take it seconds, and `cargo xtask bench` compares them.
import { readFileSync } from "node:fs";
import { compare, flat } from "./agree.mjs";
import * as plain from "./plain.mjs";
import * as stocks from "./stocks.mjs";

const seen = new Set();
for (const { name, size, inputs, numbers } of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  compare(`${name} ${size}, plain JavaScript`, numbers, flat(plain[name](inputs)));
  if (seen.has(name)) continue;
  seen.add(name);
  compare(`${name} ${size}, simulation`, numbers, flat(stocks[name](inputs)()));
}
