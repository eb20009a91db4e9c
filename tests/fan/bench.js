// The same fan in JavaScript with typed arrays, once with sorting and once as good as it can be
// written: the same partition as in Rust. Runs in turns with the wasm, and tells the median times.
const COUNT = 4096, MONTHS = 60, RUNS = 40;
const [wasm] = arguments;

function normals() {
  const column = new Float64Array(COUNT);
  for (let i = 0; i < COUNT; i++) {
    const [u, v] = [1 - Math.random(), Math.random()];
    column[i] = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
  }
  return column;
}
const columns = Array.from({ length: 6 }, normals);
const Z = 1.2815515655446004;
const lognormal = (low, high) => [(Math.log(low) + Math.log(high)) / 2, Math.log(high / low) / (2 * Z)];
const logit = (x) => Math.log(x / (1 - x));
const logitnormal = (low, high) => [(logit(low) + logit(high)) / 2, (logit(high) - logit(low)) / (2 * Z)];

function draw() {
  const [traffic, stage, churn, nps, wins] = [
    lognormal(8000, 12500), logitnormal(0.1, 0.2), logitnormal(0.015, 0.04), logitnormal(0.6, 0.75), lognormal(0.01, 0.04),
  ];
  const [t, s, c, n, w, love] = columns;
  const root = Math.SQRT1_2;
  const [push, spin, staying, customers, pipeline] = Array.from({ length: 5 }, () => new Float64Array(COUNT));
  const logistic = (x) => 1 / (1 + Math.exp(-x));
  for (let i = 0; i < COUNT; i++) {
    const won = Math.exp(traffic[0] + traffic[1] * t[i]) * 0.025 * logistic(stage[0] + stage[1] * s[i]) * 0.2;
    const score = 2 * logistic(nps[0] + nps[1] * root * (love[i] + n[i])) - 1;
    const passives = (1 - score * score) / (1 + Math.sqrt(1 + 3 * (1 - score * score)));
    const ready = (1 - passives + score) / 2 + 0.4 * passives + 0.2 * (1 - passives - score) / 2;
    push[i] = won;
    spin[i] = Math.min(10, Math.exp(wins[0] + wins[1] * root * (love[i] + w[i])) * ready);
    staying[i] = 1 - logistic(churn[0] - churn[1] * root * (love[i] + c[i]));
    customers[i] = 150;
    pipeline[i] = 3.4 * (push[i] + spin[i] * customers[i]);
  }
  return { push, spin, staying, customers, pipeline };
}

function step({ push, spin, staying, customers, pipeline }) {
  const closing = 1 / 4.4;
  for (let i = 0; i < COUNT; i++) {
    const waiting = pipeline[i] + push[i] + spin[i] * customers[i];
    const won = closing * waiting;
    pipeline[i] = waiting - won;
    customers[i] = staying[i] * customers[i] + won;
  }
}

const RANKS = [10, 25, 50, 75, 90].map((percent) => Math.ceil((percent * COUNT) / 100) - 1);
const scratch = new Float64Array(COUNT);

function bySorting(customers) {
  scratch.set(customers);
  scratch.sort();
  return RANKS.map((rank) => scratch[rank]);
}

function insertionSort(v, low, high) {
  for (let i = low + 1; i < high; i++) {
    const value = v[i];
    let j = i;
    for (; j > low && v[j - 1] > value; j--) v[j] = v[j - 1];
    v[j] = value;
  }
}
const sample = new Float64Array(15);
function select(v, low, high, rank) {
  while (high - low > 24) {
    const length = high - low, stride = Math.floor(length / 15);
    for (let i = 0; i < 15; i++) sample[i] = v[low + i * stride + (stride >> 1)];
    insertionSort(sample, 0, 15);
    const pivot = sample[Math.min(14, Math.floor(((rank - low) * 15) / length))];
    let front = low;
    for (let i = low; i < high; i++) {
      const value = v[i];
      v[i] = v[front];
      v[front] = value;
      front += +(value < pivot);
    }
    if (rank < front) { high = front; continue; }
    let equal = front;
    for (let i = front; i < high; i++) {
      const value = v[i];
      v[i] = v[equal];
      v[equal] = value;
      equal += +(value <= pivot);
    }
    if (rank < equal) return v[rank];
    low = equal;
  }
  insertionSort(v, low, high);
  return v[rank];
}
function bySelecting(customers) {
  scratch.set(customers);
  const [p10, p25, p50, p75, p90] = RANKS;
  const median = select(scratch, 0, COUNT, p50);
  const quarter = select(scratch, 0, p50, p25);
  const tenth = select(scratch, 0, p25 + 1, p10);
  const threeQuarters = select(scratch, p50, COUNT, p75);
  const nineTenths = select(scratch, p75, COUNT, p90);
  return [tenth, quarter, median, threeQuarters, nineTenths];
}

function fan(percentiles) {
  const futures = draw();
  const lines = [percentiles(futures.customers)];
  for (let month = 0; month < MONTHS; month++) {
    step(futures);
    lines.push(percentiles(futures.customers));
  }
  return lines;
}

const bytes = Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0));
const { instance } = await WebAssembly.instantiate(bytes, {});
const ways = {
  wasm: () => instance.exports.median(),
  "JavaScript, selecting": () => fan(bySelecting)[MONTHS][2],
  "JavaScript, sorting": () => fan(bySorting)[MONTHS][2],
};
const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
const found = {};
for (let run = 0; run < RUNS; run++) {
  for (const [name, way] of Object.entries(ways)) {
    const start = performance.now();
    found[name] = way();
    times[name].push(performance.now() - start);
  }
}
// The first runs are those of the slow compilers.
const median = (list) => list.slice(RUNS / 4).sort((a, b) => a - b)[Math.floor((RUNS * 3) / 8)];
return { times: Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)])), found };
