// Every case in plain JavaScript, as good as it can be written. Each takes a case's inputs and returns lists of
// numbers in the order of the model's; README.md of model/ states the equations.
import { bySelecting, bySorting } from "./select.mjs";

/** Push, spin and churn from what is measured, and who is on the way. */
export function calibrated({ traffic, conversion, customers, churn, recommended, cycle }) {
  let wins = traffic;
  for (const passes of conversion) wins *= passes;
  const push = (1 - recommended) * wins, spin = (recommended * wins) / customers;
  return { push, spin, churn, customers, pipeline: cycle * (push + spin * customers), closing: 1 / (1 + cycle) };
}

function project({ push, spin, churn, customers, pipeline, closing }, months) {
  const line = new Float64Array(months + 1), won = new Float64Array(months);
  line[0] = customers;
  for (let month = 0; month < months; month++) {
    const waiting = pipeline + push + spin * customers;
    won[month] = closing * waiting;
    pipeline = (1 - closing) * waiting;
    customers = (1 - churn) * customers + won[month];
    line[month + 1] = customers;
  }
  return { line, won };
}

export function months(inputs) {
  const wheel = calibrated(inputs);
  const flywheel = project(wheel, inputs.months), funnel = project({ ...wheel, spin: 0 }, inputs.months);
  return [flywheel.line, funnel.line, flywheel.won, funnel.won];
}

const Z = 1.2815515655446004;
const logistic = (x) => 1 / (1 + Math.exp(-x));
const logit = (x) => Math.log(x) - Math.log(1 - x);
/** Middle and width of the normal distribution with these as 10th and 90th percentile. */
const normal = (low, high) => [(low + high) / 2, (high - low) / (2 * Z)];
const lognormal = ([low, high]) => normal(Math.log(low), Math.log(high));
const logitnormal = ([low, high], fraction) => normal(logit(fraction(low)), logit(fraction(high)));
const ofPercent = (percent) => percent / 100;
const ofScore = (score) => (100 + score) / 200;

/** The rates of all futures, a column each. What customers love moves churn, score and wins together. */
export function draw({ conversion, customers, cycle, uncertain }) {
  const { traffic, churn, nps, wins, love, correlation } = uncertain;
  const [trafficAt, trafficBy] = lognormal(traffic.ends), [winsAt, winsBy] = lognormal(wins.ends);
  const [stageAt, stageBy] = logitnormal(uncertain.conversion.ends, ofPercent);
  const [churnAt, churnBy] = logitnormal(churn.ends, ofPercent), [npsAt, npsBy] = logitnormal(nps.ends, ofScore);
  const shared = Math.sqrt(correlation), own = Math.sqrt(1 - correlation), count = love.length;
  const [push, spin, staying, column, pipeline] = Array.from({ length: 5 }, () => new Float64Array(count));
  for (let i = 0; i < count; i++) {
    const stage = logistic(stageAt + stageBy * uncertain.conversion.normals[i]);
    push[i] = Math.exp(trafficAt + trafficBy * traffic.normals[i]) * conversion[0] * stage * conversion[2];
    const score = 2 * logistic(npsAt + npsBy * (shared * love[i] + own * nps.normals[i])) - 1;
    const passives = (1 - score * score) / (1 + Math.sqrt(score * score + 4 * (1 - score * score)));
    const ready = (1 - passives + score) / 2 + 0.4 * passives + (0.2 * (1 - passives - score)) / 2;
    const brought = Math.exp(winsAt + winsBy * (shared * love[i] + own * wins.normals[i]));
    spin[i] = Math.min(10, brought * ready);
    staying[i] = 1 - logistic(churnAt - churnBy * (shared * love[i] + own * churn.normals[i]));
    column[i] = customers;
    pipeline[i] = cycle * (push[i] + spin[i] * customers);
  }
  return { push, spin, staying, customers: column, pipeline, closing: 1 / (1 + cycle) };
}

