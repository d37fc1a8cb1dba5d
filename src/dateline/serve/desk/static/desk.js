// The desk's source pane, and the keys that walk a page. Keys that decide or lead elsewhere are review.js's. Every page reads without it: marks are links to the statement's page.
//
// Says by an event on the document:  dateline:shown {statement, mark, pinned}  the pane shows a statement

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const HOVER = 120; // milliseconds that a pointer rests on a mark before its words are asked for
const KEPT = 200; // fragments kept

// --- the source pane -------------------------------------------------------------------------------------------------

const pane = $("#pane");
const body = pane && $(".pane-body", pane);
const fragments = new Map();
let shown = null; // the mark whose words the pane shows
let pinned = false;
let timer = 0;

async function fragment(address) {
  if (!fragments.has(address)) {
    if (fragments.size >= KEPT) fragments.delete(fragments.keys().next().value);
    const asked = fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" }).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    });
    asked.catch(() => fragments.delete(address));
    fragments.set(address, asked);
  }
  return fragments.get(address);
}

/** Show the words a mark rests on. */
async function show(mark, pin = false) {
  if (!pane || (pinned && !pin)) return;
  const address = mark.dataset.pane;
  shown?.classList.remove("here");
  shown = mark;
  mark.classList.add("here");
  pinned = pin;
  pane.classList.toggle("pinned", pin);
  $("[data-close]", pane).hidden = !pin;
  if (pin) pane.classList.add("open");
  try {
    const text = await fragment(address);
    if (shown !== mark) return;
    body.innerHTML = text; // made by the desk, everything in it escaped
  } catch {
    if (shown !== mark) return;
    const link = document.createElement("a");
    link.href = mark.getAttribute("href");
    link.textContent = "Open the statement’s page";
    body.replaceChildren("The words could not be loaded. ", link);
  }
  pane.scrollTop = 0;
  const focus = $(".seg.focus", body);
  if (focus && focus.offsetTop > pane.clientHeight * 0.6) pane.scrollTop = focus.offsetTop - pane.clientHeight / 3;
  const statement = address.split("/").pop();
  document.dispatchEvent(new CustomEvent("dateline:shown", { detail: { statement, mark, pinned } }));
}

function unpin(back = true) {
  if (!pane) return;
  const was = pinned ? shown : null;
  pinned = false;
  pane.classList.remove("pinned", "open");
  $("[data-close]", pane).hidden = true;
  if (was && back) was.focus();
}

const markOf = (event) => event.target.closest?.("a[data-pane]");
const wide = () => matchMedia("(min-width: 64rem)").matches;

if (pane) {
  document.addEventListener("pointerover", (event) => {
    clearTimeout(timer);
    const mark = event.pointerType === "mouse" && markOf(event);
    if (mark && !pane.contains(mark) && wide()) timer = setTimeout(() => show(mark), HOVER);
  });
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark && !pane.contains(mark) && mark !== shown && wide()) show(mark);
  });
  document.addEventListener("click", (event) => {
    const mark = markOf(event);
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (mark && plain && mark.closest("#pane .steps")) {
      event.preventDefault();
      step(mark);
      return;
    }
    if (!mark || !plain || event.defaultPrevented || !mark.getAttribute("href").startsWith("/statements/")) return;
    if (pane.contains(mark) || (pinned && shown === mark)) return; // pinned already: the link leads on
    event.preventDefault();
    show(mark, true);
  });
  $("[data-close]", pane).addEventListener("click", () => unpin());
}

/** Go on in the pane to the statement that a link in it names. */
function step(link) {
  const here = $$(`main a[data-pane="${CSS.escape(link.dataset.pane)}"]`).find((mark) => seen(mark) && !pane.contains(mark));
  show(here ?? link, pinned);
}

/** The next or previous sentence on the same field, as the pane says; else the next mark beside this one. */
function along(way) {
  if (!pane || !shown) return false;
  const link = $(`.steps a[rel="${way > 0 ? "next" : "prev"}"]`, body);
  if (link) {
    step(link);
    return true;
  }
  if ($(".steps", body)) return true; // the first or the last
  const addresses = new Set();
  const home = shown.closest(".finding, .value, .known-field, .speaker, .event, .telling, tr, section") ?? document;
  const marks = $$("a[data-pane]", home).filter((m) => seen(m) && !addresses.has(m.dataset.pane) && addresses.add(m.dataset.pane));
  const next = marks[marks.findIndex((m) => m.dataset.pane === shown.dataset.pane) + way];
  if (next) {
    next.focus();
    show(next, pinned);
  }
  return true;
}

// --- keys ------------------------------------------------------------------------------------------------------------

const seen = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0; // not what is folded away
const writing = (element) => element.closest?.("input, textarea, select, [contenteditable='true']");

/** Walk the rows and cards of the page; false where it has none. */
function walk(way) {
  const items = $$("[data-item]").filter(seen);
  if (!items.length) return false;
  const here = items.findIndex((item) => item.classList.contains("here"));
  const at = here < 0 ? items.findIndex((item) => item.contains(document.activeElement)) : here;
  const next = items[Math.max(0, Math.min(items.length - 1, at + way))];
  items[here]?.classList.remove("here");
  next.classList.add("here");
  const link = $("a", next);
  link?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  const mark = link?.matches("[data-pane]") ? null : $$("a[data-pane]", next).find(seen);
  if (mark && pane && wide()) show(mark);
  return true;
}

/** Somebody dictates, or has a reader with keys of its own: review.js keeps that. */
function off() {
  try {
    return localStorage.getItem("dateline-keys-off") === "yes";
  } catch {
    return false;
  }
}

const ACTS = { j: () => walk(1), k: () => walk(-1), "]": () => along(1), "[": () => along(-1) };

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && pane?.matches(".pinned, .open") && !$("dialog[open]")) {
    unpin();
    return;
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (off() || writing(event.target) || $("dialog[open], [data-queue]")) return;
  if (ACTS[event.key]?.()) event.preventDefault();
});
