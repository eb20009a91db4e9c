// Follows a thousand links that nobody would write, and tells how long the page's scripts took for each.
const pieces = ["&", "&", "&", "=", ",", ";", "%", "%20", "%zz", "0", "1", "25", "1e9", "-1", "NaN", "½", "preset=", "saas",
  "traffic=", "conversion=", "stages=", "churn=", "nps=", "low-churn=", "high-churn=", "if-nps=", "effort=", "alignment=",
  "items=", "author=", "seed=", "view=", "99999999999999999999", "0.00000000000000000000001", "javascript:", "<script>"];
let seed = 7;
const roll = (sides) => (seed = (seed * 48271) % 2147483647) % sides;
const fuzzed = () => Array.from({ length: 1 + roll(60) }, () => pieces[roll(pieces.length)]).join("");
const long = ["9", "0.", ",", "&", "=", "%25", "stages=a,", "items=a,churn,-1,0,0;", "&nps=1", "author=%26churn%3D1"];
const links = [...Array.from({ length: 1000 }, fuzzed), ...long.map((piece) => piece.repeat(8192 / piece.length))];
const times = [];
for (const link of links) {
  history.replaceState(null, "", `#${link}`);
  const start = performance.now();
  dispatchEvent(new HashChangeEvent("hashchange"));
  // What follows from the numbers runs before the next task.
  await new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage("");
  });
  times.push(performance.now() - start);
  await new Promise((done) => setTimeout(done));
}
return times;
