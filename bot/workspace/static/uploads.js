// The file fields of modals: what is chosen goes up at once, and the form then names it by its id.
document.addEventListener("change", async (event) => {
  const field = event.target;
  if (!field.dataset.upload || !field.files.length) return;
  const list = field.closest(".control").querySelector("[data-uploads]");
  const content = new FormData();
  [...field.files].forEach((file) => content.append("files", file));
  field.value = "";
  try {
    const answer = await fetch(field.dataset.upload, { method: "POST", body: content });
    if (!answer.ok) throw new Error(await answer.text());
    if (!field.multiple) list.replaceChildren();
    (await answer.json()).forEach((file) => list.append(chip(list.dataset.uploads, file)));
  } catch (error) {
    const said = document.createElement("li");
    said.textContent = error.message;
    list.append(said);
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-uploads] [data-remove]")) event.target.closest("li").remove();
});

function chip(name, file) {
  const item = document.createElement("li");
  const hidden = Object.assign(document.createElement("input"), { type: "hidden", name, value: file.id });
  const words = Object.assign(document.createElement("span"), { textContent: file.name });
  const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  remove.dataset.remove = "";
  remove.setAttribute("aria-label", `Remove ${file.name}`);
  item.append(hidden, words, remove);
  return item;
}
