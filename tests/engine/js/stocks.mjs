// Every case as stocks and flows in `simulation`, an engine from npm: Euler's method with a step of one month is
// the model's monthly map. Each function builds a model and returns what runs it, since the page of such
// an engine would build it once as well. Many wheels are one model with vectors, which is how it is fastest.
import { Model } from "simulation";
import { calibrated, draw, moved, shapley } from "./plain.mjs";
import { bySelecting } from "./select.mjs";

const vector = (numbers) => `{${Array.from(numbers).join(", ")}}`;

/** A model of that many months; `add` makes a variable, stock or flow and links what its formula names. */
function model(months) {
  const all = new Map();
  const model = new Model({ timeLength: months, timeStep: 1, timeUnits: "Months", algorithm: "Euler" });
  const link = (name, formula, primitive) => {
    for (const [, used] of String(formula).matchAll(/\[(.+?)\]/g)) model.Link(all.get(used), primitive);
    all.set(name, primitive);
    return primitive;
  };
  return {
    run: () => model.simulate(),
    variable: (name, value) => link(name, value, model.Variable({ name, value })),
    stock: (name, initial) => link(name, initial, model.Stock({ name, initial })),
    flow: (name, from, to, rate) => link(name, rate, model.Flow(from, to, { name, rate })),
  };
}

/** Customers and those on their way, with the flows between them. */
function loop({ stock, flow }, twin, spin) {
  const customers = stock(`Customers ${twin}`, "[Today]");
  const pipeline = stock(`Pipeline ${twin}`, "[Cycle] * ([Push] + [Spin] * [Today])");
  flow(`Entering ${twin}`, null, pipeline, `[Push] + ${spin} * [Customers ${twin}]`);
  const won = flow(`Won ${twin}`, pipeline, customers, `[Closing] * ([Pipeline ${twin}] + [Entering ${twin}])`);
  flow(`Lost ${twin}`, customers, null, `[Churn] * [Customers ${twin}]`);
  return { customers, won };
}

export function months({ traffic, conversion, customers, churn, recommended, cycle, months }) {
  const stocks = model(months);
  stocks.variable("Traffic", traffic);
  conversion.forEach((passes, stage) => stocks.variable(`Conversion ${stage}`, passes));
  stocks.variable("Wins", ["[Traffic]", ...conversion.map((_, stage) => `[Conversion ${stage}]`)].join(" * "));
  stocks.variable("Today", customers);
  stocks.variable("Recommended", recommended);
  stocks.variable("Push", "(1 - [Recommended]) * [Wins]");
  stocks.variable("Spin", "[Recommended] * [Wins] / [Today]");
  rest(stocks, churn, cycle);
  const flywheel = loop(stocks, "with the loop", "[Spin]"), funnel = loop(stocks, "without it", "0");
  return () => {
    const results = stocks.run();
    const won = ({ won }) => results.series(won).slice(0, months);
    return [results.series(flywheel.customers), results.series(funnel.customers), won(flywheel), won(funnel)];
  };
}

function rest({ variable }, churn, cycle) {
  variable("Churn", churn);
  variable("Cycle", cycle);
  variable("Closing", "1 / (1 + [Cycle])");
}

/** Many wheels at once: push, spin and churn are vectors. */
function wheels(push, spin, churn, { customers, cycle, months }, pipeline) {
  const stocks = model(months);
  stocks.variable("Push", vector(push));
  stocks.variable("Spin", vector(spin));
  rest(stocks, vector(churn), cycle);
  stocks.variable("Today", customers);
  // A vector, as what flows in is one.
  const all = stocks.stock("Customers", "[Today] + 0 * [Push]");
  const waiting = stocks.stock("Pipeline", pipeline);
  stocks.flow("Entering", null, waiting, "[Push] + [Spin] * [Customers]");
  stocks.flow("Won", waiting, all, "[Closing] * ([Pipeline] + [Entering])");
  stocks.flow("Lost", all, null, "[Churn] * [Customers]");
  return () => stocks.run().series(all);
}

export function futures(inputs) {
  const { push, spin, staying } = draw(inputs);
  const churn = staying.map((staying) => 1 - staying);
  const run = wheels(push, spin, churn, inputs, "[Cycle] * ([Push] + [Spin] * [Today])");
  return () => {
    const months = run().map((customers) => bySelecting(Float64Array.from(customers)));
    return [0, 1, 2, 3, 4].map((place) => months.map((percentiles) => percentiles[place]));
  };
}

export function stages(inputs) {
  const wheel = calibrated(inputs), players = inputs.conversion.length + 2;
  const all = Array.from({ length: 1 << players }, (_, set) => moved(wheel, inputs, set));
  const column = (name) => all.map((wheel) => wheel[name]);
  const run = wheels(column("push"), column("spin"), column("churn"), inputs, `${wheel.pipeline} + 0 * [Push]`);
  return () => {
    const worths = run().at(-1);
    return [shapley(players, worths), [worths.at(-1) - worths[0]]];
  };
}

export function activities({ weights, activities }) {
  const { run, variable } = model(1);
  const hoursOf = (touchpoint) => {
    const hours = activities.filter((activity) => activity.touchpoint === touchpoint).map(({ hours }) => hours);
    return hours.length > 0 ? `Sum(${vector(hours)})` : 0;
  };
  const serving = weights.map((_, touchpoint) => `[Hours ${touchpoint}]`);
  weights.forEach((_, touchpoint) => variable(`Hours ${touchpoint}`, hoursOf(touchpoint)));
  const unassigned = variable("Unassigned", hoursOf(null));
  const spent = variable("Spent", vector(serving));
  const hours = variable("All hours", "Sum([Spent]) + [Unassigned]");
  variable("Weights", vector(weights));
  const need = variable("Need", "[Weights] / Sum([Weights])");
  const effort = variable("Effort", "[Spent] / [All hours]");
  // The smaller of the two, of each touchpoint.
  const matched = variable("Matched", "Sum([Need] + [Effort] - Abs([Need] - [Effort])) / 2");
  return () => {
    const results = run();
    const [needs, efforts, spentOn] = [need, effort, spent].map((variable) => results.value(variable, 0));
    const rows = needs.flatMap((need, place) => [need, efforts[place], spentOn[place]]);
    return [rows, [hours, unassigned, matched].map((variable) => results.value(variable, 0))];
  };
}
