"use strict";

// Keeps one conversation fresh: asks for news once a second while the tab is seen, more often while the companion
// works, and sends words and button presses without leaving the page. Without this script the forms still work.

const IDLE = 1000, WORKING = 200, UNREACHABLE = 3000;

const page = document.body;
const scroll = document.getElementById("scroll");
const messages = document.getElementById("messages");
const composer = document.getElementById("composer");
const text = document.getElementById("text");
const status = document.getElementById("status");
const words = document.getElementById("status-words");
const working = words.textContent;

let version = page.dataset.version;
let waiting = !status.hidden;
let timer;

function draw(news) {
  version = news.version;
  waiting = news.waiting;
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  patch(news.messages);
  document.getElementById("places").innerHTML = news.places;
  showStatus(waiting ? working : "");
  if (!waiting) page.querySelectorAll("[data-pressed]").forEach((button) => release(button));
  if (atEnd) toEnd();
}

// Only lines that changed are replaced, so that focus, selection and place stay where they were.
function patch(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const lines = [...fresh.content.children];
  const kept = new Set(lines.map((line) => line.id));
  [...messages.children].filter((line) => !kept.has(line.id)).forEach((line) => line.remove());
  lines.forEach((line, place) => {
    const old = document.getElementById(line.id);
    if (old && old.dataset.revision === line.dataset.revision) return;
    localTimes(line);
    if (old) old.replaceWith(line);
    else messages.insertBefore(line, messages.children[place] || null);
  });
}

function localTimes(within) {
  within.querySelectorAll("time").forEach((time) => {
    const at = new Date(time.dateTime);
    time.textContent = at.toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
    time.title = at.toLocaleString();
  });
}

function showStatus(message, trouble = false) {
  words.textContent = message;
  status.hidden = !message;
  status.classList.toggle("trouble", trouble);
}

function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
}

async function listen() {
  clearTimeout(timer);
  if (document.hidden) return;
  let pause = IDLE;
  try {
    const asked = version;
    const answer = await fetch(`${page.dataset.news}?version=${encodeURIComponent(asked)}`);
    if (!answer.ok) throw new Error(answer.statusText);
    const news = answer.status === 200 ? await answer.json() : null;
    // What was sent meanwhile has drawn something newer.
    if (news && asked === version) draw(news);
    else showStatus(waiting ? working : "");
    pause = waiting ? WORKING : IDLE;
  } catch {
    showStatus("The workspace has stopped. Start it again, and this page goes on.", true);
    pause = UNREACHABLE;
  }
  clearTimeout(timer);
  timer = setTimeout(listen, pause);
}

async function send(form) {
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams(new FormData(form)),
  });
  if (!answer.ok) throw new Error(await answer.text());
  draw(await answer.json());
  clearTimeout(timer);
  timer = setTimeout(listen, WORKING);
}

async function say() {
  const typed = text.value;
  if (!typed.trim()) return;
  const sent = send(composer);
  text.value = "";
  fit();
  try {
    await sent;
    toEnd();
  } catch {
    if (!text.value) text.value = typed;
    fit();
    showStatus("Not sent. Your words are still in the box.", true);
  }
}

async function press(form, button) {
  if (button.dataset.pressed || !(await confirmed(form))) return;
  button.dataset.pressed = "yes";
  button.setAttribute("aria-disabled", "true");
  try {
    await send(form);
  } catch {
    release(button);
    showStatus("The press did not get through. Try again.", true);
  }
}

function release(button) {
  delete button.dataset.pressed;
  button.removeAttribute("aria-disabled");
}

function confirmed(form) {
  if (!form.dataset.confirm) return true;
  const asked = JSON.parse(form.dataset.confirm);
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

// The box grows with what is typed, up to the height that the style sheet allows.
function fit() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  say();
});

text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  say();
});

text.addEventListener("input", fit);

composer.addEventListener("click", (event) => {
  const hint = event.target.closest("[data-hint]");
  if (!hint) return;
  text.value = hint.dataset.hint;
  fit();
  text.focus();
});

messages.addEventListener("submit", (event) => {
  event.preventDefault();
  press(event.target, event.target.querySelector("button"));
});

messages.addEventListener("click", (event) => {
  const link = event.target.closest("form.press a");
  if (link) send(link.closest("form")).catch(() => {});
});

document.addEventListener("visibilitychange", listen);

localTimes(document);
toEnd();
document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
listen();
