// Runs as soon as it has come, while the page is laid out and the app is on its way, and asks for what only a script
// can know: the visitor's language.
import { firstWords, visitors } from "./language.js";

// Who waits for them hears of what goes wrong.
firstWords(visitors()).catch(() => {});
