// The first sight of the calculator by hand, without a framework: the same fields, the same numbers and the chart.
// What a page of this kind costs to start is compared with it.

/** Each field: its name, what it says, and the first example's number. */
const FIELDS = [
  ["traffic", "Traffic", 10000],
  ["conversion-0", "Visit to Lead, %", 2.5],
  ["conversion-1", "Lead to Qualified, %", 15],
  ["conversion-2", "Qualified to Customer, %", 20],
  ["customers", "Customers today", 150],
  ["churn", "Churn, % a month", 2.5],
  ["nps", "NPS", 36],
  ["recommended", "Recommended, %", 20],
  ["products", "Products per customer", 1.5],
  ["cycle", "Sales cycle, months", 3.4],
  ["horizon", "Look ahead, months", 36],
];

const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const percent = new Intl.NumberFormat("en", { style: "percent", maximumSignificantDigits: 3 });

/** The wheel of these numbers: its two rates, and the months to come with the loop and without it. */
function wheel(inputs) {
  const won = inputs.traffic * [0, 1, 2].reduce((share, stage) => (share * inputs[`conversion-${stage}`]) / 100, 1);
  const share = inputs.recommended / 100;
  const churn = inputs.churn / 100;
  const push = won * (1 - share);
  const spin = inputs.customers > 0 ? (won * share) / inputs.customers : 0;
  const months = (loop) => {
    const closing = 1 / (1 + inputs.cycle);
    let waiting = inputs.cycle * won;
    const line = [inputs.customers];
    for (let month = 0; month < inputs.horizon; month++) {
      const customers = line[month];
      const open = waiting + push + loop * customers;
      waiting = (1 - closing) * open;
      line.push((1 - churn) * customers + closing * open);
    }
    return line;
  };
  return { won, push, spin, churn, friction: churn - spin, flywheel: months(spin), funnel: months(0) };
}

/** What recommendation still wins in a year if all pushing stops: all wins after the stop but those under way. */
function momentum(inputs, { won, spin, churn }) {
  const closing = 1 / (1 + inputs.cycle);
  let [waiting, customers, wins] = [inputs.cycle * won, inputs.customers, 0];
  for (let month = 0; month < 12; month++) {
    const open = waiting + spin * customers;
    wins += closing * open;
    waiting = (1 - closing) * open;
    customers = (1 - churn) * customers + closing * open;
  }
  return wins - inputs.cycle * won * (1 - (1 - closing) ** 12);
}

function line(values, top) {
  const x = (month) => ((360 * month) / (values.length - 1)).toFixed(1);
  return values.map((value, month) => `${month ? "L" : "M"}${x(month)} ${(200 - (190 * value) / top).toFixed(1)}`).join("");
}

function show() {
  const inputs = Object.fromEntries(FIELDS.map(([name]) => [name, Number(document.forms[0].elements[name].value)]));
  const now = wheel(inputs);
  const dials = [
    ["speed", "Speed", number.format(now.won)],
    ["friction", "Friction", percent.format(now.friction)],
    ["size", "Size", number.format(inputs.customers)],
    ["momentum", "Momentum", number.format(momentum(inputs, now))],
  ];
  document.getElementById("verdict").textContent =
    `With ${number.format(inputs.traffic)} visits a month and an NPS of ${inputs.nps}, you win ` +
    `${number.format(now.won)} customers a month, ${percent.format((now.spin * inputs.customers) / (now.won || 1))} of them by recommendation.`;
  for (const [id, , value] of dials) document.getElementById(`${id}-value`).textContent = value;
  const top = Math.max(...now.flywheel, ...now.funnel);
  const paths = document.querySelectorAll("#chart path");
  [now.flywheel, now.funnel].forEach((values, index) => paths[index].setAttribute("d", line(values, top)));
}

const add = (parent, tag, properties) => parent.appendChild(Object.assign(document.createElement(tag), properties));
for (const [id, says] of [["speed", "Speed"], ["friction", "Friction"], ["size", "Size"], ["momentum", "Momentum"]]) {
  const dial = add(document.getElementById("dials"), "div", { textContent: says });
  add(dial, "b", { id: `${id}-value` });
}
for (const [name, says, value] of FIELDS) {
  const label = add(document.getElementById("fields"), "label", { textContent: says });
  add(label, "input", { name, value, inputMode: "decimal" });
}
for (let path = 0; path < 2; path++) {
  document.getElementById("chart").append(document.createElementNS("http://www.w3.org/2000/svg", "path"));
}
document.getElementById("fields").addEventListener("input", show);
show();
