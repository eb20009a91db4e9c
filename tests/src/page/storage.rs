//! What the browser stores for the site, and browsers that refuse to store or that end without a word.

use anyhow::ensure;
use serde_json::{Value, json};

use super::Page;

/// All that is stored for the origin, as text.
const EVERYTHING: &str = "\
const texts = [];
try { for (const pair of Object.entries(localStorage)) texts.push(...pair) } catch {}
const answer = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
  // A database that is gone by now is not made again.
  if ('onupgradeneeded' in request) request.onupgradeneeded = () => request.transaction.abort();
});
const plain = (_, value) =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : value;
for (const { name } of (await indexedDB.databases()) ?? []) {
  const database = await answer(indexedDB.open(name)).catch(() => null);
  for (const kind of database?.objectStoreNames ?? []) {
    const store = database.transaction(kind).objectStore(kind);
    const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    const read = values.map((value) => (value instanceof Blob ? value.text() : value));
    texts.push(JSON.stringify(keys, plain), JSON.stringify(await Promise.all(read), plain));
  }
  database?.close();
}
return texts.join('\\n')";

/// Every stored document of the folder, the newest last: its revision's number, its key and its text.
const DOCUMENTS: &str = "\
const [prefix, key, value] = arguments;
const documents = Object.entries(localStorage).filter(([key]) => key.startsWith(prefix))
  .map(([key, text]) => [Number(key.slice(prefix.length).match(/^(\\d+)-[0-9a-f]+$/)?.[1]), key, text])
  .filter(([number]) => number).sort(([one], [other]) => one - other);
const newest = documents.at(-1);
const lineOf = (text, key) => text.split('\\n').find((line) => line.startsWith(`${key} `))?.slice(key.length + 1);
";

/// Stores a document as another tab does: it has another text in one line, and takes the place of the newest.
const STORE: &str = "\
const rest = (newest?.[2] ?? 'flywheel 1\\nwheel v=1&preset=saas').split('\\n').slice(1)
  .filter((line) => !line.startsWith('base ') && !line.startsWith(`${key} `));
const base = newest ? [`base ${newest[1].slice(prefix.length)}`] : [];
const text = ['flywheel 1', ...base, ...rest, `${key} ${value}`].join('\\n');
localStorage.setItem(`${prefix}${(newest?.[0] ?? 0) + 1}-00000000`, text);
if (newest) localStorage.removeItem(newest[1])";

/// Makes the browser forget all of that.
pub(crate) const FORGET: &str = "\
localStorage.clear();
sessionStorage.clear();
for (const { name } of await indexedDB.databases()) {
  await new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = done;
  });
}";

/// Makes the storage of this document refuse as the argument says. What is lost is refused without an error.
const REFUSE: &str = "\
((refusal) => {
  const isNew = !('storageRefuses' in window);
  window.storageRefuses = refusal;
  if (!isNew) return;
  const text = (value) => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');
  const refuses = (values) => {
    const now = window.storageRefuses;
    if (now === null || !values.map(text).join('\\n').includes(now.holding)) return false;
    now.after -= 1;
    return now.after < 0;
  };
  const change = (prototype, name, lost) => {
    const store = prototype[name];
    prototype[name] = function (...values) {
      const isLost = window.storageRefuses?.isLost;
      // A full storage still removes.
      if ((!isLost && /delete|remove|clear/.test(name)) || !refuses(values)) return store.apply(this, values);
      if (isLost) return lost.call(this);
      throw new DOMException('The storage is full.', 'QuotaExceededError');
    };
  };
  for (const name of ['setItem', 'removeItem', 'clear']) change(Storage.prototype, name, () => undefined);
  // The request of another question stands for that of the write.
  const ask = function () { return this.count() };
  for (const name of ['put', 'add', 'delete', 'clear']) change(IDBObjectStore.prototype, name, ask);
})";

/// No listener of the page hears that it ends.
const DEAFEN: &str = "\
for (const type of ['beforeunload', 'pagehide', 'unload', 'visibilitychange', 'freeze', 'blur', 'focusout', 'change'])
  addEventListener(type, (event) => event.stopImmediatePropagation(), true)";

const LEAVING_ASKS: &str = "\
const event = document.createEvent('BeforeUnloadEvent');
event.initEvent('beforeunload', false, true);
window.dispatchEvent(event);
return event.defaultPrevented || event.returnValue !== ''";

/// What a storage refuses.
#[derive(Clone, Copy, Debug)]
pub enum Refusal<'a> {
    /// All that is written.
    All,
    /// All that is written after so many writes.
    After(usize),
    /// What has this in its key or its value.
    Holding(&'a str),
}

