// Makes the pictures in [data-zoom] boxes zoomable by changing their viewBox: buttons, keys (+ - 0 and arrows), ctrl and wheel, drag.
const STEP = 1.5;
const MOST = 12;
const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function zoomable(box) {
  const svg = box.querySelector("svg");
  if (!svg || box.dataset.zoomReady) return;
  box.dataset.zoomReady = "yes";
  const whole = svg.getAttribute("viewBox").split(" ").map(Number);
  const kept = [...svg.querySelectorAll("[data-keep]")];
  let view = [...whole];
  let frame = 0;
  const name = svg.querySelector("title")?.textContent ?? "picture";
  const said = document.createElement("span");
  said.className = "pic-zoomed";
  said.setAttribute("aria-live", "polite");
  const buttons = tools();
  show(view);

  function tools() {
    const bar = document.createElement("div");
    bar.className = "pic-tools";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", `Zoom: ${name}`);
    const made = [
      ["+", "Zoom in", () => zoom(STEP)],
      ["\u2212", "Zoom out", () => zoom(1 / STEP)],
      ["all", "Show all", () => go([...whole])],
    ].map(([sign, label, act]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", label);
      button.addEventListener("click", act);
      bar.append(button);
      return button;
    });
    bar.addEventListener("keydown", keys);
    box.prepend(bar);
    bar.append(said);
    return made;
  }

  function scale() {
    return whole[2] / view[2];
  }

  function within([x, y, w, h]) {
    const wide = Math.min(whole[2], Math.max(whole[2] / MOST, w));
    const tall = (wide / whole[2]) * whole[3];
    const held = (at, size, start, all) => Math.min(start + all - size, Math.max(start, at));
    return [held(x, wide, whole[0], whole[2]), held(y, tall, whole[1], whole[3]), wide, tall];
  }

  function zoom(by, at = null) {
    const [x, y, w, h] = view;
    const [cx, cy] = at ?? [x + w / 2, y + h / 2];
    go(within([cx - (cx - x) / by, cy - (cy - y) / by, w / by, h / by]));
  }

  function move(dx, dy) {
    const [x, y, w, h] = view;
    go(within([x + dx * w, y + dy * h, w, h]), true);
  }

  function go(target, plain = false) {
    cancelAnimationFrame(frame);
    const from = [...view];
    if (plain || calm()) return show(target);
    const start = performance.now();
    const step = (now) => {
      const t = Math.min(1, (now - start) / 150);
      show(from.map((value, i) => value + (target[i] - value) * t));
      if (t < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }

  function show(next) {
    view = next;
    svg.setAttribute("viewBox", view.map((value) => value.toFixed(2)).join(" "));
    const k = scale();
    for (const mark of kept) mark.setAttribute("transform", `translate(${mark.dataset.keep}) scale(${(1 / k).toFixed(4)})`);
    const zoomed = k > 1.001;
    box.classList.toggle("zoomed", zoomed);
    buttons[0].disabled = k > MOST - 0.001;
    buttons[1].disabled = buttons[2].disabled = !zoomed;
    const text = zoomed ? `${k.toFixed(1)} times` : "";
    if (said.textContent !== text) said.textContent = text;
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = {
      "+": () => zoom(STEP), "=": () => zoom(STEP), "-": () => zoom(1 / STEP), "0": () => go([...whole]),
      ArrowLeft: () => move(-0.15, 0), ArrowRight: () => move(0.15, 0), ArrowUp: () => move(0, -0.15), ArrowDown: () => move(0, 0.15),
    };
    const act = acts[event.key];
    if (!act || (event.key.startsWith("Arrow") && scale() <= 1.001)) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  function spot(event) {
    const seen = svg.getBoundingClientRect();
    return [view[0] + ((event.clientX - seen.left) / seen.width) * view[2], view[1] + ((event.clientY - seen.top) / seen.height) * view[3]];
  }

  svg.addEventListener("keydown", keys);
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return; // the plain wheel scrolls the page
    event.preventDefault();
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, spot(event));
  }, { passive: false });

  let held = null;
  let dragged = false;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && scale() > 1.001) held = { from: spot(event), id: event.pointerId };
    dragged = false;
  });
  svg.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.id) return;
    const [x, y] = spot(event);
    const by = [held.from[0] - x, held.from[1] - y];
    if (!dragged && Math.hypot(...by) * scale() < 4) return;
    if (!dragged) svg.setPointerCapture(held.id);
    dragged = true;
    show(within([view[0] + by[0], view[1] + by[1], view[2], view[3]]));
  });
  const drop = () => { held = null; };
  svg.addEventListener("pointerup", drop);
  svg.addEventListener("pointercancel", drop);
  svg.addEventListener("dragstart", (event) => { if (scale() > 1.001) event.preventDefault(); });
  svg.addEventListener("click", (event) => { if (dragged) { event.preventDefault(); event.stopPropagation(); dragged = false; } }, true);
  box.addEventListener("focusin", (event) => { // a mark reached by Tab comes into sight
    const mark = event.target.closest("svg a");
    if (!mark || scale() <= 1.001) return;
    const seen = svg.getBoundingClientRect(), there = mark.getBoundingClientRect();
    const x = (there.left + there.right) / 2, y = (there.top + there.bottom) / 2;
    if (x >= seen.left && x <= seen.right && y >= seen.top && y <= seen.bottom) return;
    const [cx, cy] = spot({ clientX: x, clientY: y });
    go(within([cx - view[2] / 2, cy - view[3] / 2, view[2], view[3]]), true);
  });
}

document.querySelectorAll("[data-zoom]").forEach(zoomable);
