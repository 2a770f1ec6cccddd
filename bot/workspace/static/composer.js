// The boxes to write in, of the conversation and of the thread: words, files, things to try.

import { send, showStatus } from "./news.js";
import { toEnd } from "./lines.js";

document.querySelectorAll("form.composer").forEach((composer) => {
  const text = composer.querySelector("textarea");
  const files = composer.querySelector("input[type=file]");
  const attached = composer.querySelector("[data-attached]");
  const pane = composer.parentElement.querySelector(".scroll");

  async function say() {
    const typed = text.value;
    if (!typed.trim() && !files.files.length) return;
    const content = new FormData(composer);
    if (!files.files.length) content.delete("files");
    const chosen = files.files;
    text.value = "";
    files.value = "";
    showFiles();
    fit();
    try {
      await send(composer.action, content);
      toEnd(pane, [...pane.querySelectorAll("[data-mine], .command")].at(-1));
    } catch (error) {
      if (!text.value) text.value = typed;
      files.files = chosen;
      showFiles();
      fit();
      const why = error instanceof TypeError ? "" : ` ${error.message}`;
      showStatus(`Not sent.${why} Your words are still in the box.`, true);
    }
  }

  // The box grows with what is typed, up to the height that the style sheet allows.
  function fit() {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
    composer.classList.toggle("ready", Boolean(text.value.trim() || files.files.length));
  }

  function showFiles() {
    attached.replaceChildren(...[...files.files].map((file, place) => {
      const item = document.createElement("li");
      const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
      remove.setAttribute("aria-label", `Remove ${file.name}`);
      remove.addEventListener("click", () => keep([...files.files].filter((_, other) => other !== place)));
      item.append(Object.assign(document.createElement("span"), { textContent: file.name }), remove);
      return item;
    }));
    fit();
  }

  function keep(chosen) {
    const transfer = new DataTransfer();
    chosen.forEach((file) => transfer.items.add(file));
    files.files = transfer.files;
    showFiles();
    text.focus();
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
  text.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length) keep([...files.files, ...event.clipboardData.files]);
  });
  files.addEventListener("change", () => {
    files.closest("details").open = false;
    keep([...files.files]);
  });
  composer.addEventListener("dragover", (event) => event.preventDefault());
  composer.addEventListener("drop", (event) => {
    event.preventDefault();
    keep([...files.files, ...event.dataTransfer.files]);
  });
  composer.addEventListener("click", (event) => {
    const hint = event.target.closest("[data-hint]");
    if (hint) {
      text.value = hint.dataset.hint;
      fit();
      text.focus();
    }
    const shortcut = event.target.closest("[data-shortcut]");
    if (shortcut) {
      shortcut.closest("details").open = false;
      const content = new URLSearchParams({ callback_id: shortcut.dataset.callback, place: shortcut.dataset.place });
      send(shortcut.dataset.shortcut, content).catch(() => showStatus("That did not get through. Try again.", true));
    }
  });
});