impl Refusal<'_> {
    /// A script for [`Page::with_script`]: the storage refuses from the start.
    #[must_use]
    pub fn script(self) -> String {
        format!("{REFUSE}({})", self.rule())
    }

    fn rule(self) -> Value {
        let (after, holding) = match self {
            Refusal::All => (0, ""),
            Refusal::After(writes) => (writes, ""),
            Refusal::Holding(part) => (0, part),
        };
        json!({ "after": after, "holding": holding, "isLost": false })
    }
}

impl Page {
    /// A line of the document that the folder stores, such as `wheel`.
    #[track_caller]
    #[must_use]
    pub fn stored(&self, line: &str) -> Option<String> {
        let script = format!("{DOCUMENTS}return newest ? (lineOf(newest[2], key) ?? null) : null");
        let stored = self.script(&script, &[json!(self.prefix()), json!(line)]);
        stored.as_str().map(str::to_owned)
    }

    /// Stores the document with another line, as another tab does.
    #[track_caller]
    pub fn store(&self, line: &str, value: &str) {
        let arguments = [json!(self.prefix()), json!(line), json!(value)];
        let _ = self.script(&format!("{DOCUMENTS}{STORE}"), &arguments);
    }

    /// What is stored under a key of the whole site.
    #[track_caller]
    #[must_use]
    pub fn stored_item(&self, key: &str) -> Option<String> {
        let stored = self.script("return localStorage.getItem(arguments[0])", &[json!(key)]);
        stored.as_str().map(str::to_owned)
    }

    /// Stores this under a key of the whole site.
    #[track_caller]
    pub fn store_item(&self, key: &str, text: &str) {
        let script = "localStorage.setItem(arguments[0], arguments[1])";
        let _ = self.script(script, &[json!(key), json!(text)]);
    }

    /// What was kept aside, one after the other.
    #[track_caller]
    #[must_use]
    pub fn kept_aside(&self) -> String {
        let script = "return Object.entries(localStorage).filter(([key]) => key.startsWith(arguments[0]))\
            .map(([_, text]) => text).join('\\n')";
        let kept = self.script(script, &[json!(format!("{}aside ", self.prefix()))]);
        kept.as_str().unwrap_or_default().to_owned()
    }

    /// Begins every key of the folder.
    fn prefix(&self) -> String {
        format!("flywheel:{}:", self.folder())
    }

    /// All keys and values that are stored for the site, in localStorage and in IndexedDB.
    #[track_caller]
    #[must_use]
    pub fn everything_stored(&self) -> String {
        let stored = self.promise(EVERYTHING, &[]);
        stored.as_str().unwrap_or_default().to_owned()
    }

    /// Leaves the page, and makes the browser forget all that is stored for the site.
    #[track_caller]
    pub fn forget_everything(&self) {
        self.visit(&format!("{}nothing", self.origin));
        let _ = self.promise(FORGET, &[]);
    }

    /// From now on the storage of this page refuses: each write of this kind throws an error.
    #[track_caller]
    pub fn refuse_storage(&self, refusal: Refusal<'_>) {
        let _ = self.script(&refusal.script(), &[]);
    }

    /// Ends what [`Self::refuse_storage`] began.
    #[track_caller]
    pub fn allow_storage(&self) {
        let _ = self.script("window.storageRefuses = null", &[]);
    }

    /// From now on only so many writes of this page reach the storage, as if its tab ended after them. The page does
    /// not notice. [`Self::crash`] ends the tab.
    #[track_caller]
    pub fn lose_writes_after(&self, writes: usize) {
        let rule = json!({ "after": writes, "holding": "", "isLost": true });
        let _ = self.script(&format!("{REFUSE}({rule})"), &[]);
    }

    /// Ends the page as a crash does: nothing is stored any more, and no listener hears of it.
    #[track_caller]
    pub fn crash(&self) {
        self.lose_writes_after(0);
        let _ = self.script(DEAFEN, &[]);
        self.visit(&format!("{}nothing", self.origin));
    }

    /// Whether the browser would ask before it leaves the page.
    #[track_caller]
    #[must_use]
    pub fn leaving_asks(&self) -> bool {
        self.script(LEAVING_ASKS, &[]) == json!(true)
    }

    /// Loads the page again as [`Self::reload`] does, and leaves it untouched before, so that what is being typed is
    /// still there when it ends.
    #[track_caller]
    pub fn reload_while_typing(&self) {
        let _ = self.script("window.isOld = true", &[]);
        let again = self.browser.wait_for(self.browser.client().refresh());
        self.now("loading again", again);
        self.until("starting the app", || {
            let is_old = self.browser.script("return window.isOld ?? false", &[])?;
            ensure!(is_old == json!(false), "the old page is still there");
            self.runs()
        });
    }

    /// The path of the folder on the site that this story visits.
    #[must_use]
    pub fn folder(&self) -> String {
        format!("/t/{}/", self.name)
    }
}