function step({ push, spin, staying, customers, pipeline, closing }) {
  for (let i = 0; i < customers.length; i++) {
    const waiting = pipeline[i] + push[i] + spin[i] * customers[i];
    const won = closing * waiting;
    pipeline[i] = waiting - won;
    customers[i] = staying[i] * customers[i] + won;
  }
}

function fan(inputs, percentiles) {
  const futures = draw(inputs);
  const scratch = new Float64Array(futures.customers.length);
  const lines = Array.from({ length: 5 }, () => new Float64Array(inputs.months + 1));
  for (let month = 0; month <= inputs.months; month++) {
    if (month > 0) step(futures);
    scratch.set(futures.customers);
    percentiles(scratch).forEach((value, place) => (lines[place][month] = value));
  }
  return lines;
}

export const futures = (inputs) => fan(inputs, bySelecting);
export const futuresBySorting = (inputs) => fan(inputs, bySorting);

/** Today's wheel with some levers, given as bits, at their target: the stages, then churn, then recommendation. */
export function moved(wheel, { conversion, target }, set) {
  const stages = conversion.length;
  let { push, spin, churn } = wheel;
  if (set & (1 << stages)) churn = target.churn;
  if (set & (2 << stages)) spin = (push * (target.recommended / (1 - target.recommended))) / wheel.customers;
  for (let stage = 0; stage < stages; stage++) {
    if (!(set & (1 << stage))) continue;
    const ratio = target.conversion[stage] / conversion[stage];
    push *= ratio;
    // The first stage is the visit, which recommended people skip.
    if (stage > 0) spin *= ratio;
  }
  return { ...wheel, push, spin: Math.min(10, spin), churn };
}

function customersAfter({ push, spin, churn, customers, pipeline, closing }, months) {
  for (let month = 0; month < months; month++) {
    const waiting = pipeline + push + spin * customers;
    pipeline = (1 - closing) * waiting;
    customers = (1 - churn) * customers + closing * waiting;
  }
  return customers;
}

/** What each player adds, averaged over all orders; the worth of a set of players stands at its bits. */
export function shapley(players, worths) {
  const weights = new Float64Array(players), shares = new Float64Array(players), sizes = new Uint8Array(worths.length);
  weights[0] = 1 / players;
  for (let size = 1; size < players; size++) weights[size] = (weights[size - 1] * size) / (players - size);
  for (let set = 1; set < worths.length; set++) sizes[set] = sizes[set >> 1] + (set & 1);
  for (let player = 0; player < players; player++) {
    const bit = 1 << player;
    for (let set = 0; set < worths.length; set++) {
      if (!(set & bit)) shares[player] += weights[sizes[set]] * (worths[set | bit] - worths[set]);
    }
  }
  return shares;
}

export function stages(inputs) {
  const wheel = calibrated(inputs), players = inputs.conversion.length + 2;
  const worths = new Float64Array(1 << players);
  for (let set = 0; set < worths.length; set++) worths[set] = customersAfter(moved(wheel, inputs, set), inputs.months);
  return [shapley(players, worths), [worths[worths.length - 1] - worths[0]]];
}

export function activities({ weights, activities }) {
  const spent = new Float64Array(weights.length);
  let hours = 0, unassigned = 0, needed = 0, matched = 0;
  for (const activity of activities) {
    hours += activity.hours;
    if (activity.touchpoint === null) unassigned += activity.hours;
    else spent[activity.touchpoint] += activity.hours;
  }
  for (const weight of weights) needed += weight;
  const needs = new Float64Array(3 * weights.length);
  for (let i = 0; i < weights.length; i++) {
    const need = weights[i] / needed, effort = spent[i] / hours;
    matched += Math.min(need, effort);
    needs.set([need, effort, spent[i]], 3 * i);
  }
  return [needs, [hours, unassigned, matched]];
}
