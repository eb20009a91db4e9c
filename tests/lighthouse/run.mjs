// Runs Lighthouse over pages, and prints each category's points with the reason for each that is missing.
//
//   node run.mjs CHROMIUM-ARGUMENTS ADDRESS…
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromium, ...addresses] = process.argv.slice(2);
const chromeFlags = chromium.split(" ");

for (const address of addresses) {
  const chrome = await launch({ chromeFlags, logLevel: "error" });
  const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error", output: "json" });
  await chrome.kill();
  console.log(`\n${new URL(address).pathname}`);
  for (const { title, score, auditRefs } of Object.values(lhr.categories)) {
    console.log(`  ${title.padEnd(20)} ${Math.round(score * 100)}`);
    for (const { id, weight } of auditRefs) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 1) {
        console.log(`    ${audit.title}: ${audit.displayValue ?? audit.score}`);
      }
    }
  }
  for (const id of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"]) {
    console.log(`  ${lhr.audits[id].title.padEnd(26)} ${lhr.audits[id].displayValue}`);
  }
}
