// The lines of the conversation and of the thread: only what changed is replaced, so that focus, selection and
// place stay where they were. New lines are followed to the end, but never past the beginning of a long one.

import { localTimes, onNews } from "./news.js";

const NEAR = 80, MARGIN = 12;
const panes = [...document.querySelectorAll("[data-lines]")];

panes.forEach((pane) => {
  const list = pane.querySelector("ol");
  toEnd(pane, list.lastElementChild);
  onNews((news) => {
    const html = news[pane.dataset.lines];
    if (html === undefined) return;
    const atEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < NEAR;
    const first = patch(list, html);
    if (atEnd && first) toEnd(pane, first);
  });
});

const linked = document.getElementById(location.hash.slice(1));
if (linked) linked.scrollIntoView({ block: "center" });

// As far down as there is something, with the beginning of `line` in sight.
export function toEnd(pane, line) {
  const end = pane.scrollHeight - pane.clientHeight;
  const beginning = line ? line.offsetTop - pane.offsetTop - MARGIN : end;
  pane.scrollTop = Math.min(end, beginning);
}

// Draws the lines that changed, and gives the first new one (or the last, where that one changed).
function patch(list, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const lines = [...fresh.content.children];
  const kept = new Set(lines.map((line) => line.id));
  [...list.children].filter((line) => !kept.has(line.id)).forEach((line) => line.remove());
  let first = null;
  lines.forEach((line, place) => {
    const old = document.getElementById(line.id);
    if (old && old.dataset.revision === line.dataset.revision) return;
    if (old?.querySelector("form.editing")) return;
    localTimes(line);
    if (old) old.replaceWith(line);
    else list.insertBefore(line, list.children[place] || null);
    if (!old || place === lines.length - 1) first ??= line;
  });
  return first;
}
