// The menu at each message: the app's shortcuts, and for one's own words a change or an end.

import { send, showStatus } from "./news.js";
import { ask } from "./elements.js";

const SURE = {
  title: { text: "Delete message" },
  text: { text: "Are you sure you want to delete this message? This cannot be undone." },
  confirm: { text: "Delete" },
  style: "danger",
};

document.addEventListener("click", async (event) => {
  const item = event.target.closest("[data-do]");
  if (!item) return;
  const menu = item.closest(".menu-items");
  menu.closest("details").open = false;
  const content = new URLSearchParams({ ts: menu.dataset.ts });
  if (item.dataset.do === "edit") return edit(item.closest(".line"), menu, item.dataset.text);
  if (item.dataset.do === "delete" && !(await ask(SURE))) return;
  if (item.dataset.do === "shortcut") content.set("callback_id", item.dataset.callback);
  tell(`${menu.dataset.channel}/${item.dataset.do}`, content);
});

function tell(address, content) {
  return send(address, content).catch(() => showStatus("That did not get through. Try again.", true));
}

// The words become a box in their place; Escape leaves them as they were.
function edit(line, menu, words) {
  const said = line.querySelector(".said");
  const form = document.createElement("form");
  form.className = "editing";
  const box = Object.assign(document.createElement("textarea"), { value: words, rows: 3 });
  box.setAttribute("aria-label", "Edit message");
  const cancel = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: "Cancel" });
  const save = Object.assign(document.createElement("button"), { className: "button primary", textContent: "Save" });
  const row = Object.assign(document.createElement("div"), { className: "actions" });
  row.append(cancel, save);
  form.append(box, row);
  said.hidden = true;
  said.after(form);
  box.focus();
  const done = () => {
    form.remove();
    said.hidden = false;
  };
  cancel.addEventListener("click", done);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") done();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = box.value;
    done();
    tell(`${menu.dataset.channel}/edit`, new URLSearchParams({ ts: menu.dataset.ts, text: typed }));
  });
}
