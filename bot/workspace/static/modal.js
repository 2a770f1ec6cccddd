// The modal on top, in a dialog that keeps the focus. Drawn anew only where the app or an error changed it; what was
// typed stays. As in Slack it belongs to the page that asked for it: it comes neither to another tab nor back after a
// reload.

import { onNews, secondsSinceSent, send } from "./news.js";
import { restore, typedIn } from "./elements.js";

const ASKED_WITHIN = 6;  // seconds: a trigger lives for three, and the news of what it opened may be late

const dialog = document.getElementById("modal");
let shown = { id: "", key: "" };
let closing = "";
// The newest modal by the lowest of its stack, and whether this page asked for it: not where it was there before.
let judged = { root: document.body.dataset.modal, own: false };

onNews((news) => {
  if (news.modal && isOwn(news.modal)) show(news.modal);
  else hide();
});

function isOwn(modal) {
  if (modal.root !== judged.root) judged = { root: modal.root, own: secondsSinceSent() < ASKED_WITHIN };
  return judged.own;
}

function show(modal) {
  if (modal.id === closing) return;
  if (modal.key !== shown.key) draw(modal);
  dialog.querySelector("form").toggleAttribute("data-waiting", modal.waiting);
  if (!dialog.open) dialog.showModal();
}

function draw(modal) {
  const same = modal.id === shown.id;
  const typed = same ? typedIn(dialog) : [];
  const focused = same ? document.activeElement?.id : "";
  const scrolled = same ? dialog.querySelector(".modal-body").scrollTop : 0;
  dialog.innerHTML = modal.html;
  shown = modal;
  restore(dialog, typed);
  const body = dialog.querySelector(".modal-body");
  body.scrollTop = scrolled;
  const wrong = dialog.querySelector(".wrong [name], .wrong summary, .wrong input");
  const first = dialog.querySelector("[autofocus]") ?? body.querySelector("input:not([type=hidden]), select, textarea, summary");
  const target = wrong ?? (focused && document.getElementById(focused)) ?? null;
  if (!dialog.open) dialog.showModal();
  (target || first || dialog.querySelector("footer .button:last-child")).focus();
}

function hide() {
  closing = "";
  if (!shown.id) return;
  shown = { id: "", key: "" };
  dialog.close();
  dialog.replaceChildren();
}

async function submit() {
  const form = dialog.querySelector("form");
  if (form.hasAttribute("data-waiting")) return;
  form.toggleAttribute("data-waiting", true);
  try {
    await send(form.dataset.submit, new URLSearchParams(typedIn(form)));
  } catch {
    form.toggleAttribute("data-waiting", false);
    complain("The workspace did not take it. Try again.");
  }
}

function close(everything) {
  const form = dialog.querySelector("form");
  closing = shown.id;
  send(form.dataset.close, new URLSearchParams(everything ? { everything: "yes" } : {}))
    .catch(() => complain("The workspace does not answer."))
    .finally(() => { closing = ""; });
}

function complain(words) {
  const said = Object.assign(document.createElement("p"), { className: "trouble", textContent: words });
  said.setAttribute("role", "alert");
  dialog.querySelector(".modal-body > .trouble")?.remove();
  dialog.querySelector(".modal-body").prepend(said);
}

dialog.addEventListener("submit", (event) => {
  if (!event.target.matches("form.modal")) return;
  event.preventDefault();
  submit();
});

dialog.addEventListener("click", (event) => {
  const button = event.target.closest("[data-closes]");
  if (button) close(button.dataset.closes === "everything");
});

// A browser may close a dialog at a second Escape without asking: then the app is told afterwards.
dialog.addEventListener("close", () => {
  if (shown.id && !closing) close(false);
});

// Escape closes the way the button does: the app is told, and the answer takes the dialog away.
dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  close(false);
});
