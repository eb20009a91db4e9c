// <flywheel-calculator>: the widget for those who want to hear from it. A frame inside it works without this
// script; where there is none, one is made of the attributes preset, state, theme, accent, lang, layout, inputs,
// cta and cta-label. It dispatches flywheel-ready, flywheel-resize { height }, flywheel-error { message } and, if
// the attribute events holds "change", flywheel-change { result, link }: what the visitor has entered.
(() => {
  // The script may stand in a page more than once.
  if (customElements.get("flywheel-calculator")) return;
  const widget = new URL("widget/", document.currentScript.src);
  const SETTINGS = ["theme", "accent", "lang", "layout", "inputs", "cta", "cta-label"];
  const [LEAST, MOST] = [200, 4000];
  // From each width of the column on, the height that the widget takes.
  const FULL = [[0, 1825], [480, 1395], [608, 1100], [896, 895]];
  const COMPACT = [[0, 1595], [480, 1060], [608, 840], [896, 735]];
  const clamp = (height) => Math.min(MOST, Math.max(LEAST, Math.round(height)));

  class FlywheelCalculator extends HTMLElement {
    #frame;
    #isMade = false;

    connectedCallback() {
      // Before the page is read, what stands inside is not there yet.
      if (document.readyState !== "loading") this.#connect();
      else document.addEventListener("DOMContentLoaded", () => this.#connect(), { once: true });
    }

    disconnectedCallback() {
      removeEventListener("message", this);
    }

    #connect() {
      if (!this.isConnected) return;
      this.#frame = this.querySelector("iframe") ?? this.#make();
      addEventListener("message", this);
      // It may have been ready before.
      this.#greet();
    }

    #make() {
      const address = new URL(widget);
      for (const name of SETTINGS) {
        if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      }
      const preset = this.getAttribute("preset");
      const state = this.getAttribute("state");
      address.hash = state ?? (preset ? `preset=${encodeURIComponent(preset)}` : "");
      const frame = document.createElement("iframe");
      const title = this.getAttribute("title") ?? "Flywheel calculator";
      Object.assign(frame, { title, loading: "lazy", allow: "clipboard-write", src: address.href });
      Object.assign(frame.style, { display: "block", width: "100%", border: "0", colorScheme: "inherit" });
      frame.height = reserved(this.getAttribute("layout"), this.clientWidth);
      this.style.display ||= "block";
      this.#isMade = true;
      this.append(frame);
      return frame;
    }

    /** What the visitor has entered is told to nobody who has not asked. */
    get #wantsChanges() {
      return this.getAttribute("events")?.split(/[\s,]+/).includes("change") ?? false;
    }

    #greet() {
      if (!this.#wantsChanges) return;
      const origin = new URL(this.#frame.src).origin;
      this.#frame.contentWindow?.postMessage({ flywheel: 1, type: "hello", change: true }, origin);
    }

    /** A message counts from this frame alone, and only if it is one of ours. */
    handleEvent({ source, origin, data }) {
      const frame = this.#frame;
      if (source !== frame.contentWindow || origin !== new URL(frame.src).origin || data?.flywheel !== 1) return;
      const { type, height, result, link, message } = data;
      if (type === "ready") {
        this.#greet();
        this.#say(type, {});
      } else if (type === "resize" && Number.isFinite(height)) {
        if (this.#isMade) frame.height = clamp(height);
        this.#say(type, { height: clamp(height) });
      } else if (type === "change" && this.#wantsChanges && result && typeof result === "object" && typeof link === "string") {
        this.#say(type, { result, link });
      } else if (type === "error" && typeof message === "string") {
        this.#say(type, { message });
      }
    }

    #say(type, detail) {
      this.dispatchEvent(new CustomEvent(`flywheel-${type}`, { detail, bubbles: true }));
    }
  }

  /** What the widget takes: a frame that has its height from the start pushes nothing away. */
  function reserved(layout, width) {
    const heights = layout === "compact" ? COMPACT : FULL;
    return heights.findLast(([from]) => from <= width)[1];
  }

  customElements.define("flywheel-calculator", FlywheelCalculator);
})();
