// Reviewing by keyboard: the keys of the desk, the queue that goes on without loading a page, words selected for a form.
// Every key stands for a link or button of the page (data-key); which key is which is read from the list of keys that "?" shows.

const OFF = "dateline-keys-off"; // "yes" in the browser's store: whoever dictates or uses a reader of its own keys can do without ours
const CHORD = 1500; // milliseconds that the second of two keys may take
const ASK = 200; // milliseconds after the last letter of a name before others of it are looked for

/** "g s" -> "go-stories", as the list of keys on the page says. */
export function keymap(root) {
  return new Map(Array.from(root.querySelectorAll("[data-keys]"), (row) => [row.dataset.keys, row.dataset.action]));
}

/** What a key means after `before`, the first key of two or "": {action}, {first} where another must follow, or {}. */
export function meaning(map, before, key) {
  const whole = before ? `${before} ${key}` : key;
  if (map.has(whole)) return { action: map.get(whole) };
  if (!before && Array.from(map.keys()).some((keys) => keys.startsWith(`${key} `))) return { first: key };
  return before ? meaning(map, "", key) : {};
}

/** Whether keys are letters here. */
export function typing(target) {
  return Boolean(target.closest?.("input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]"));
}

const GO = { "go-stories": "/", "go-queue": "/queue", "go-changes": "/changes", "go-decisions": "/decisions" };
const OWN = new Set(["accept", "correct", "reject", "merge", "split", "undo", "next", "previous", "open", "step-on", "step-back"]);
const STEPS = { "step-on": '[data-source] .steps a[rel="next"]', "step-back": '[data-source] .steps a[rel="prev"]' };

class Desk {
  constructor() {
    this.dialog = document.getElementById("keys");
    this.map = keymap(this.dialog);
    this.first = "";
    this.busy = false;
    this.said = document.body.appendChild(Object.assign(document.createElement("div"), { className: "hidden", role: "status" }));
    document.addEventListener("keydown", (event) => this.pressed(event), true); // before the keys that a page has for lists
    document.addEventListener("click", (event) => this.opened(event), true);
    document.addEventListener("submit", (event) => this.sent(event));
    document.addEventListener("click", (event) => this.clicked(event));
    addEventListener("popstate", () => this.queue() && this.load(location.href, {}, false));
    for (const button of document.querySelectorAll("[data-open-keys]")) button.hidden = false;
    this.arrived(document);
  }

  queue() {
    return document.querySelector("[data-queue]");
  }

  // Keys

  /** "yes" where they are off; with a value, says so for good. */
  off(value) {
    try {
      if (value !== undefined) localStorage.setItem(OFF, value);
      return localStorage.getItem(OFF) === "yes";
    } catch {
      return false; // a browser that stores nothing
    }
  }

  opened(event) {
    if (event.target.closest?.("[data-open-keys]")) {
      event.stopPropagation();
      this.list();
    } else if (event.target.matches?.("[data-keys-on]")) this.off(event.target.checked ? "no" : "yes");
  }

  list() {
    this.dialog.querySelector("[data-keys-on]").checked = !this.off();
    this.dialog.showModal();
  }

  pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target)) {
      this.first = "";
      this.inField(event);
      return;
    }
    if (this.dialog.open) {
      if (event.key === "?") this.done(event, () => this.dialog.close());
      return;
    }
    if (this.off() || (event.key === "Enter" && event.target.closest?.("a, button, summary, input"))) return;
    const { action, first } = meaning(this.map, this.first, event.key);
    this.wait(first || "");
    if (first) event.preventDefault();
    else if (action && this.act(action)) event.preventDefault();
  }

  done(event, act) {
    event.preventDefault();
    act();
  }

  wait(first) {
    clearTimeout(this.timer);
    this.first = first;
    if (first) this.timer = setTimeout(() => this.wait(""), CHORD);
  }

  /** In a field Escape leaves it, and Enter in the reason for a rejection rejects. */
  inField(event) {
    const field = event.target;
    if (event.key === "Escape") {
      event.preventDefault();
      field.form?.classList.remove("rejecting");
      field.blur();
      this.focus(document, true);
    } else if (event.key === "Enter" && field.matches("[data-why]") && field.form.classList.contains("rejecting")) {
      event.preventDefault();
      field.form.requestSubmit(field.form.querySelector("[data-key=reject]"));
    }
  }

  /** Do what a key says; false where this page has no such thing. */
  act(action) {
    if (action === "keys") this.list();
    else if (action === "find") document.getElementById("find")?.select();
    else if (GO[action]) location.assign(GO[action]);
    else if (OWN.has(action)) return this.press(action);
    else return false;
    return true;
  }

  press(action) {
    const target = document.querySelector(STEPS[action] ?? `[data-key="${action}"]`);
    if (!target) return false;
    if (this.busy) return true;
    const why = action === "reject" && target.form?.querySelector("[data-why]");
    if (why && target.matches("button")) {
      target.form.classList.add("rejecting");
      why.focus();
    } else if (target.matches("select")) target.focus();
    else target.click();
    return true;
  }

  // The queue goes on without loading a page

  sent(event) {
    const form = event.target;
    if (event.defaultPrevented || !this.queue() || !form.matches("form[data-swap]")) return;
    event.preventDefault();
    this.load(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)) });
  }

  clicked(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.("a[href]");
    if (!link || !this.queue()) return;
    const step = link.dataset.pane && link.closest(".steps");
    if (step) this.step(event, link);
    else if (link.matches("[data-key=next], [data-key=previous]")) this.done(event, () => this.load(link.href, {}));
  }

  async load(address, options, push = true) {
    if (this.busy) return;
    this.busy = true;
    try {
      const answer = await fetch(address, { ...options, headers: { Accept: "text/html" } });
      if (answer.status === 401) location.reload();
      else this.show(await answer.text(), answer, push);
    } catch {
      this.say("The desk does not answer. Nothing was decided: try again.");
    } finally {
      this.busy = false;
    }
  }

  show(text, answer, push) {
    const made = new DOMParser().parseFromString(text, "text/html");
    const main = made.querySelector("main");
    if (!main) return location.reload();
    document.title = made.title;
    document.querySelector("main").replaceChildren(...main.childNodes);
    const [old, head] = [document.querySelector(".subhead"), made.querySelector(".subhead")];
    if (old && head) old.replaceWith(head);
    if (push && answer.ok) history.pushState(null, "", answer.url);
    scrollTo(0, 0);
    this.arrived(document);
  }

  /** Another statement on the same field, in place of the words beside. */
  async step(event, link) {
    event.preventDefault();
    const place = document.querySelector("[data-source]");
    const answer = await fetch(link.dataset.pane);
    if (!place || !answer.ok) return location.assign(link.href);
    place.innerHTML = await answer.text(); // our own page's fragment, in which everything is escaped
    const asked = document.querySelector("[data-statement]").dataset.statement;
    const shown = place.querySelector("[data-focus]")?.dataset.focus;
    place.classList.toggle("elsewhere", shown !== asked);
    this.say(place.querySelector(".reading")?.textContent || "");
  }

  // What is said and where the focus is

  arrived(root) {
    this.focus(root, Boolean(this.queue()));
    const done = root.querySelector(".done-words");
    if (done) this.say(done.textContent);
    const [report, words] = [root.querySelector(".form-columns > .report-text"), root.querySelector(".form-columns .seg.focus")];
    if (report && words) report.scrollTop = words.getBoundingClientRect().top - report.getBoundingClientRect().top - report.clientHeight / 3;
  }

  focus(root, always) {
    const target = root.querySelector("main [data-focus]:not(.marked)");
    if (target && (always || !location.hash)) target.focus({ preventScroll: true });
  }

  say(words) {
    this.said.textContent = "";
    setTimeout(() => (this.said.textContent = words), 60); // said anew only where it changes
  }
}

// Words selected in a report

const SORTS = [["figure", "figure"], ["said", "words somebody said"], ["occurrence", "happening"], ["position", "position"]];

class Selected {
  constructor() {
    this.words = null;
    document.addEventListener("dateline:selection", (event) => this.take(event.detail));
    document.addEventListener("click", (event) => this.use(event.target.closest?.("[data-use-selection]")));
    for (const button of document.querySelectorAll("[data-use-selection]")) button.hidden = false;
  }

  take(detail) {
    this.words = detail.exact ? detail : null;
    for (const button of document.querySelectorAll("[data-use-selection]")) button.disabled = !this.words;
    if (!document.querySelector("form.fields-form")) this.bar();
  }

  /** Put the selected words into the fields beside a button. */
  use(button) {
    if (!button || !this.words) return;
    const field = button.closest("[data-span]");
    const words = field.querySelector("[data-span-words]");
    words.value = this.words.exact.replace(/\s+/gu, " ");
    field.querySelector("[data-span-at]").value = `${this.words.start}:${this.words.end}`;
    words.focus();
  }

  bar() {
    let bar = document.getElementById("add-bar");
    if (!this.words) return bar?.remove();
    bar ??= document.body.appendChild(Object.assign(document.createElement("div"), { id: "add-bar", className: "add-bar", role: "region" }));
    bar.setAttribute("aria-label", "Add a statement");
    const shown = this.words.exact.length > 60 ? `${this.words.exact.slice(0, 60)}…` : this.words.exact;
    const words = Object.assign(document.createElement("bdi"), { textContent: `“${shown}”`, className: "words" });
    bar.replaceChildren("Add as a statement: ", words, ...SORTS.map(([sort, name]) => this.link(sort, name)));
  }

  link(sort, name) {
    const given = new URLSearchParams({ start: this.words.start, end: this.words.end, type: sort, next: location.pathname });
    const href = `/review/reports/${encodeURIComponent(this.words.report)}/add?${given}`;
    return Object.assign(document.createElement("a"), { href, textContent: name, className: "button" });
  }
}

// Names while they are typed

function suggest() {
  let timer = 0;
  document.addEventListener("input", (event) => {
    const list = event.target.matches?.("input[data-named]") && event.target.list;
    if (!list) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const words = event.target.value.trim();
      const answer = words.length > 1 && (await fetch(`/review/entities/named?${new URLSearchParams({ q: words })}`));
      if (answer && answer.ok) list.innerHTML = await answer.text(); // options of our own page, in which everything is escaped
    }, ASK);
  });
}

if (typeof document !== "undefined" && document.getElementById("keys")) {
  new Desk();
  new Selected();
  suggest();
}
