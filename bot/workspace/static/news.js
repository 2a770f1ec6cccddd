// Asks for news once a second while the tab is seen, more often while the companion works, and tells every part of
// the page what came. What the page sends goes through here too, so that its effect is seen at once.

const IDLE = 1000, WORKING = 200, UNREACHABLE = 3000;

const page = document.body;
const status = document.getElementById("status");
const words = document.getElementById("status-words");
const working = words.textContent;
const listeners = [];

let version = "";  // so that the first news is everything
let waiting = !status.hidden;
let doing = waiting ? working : "";
let busy = waiting;
let timer;
let sent = -Infinity;

// Calls `draw(news)` whenever something changed.
export function onNews(draw) {
  listeners.push(draw);
}

export function showStatus(message, trouble = false) {
  words.textContent = message;
  status.hidden = !message;
  status.classList.toggle("trouble", trouble);
}

// How long ago this page last sent something.
export function secondsSinceSent() {
  return (performance.now() - sent) / 1000;
}

// Sends a form's content and draws what comes of it; throws with the workspace's words where it is refused.
export async function send(address, content) {
  sent = performance.now();
  const answer = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body: content });
  if (!answer.ok) throw new Error(await answer.text());
  busy = true;
  await listen();
  return answer;
}

export async function listen() {
  clearTimeout(timer);
  if (document.hidden) return;
  let pause = IDLE;
  try {
    const asked = version;
    const answer = await fetch(`${page.dataset.here}/news?version=${encodeURIComponent(asked)}`);
    if (answer.status === 404) return location.assign("..");
    if (!answer.ok) throw new Error(answer.statusText);
    const news = answer.status === 200 ? await answer.json() : null;
    // What was sent meanwhile has drawn something newer.
    if (news && asked === version) draw(news);
    else showStatus(doing);
    pause = busy ? WORKING : IDLE;
  } catch (error) {
    if (!(error instanceof TypeError)) console.error(error);
    showStatus("The workspace has stopped. Start it again, and this page goes on.", true);
    pause = UNREACHABLE;
  }
  clearTimeout(timer);
  timer = setTimeout(listen, pause);
}

function draw(news) {
  version = news.version;
  waiting = news.waiting;
  doing = news.status || (waiting ? working : "");
  busy = Boolean(doing || news.modal?.waiting);
  showStatus(doing);
  listeners.forEach((listener) => listener(news));
}

export function localTimes(within) {
  within.querySelectorAll("time").forEach((time) => {
    const at = new Date(time.dateTime);
    time.textContent = at.toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
    time.title = at.toLocaleString();
  });
}

export function start() {
  document.addEventListener("visibilitychange", listen);
  localTimes(document);
  listen();
}
