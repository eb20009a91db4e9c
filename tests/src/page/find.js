// Finds what a visitor would call by this name: exactly, or else the one whose name starts with or holds it.
const [kind, wanted] = arguments;
const kinds = {
  field:
    "input:not([type=hidden], [type=button], [type=submit], [type=radio], [type=checkbox], .slider), textarea, select",
  slider: "input.slider",
  button:
    "button, summary, a[href], input[type=button], input[type=submit], input[type=radio], input[type=checkbox], " +
    "[role=button], [role=tab], [role=radio], [role=checkbox], [role=switch], [role=link], [role=menuitem], option",
};
const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const textOf = (id) => words(document.getElementById(id)?.textContent);
const labels = (element) => {
  const by = element.getAttribute("aria-labelledby");
  if (by) return words(by.split(/\s+/).map(textOf).join(" "));
  if (element.hasAttribute("aria-label")) return words(element.getAttribute("aria-label"));
  if (element.labels?.length) return words([...element.labels].map((label) => label.textContent).join(" "));
  return words(element.innerText || element.textContent || element.value || element.title);
};
const visible = (element) =>
  element.checkVisibility?.({ visibilityProperty: true, checkVisibilityCSS: true }) ??
  element.getClientRects().length > 0;
// Who looks for something opens the menu and "More numbers" as well.
const opens = "details:is(.menu, .more, .presets):not([open])";
const isBehind = (element) => {
  // A summary is seen while its own section is closed.
  const from = element.matches("summary") ? element.parentElement.parentElement : element.parentElement;
  const section = from?.closest(opens);
  return section && !from.closest("[hidden], details:not([open], .menu, .more, .presets)") && visible(section);
};
const reachable = (element) => visible(element) || [...(element.labels ?? [])].some(visible);

// The prerendered page looks like the app, and does nothing yet.
const runs = (element) => !element.closest("[data-beforehand]");
const named = (holds) =>
  [...document.querySelectorAll(kinds[kind])].filter(runs).filter(holds).map((element) => [labels(element), element]);
const all = named(reachable);
const behind = named(isBehind);
const steps = [(name) => name === wanted, (name) => name.startsWith(wanted), (name) => name.includes(wanted)];
for (const fits of steps) {
  const found = all.filter(([name]) => fits(name));
  if (found.length === 1) {
    const [, element] = found[0];
    return visible(element) ? element : element.labels[0];
  }
  if (found.length > 1) {
    throw new Error(`${found.length} of kind ${kind} are called “${wanted}”: ${found.map(([name]) => `“${name}”`).join(", ")}`);
  }
  const hidden = behind.filter(([name]) => fits(name));
  if (hidden.length === 1) {
    const [, element] = hidden[0];
    const from = element.matches("summary") ? element.parentElement.parentElement : element;
    from.closest(opens).open = true;
    return visible(element) ? element : element.labels[0];
  }
}
throw new Error(`no ${kind} is called “${wanted}”; there are ${all.map(([name]) => `“${name}”`).join(", ")}`);
