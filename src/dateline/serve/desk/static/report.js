// A marked report: keys that walk through its statements, words and notes that point at each other, and words selected by hand.
//
// Says by events, which bubble from the element with class "marked":
//   dateline:selection  {report, start, end, exact}  words were selected; offsets are code points of the report's text, end exclusive;
//                                                    start === end where a selection was given up
//   dateline:statement  {report, statement, note}    a statement was walked to or clicked; note is its link in the margin

const TYPES = ["f", "s", "o", "p"];

/** How many code points stand in the first `units` UTF-16 units of `text`; half a pair counts as none, or as one if `up`. */
export function codePoints(text, units, up = false) {
  let points = 0;
  let at = 0;
  while (at < units && at < text.length) {
    const wide = text.codePointAt(at) > 0xffff;
    if (wide && at + 1 === units && !up) break;
    at += wide ? 2 : 1;
    points += 1;
  }
  return points;
}

/** The words from `start` to `end`, both code points of the text, without white space at their ends. */
export function trimmed(words, start) {
  const points = Array.from(words);
  let first = 0;
  let last = points.length;
  while (first < last && /\s/u.test(points[first])) first += 1;
  while (last > first && /\s/u.test(points[last - 1])) last -= 1;
  return { start: start + first, end: start + last, exact: points.slice(first, last).join("") };
}

/** The number of the first of `count` things for which `holds` is true, where it is false for all before and true for all after. */
export function firstWhere(count, holds) {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** UTF-16 units of an element's text before a point of the document inside it. */
function unitsBefore(element, node, offset) {
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** What a range of the document covers of the segments, or null where it covers none. */
function covered(segments, range) {
  const first = firstWhere(segments.length, (i) => range.comparePoint(segments[i], segments[i].childNodes.length) >= 0);
  const last = firstWhere(segments.length, (i) => range.comparePoint(segments[i], 0) > 0) - 1;
  if (first > last) return null;
  let words = "";
  let start = null;
  for (let i = first; i <= last; i += 1) {
    const segment = segments[i];
    const text = segment.textContent;
    const from = segment.contains(range.startContainer) ? unitsBefore(segment, range.startContainer, range.startOffset) : 0;
    const to = segment.contains(range.endContainer) ? unitsBefore(segment, range.endContainer, range.endOffset) : text.length;
    const skipped = codePoints(text, from);
    if (start === null) start = Number(segment.dataset.at) + skipped;
    words += Array.from(text).slice(skipped, codePoints(text, to, true)).join("");
  }
  return trimmed(words, start);
}

class Marked {
  constructor(root) {
    this.root = root;
    this.report = root.dataset.report;
    this.segments = Array.from(root.querySelectorAll(".seg"));
    this.notes = Array.from(root.querySelectorAll("[data-note]"));
    this.words = new Map();
    for (const segment of this.segments) {
      for (const id of segment.dataset.st?.split(" ") || []) {
        if (!this.words.has(id)) this.words.set(id, []);
        this.words.get(id).push(segment);
      }
    }
    this.noteOf = new Map(this.notes.map((note) => [note.dataset.note, note]));
    this.lit = [];
    this.current = root.dataset.focus || null;
    this.selected = false;
    this.listen();
  }

  listen() {
    this.root.addEventListener("mouseover", (event) => this.point(event.target));
    this.root.addEventListener("mouseleave", () => this.light(this.current ? [this.current] : []));
    this.root.addEventListener("focusin", (event) => this.point(event.target));
    this.root.addEventListener("click", (event) => this.clicked(event.target));
    this.root.addEventListener("change", (event) => this.toggled(event.target));
    document.addEventListener("pointerup", (event) => setTimeout(() => this.select(event.target), 0)); // the selection is made after it
    document.addEventListener("keyup", (event) => event.shiftKey && this.select(event.target));
  }

  shown(id) {
    const note = this.noteOf.get(id);
    return Boolean(note) && !TYPES.some((type) => note.classList.contains(type) && this.root.classList.contains(`without-${type}`));
  }

  /** The statements that an element stands for: a note's own, all that cover a segment. */
  statementsAt(element) {
    const note = element.closest?.("[data-note]");
    if (note) return [note.dataset.note];
    const ids = element.closest?.(".seg")?.dataset.st;
    return ids ? ids.split(" ").filter((id) => this.shown(id)) : [];
  }

  point(element) {
    const ids = this.statementsAt(element);
    this.light(ids.length ? ids : this.current ? [this.current] : []);
  }

  light(ids) {
    for (const element of this.lit) element.classList.remove("lit");
    this.lit = ids.flatMap((id) => [...(this.words.get(id) || []), this.noteOf.get(id)]).filter(Boolean);
    for (const element of this.lit) element.classList.add("lit");
  }

  /** A click on words, not a selection of them, chooses the innermost statement there. */
  clicked(element) {
    const segment = element.closest(".seg");
    if (!segment || !getSelection()?.isCollapsed) return;
    const id = this.statementsAt(segment).at(-1);
    if (id) this.choose(id, false);
  }

  toggled(box) {
    if (!box.dataset.type) return;
    this.root.classList.toggle(`without-${box.dataset.type}`, !box.checked);
  }

  /** On to the next statement that is shown (`step` 1), or back (-1). */
  walk(step) {
    const ids = this.notes.map((note) => note.dataset.note).filter((id) => this.shown(id));
    if (!ids.length) return;
    const at = ids.indexOf(this.current);
    const next = at < 0 ? (step > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + step));
    this.choose(ids[next], true);
  }

  choose(id, move) {
    const note = this.noteOf.get(id);
    this.current = id;
    this.light([id]);
    if (note) {
      const folded = note.closest("details");
      if (folded) folded.open = true;
      if (move) note.focus({ preventScroll: true });
    }
    if (move) this.words.get(id)?.[0]?.scrollIntoView({ block: "center", behavior: "auto" });
    else note?.scrollIntoView({ block: "nearest", behavior: "auto" });
    this.say("dateline:statement", { report: this.report, statement: id, note: note || null });
  }

  /** A selection is given up only where a click in the text ends it: a form that asks about it keeps it. */
  select(target) {
    const selection = getSelection();
    const range = selection && selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const found = range && range.intersectsNode(this.root) ? covered(this.segments, range) : null;
    if (found && found.start < found.end) {
      this.selected = true;
      this.say("dateline:selection", { report: this.report, ...found });
    } else if (this.selected && this.root.contains(target)) {
      this.selected = false;
      this.say("dateline:selection", { report: this.report, start: 0, end: 0, exact: "" });
    }
  }

  say(name, detail) {
    this.root.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

function typing(target) {
  return Boolean(target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]"));
}

function start() {
  const root = document.querySelector(".marked:not(.source)");
  if (!root) return;
  const marked = new Marked(root);
  const arrive = () => {
    const id = location.hash.slice(1);
    if (marked.noteOf.has(id)) {
      marked.current = id;
      marked.light([id]);
    }
  };
  addEventListener("hashchange", arrive);
  arrive();
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key !== "j" && event.key !== "k") return;
    event.preventDefault();
    marked.walk(event.key === "j" ? 1 : -1);
  });
}

if (typeof document !== "undefined") start();
