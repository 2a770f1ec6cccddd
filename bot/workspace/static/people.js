// Finds people by any word of what is said of them, also of the program that they stand under.

const search = document.getElementById("search");

search?.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  document.querySelectorAll(".group").forEach((group) => {
    const heading = group.querySelector("h2")?.textContent ?? "";
    let here = 0;
    group.querySelectorAll("li").forEach((item) => {
      const said = `${heading} ${item.textContent}`.toLowerCase();
      item.hidden = !words.every((word) => said.includes(word));
      here += item.hidden ? 0 : 1;
    });
    group.hidden = !here;
    found += here;
  });
  document.querySelector(".nobody").hidden = found > 0;
});

search?.addEventListener("keydown", (event) => {
  if (event.key === "Enter") document.querySelector(".people li:not([hidden]) a")?.click();
});
