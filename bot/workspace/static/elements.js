// The elements of blocks: pressing, choosing and typing, in messages, a Home and modals alike. With every press goes
// what stands in all fields of the same message or view.

import { onNews, send, showStatus } from "./news.js";

const TYPING = 600, PICKING = 700;
const timers = new WeakMap();

// What stands in the fields within, as name and value.
export function typedIn(within) {
  const typed = [];
  within.querySelectorAll("input[name], select[name], textarea[name]").forEach((field) => {
    const box = field.type === "radio" || field.type === "checkbox";
    if (field.type !== "file" && (!box || field.checked)) typed.push([field.name, field.value]);
  });
  return typed;
}

// Puts back what was typed into fields of the same name, after their surroundings were drawn anew.
export function restore(within, typed) {
  within.querySelectorAll("input[name], select[name], textarea[name]").forEach((field) => {
    const given = typed.filter(([name]) => name === field.name).map(([, value]) => value);
    if (!given.length || field.type === "hidden") return;
    if (field.type === "radio" || field.type === "checkbox") field.checked = given.includes(field.value);
    else field.value = given[0];
  });
  within.querySelectorAll("details.pick").forEach(summarize);
}

async function press(control, chosen = []) {
  const surface = control.closest("[data-surface]");
  if (control.dataset.pressed || !(await confirmed(control))) return;
  const content = new URLSearchParams([...typedIn(surface).filter(([name]) => name.includes("|")), ...chosen]);
  content.set("block_id", control.dataset.block);
  content.set("action_id", control.dataset.action);
  if (surface.dataset.ts) content.set("ts", surface.dataset.ts);
  hold(control);
  try {
    await send(surface.dataset.surface, content);
  } catch {
    release(control);
    showStatus("That did not get through. Try again.", true);
  }
}

function hold(control) {
  control.dataset.pressed = "yes";
  control.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", "true"));
}

function release(control) {
  delete control.dataset.pressed;
  control.querySelectorAll("button").forEach((button) => button.removeAttribute("aria-disabled"));
}

onNews((news) => {
  if (news.waiting || news.modal?.waiting) return;
  document.querySelectorAll("[data-pressed]").forEach(release);
});

function confirmed(control) {
  if (!control.dataset.confirm) return true;
  return ask(JSON.parse(control.dataset.confirm));
}

// Asks in Slack's own little dialog; true where the person agrees.
export function ask(asked) {
  const dialog = document.getElementById("confirm");
  const [deny, confirm] = dialog.querySelectorAll("button");
  dialog.querySelector("h2").textContent = asked.title?.text ?? "Are you sure?";
  dialog.querySelector("p").textContent = asked.text?.text ?? "";
  deny.textContent = asked.deny?.text ?? "Cancel";
  confirm.textContent = asked.confirm?.text ?? "Yes";
  confirm.className = `button ${asked.style === "danger" ? "danger" : "primary"}`;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "confirm"), { once: true });
  });
}

function later(control, pause) {
  clearTimeout(timers.get(control));
  timers.set(control, setTimeout(() => press(control), pause));
}

function summarize(pick) {
  const chosen = [...pick.querySelectorAll("input[type=checkbox]:checked")];
  const shown = pick.querySelector("[data-chosen]");
  shown.textContent = chosen.map((box) => box.parentElement.querySelector("span").firstElementChild.textContent.trim()).join(", ")
    || shown.dataset.none;
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form.press");
  if (!form) return;
  event.preventDefault();
  press(form);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(".press a");
  if (link) return press(link.closest(".press"));
  const button = event.target.closest("span.press button");
  if (button) return press(button.closest(".press"));
  const choice = event.target.closest(".control [data-value]");
  if (choice) press(choice.closest(".control"), [[choice.dataset.name, choice.dataset.value]]);
});

document.addEventListener("change", (event) => {
  const field = event.target, control = field.closest(".control");
  if (!control || !field.name) return;
  const pick = field.closest("details.pick");
  if (pick) summarize(pick);
  if (control.dataset.dispatch !== "change") return;
  // A date typed by its digits changes with every one of them.
  const typed = ["date", "time", "datetime-local"].includes(field.type);
  if (typed && field.value && field.value < "1000") return;
  if (typed || field.type === "checkbox") later(control, PICKING);
  else press(control);
});

document.addEventListener("input", (event) => {
  const control = event.target.closest(".control");
  if (event.target.matches("[data-filter]")) return filter(event.target);
  if (control?.dataset.dispatch?.includes("typing")) later(control, TYPING);
});

document.addEventListener("keydown", (event) => {
  const control = event.target.closest?.(".control");
  if (event.key !== "Enter" || event.isComposing || !control?.matches(".text, .area")) return;
  if (control.matches(".area") && (event.shiftKey || !control.dataset.dispatch.includes("enter"))) return;
  if (!control.dataset.dispatch.includes("enter")) return;
  event.preventDefault();
  press(control);
});

function filter(field) {
  const sought = field.value.trim().toLowerCase();
  field.closest(".pick-list").querySelectorAll(".choice").forEach((choice) => {
    choice.hidden = !choice.textContent.toLowerCase().includes(sought);
  });
}
