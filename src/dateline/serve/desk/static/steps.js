// The page of a statement: [ and ] lead to the statements before and after it on the same field, as the links do.

const OFF = "dateline-keys-off"; // where review.js keeps that somebody wants no keys

function off() {
  try {
    return localStorage.getItem(OFF) === "yes";
  } catch {
    return false;
  }
}

const writing = (element) => element.closest?.("input, textarea, select, [contenteditable='true']");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== "[" && event.key !== "]")) return;
  if (off() || writing(event.target) || document.querySelector("dialog[open]")) return;
  const link = document.querySelector(`main .steps a[rel="${event.key === "[" ? "prev" : "next"}"]`);
  if (link) location.assign(link.href);
});
