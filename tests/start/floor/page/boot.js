import init from "./app.js";
// Leptos builds static markup from templates; the policy of the host asks for somebody who answers for that.
globalThis.trustedTypes?.createPolicy("default", { createHTML: (html) => html });
init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) });
