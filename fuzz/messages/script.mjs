// A script of the site as a function of what it finds in a page: it is compiled once, so that coverage adds up.
import vm from "node:vm";

export function compiled(code, filename, names) {
  const run = vm.compileFunction(code, names, { filename });
  return (page) => run(...names.map((name) => page[name]));
}
