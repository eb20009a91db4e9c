// <flywheel-calculator>: the widget for those who want to hear from it or to change it. A frame inside it works without
// this script; where there is none, one is made of the attributes preset, state, title and those in SETTINGS. When parts
// or state change, so does what the frame shows, without loading again. It dispatches flywheel-ready, flywheel-resize { height }, flywheel-error { message } and, if
// the attribute events holds "change", flywheel-change { result, link }: what the visitor has entered.
(() => {
  // The script may stand in a page more than once.
  if (customElements.get("flywheel-calculator")) return;
  const widget = new URL("widget/", document.currentScript.src);
  const SHOWN = ["parts", "state"];
  const SETTINGS = "theme accent lang layout parts inputs headline pin month cta cta-label".split(" ");
  const [LEAST, MOST] = [200, 4000];
  // From each width of the column on, the height that a layout takes in any language.
  const FROM = [0, 320, 360, 480, 608, 680, 896];
  const HEIGHTS = {
    sentence: [480, 452, 396, 340, 284, 256, 284],
    chart: [300, 300, 300, 322, 304, 304, 304],
    stop: [372, 352, 352, 240, 280, 280, 280],
    card: [946, 898, 842, 746, 564, 536, 608],
    full: [1457, 1373, 1281, 1159, 963, 935, 849],
    compact: [1187, 1123, 1031, 879, 673, 645, 559],
  };
  const clamp = (height) => Math.min(MOST, Math.max(LEAST, Math.round(height)));

  class FlywheelCalculator extends HTMLElement {
    static observedAttributes = SHOWN;
    #frame;
    #isMade = false;

    connectedCallback() {
      // Before the page is read, what stands inside is not there yet.
      if (document.readyState !== "loading") this.#connect();
      else document.addEventListener("DOMContentLoaded", () => this.#connect(), { once: true });
    }

    attributeChangedCallback(name) {
      if (this.#frame) this.#show([name]);
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

    #post(message) {
      const origin = new URL(this.#frame.src).origin;
      this.#frame.contentWindow?.postMessage({ flywheel: 1, ...message }, origin);
    }

    #greet() {
      if (this.#wantsChanges) this.#post({ type: "hello", change: true });
    }

    /** Before the frame is ready it hears nothing; it is told again then. */
    #show(names) {
      const set = names.filter((name) => this.hasAttribute(name));
      const shown = Object.fromEntries(set.map((name) => [name, this.getAttribute(name)]));
      if (set.length) this.#post({ type: "show", ...shown });
    }

    /** A message counts from this frame alone, and only if it is one of ours. */
    handleEvent({ source, origin, data }) {
      const frame = this.#frame;
      if (source !== frame.contentWindow || origin !== new URL(frame.src).origin || data?.flywheel !== 1) return;
      const { type, height, result, link, message } = data;
      if (type === "ready") {
        this.#greet();
        this.#show(SHOWN);
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
    const heights = Object.hasOwn(HEIGHTS, layout ?? "") ? HEIGHTS[layout] : HEIGHTS.card;
    return heights[FROM.findLastIndex((from) => from <= width)];
  }

  customElements.define("flywheel-calculator", FlywheelCalculator);
})();
