// Menus close when something else is pressed, and with Escape.

const MENUS = "details.menu[open], details.pick[open]";

document.addEventListener("click", (event) => {
  document.querySelectorAll(MENUS).forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  const item = event.target.closest("details.menu .menu-items button");
  if (item) item.closest("details").open = false;
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector(MENUS);
  if (!menu) return;
  event.preventDefault();
  menu.open = false;
  menu.querySelector("summary").focus();
}, true);

// A menu that would leave the view opens upwards.
document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.matches?.("details.menu:not(.up)") || !menu.open) return;
  const pane = menu.closest(".scroll, .modal-body");
  const bottom = pane ? pane.getBoundingClientRect().bottom : innerHeight;
  const { bottom: end } = menu.querySelector(".menu-items").getBoundingClientRect();
  menu.classList.toggle("over", end > bottom);
}, true);
