// The parts of the page that are drawn as a whole: the places, the notices, and the Home.

import { onNews, send } from "./news.js";
import { restore, typedIn } from "./elements.js";

const places = document.getElementById("places");
const notices = document.getElementById("notices");
const home = document.getElementById("home");

onNews((news) => {
  redraw(places, news.places);
  redraw(notices, news.notices);
  if (home && (news.homeKey !== home.dataset.key || !news.homeKey)) {
    const typed = typedIn(home);
    home.dataset.key = news.homeKey;
    redraw(home, news.home);
    restore(home, typed);
  }
});

notices.addEventListener("click", (event) => {
  const button = event.target.closest("[data-number]");
  if (button) send(document.body.dataset.dismiss, new URLSearchParams({ number: button.dataset.number })).catch(() => {});
});

function redraw(region, html) {
  if (html === undefined || region.drawn === html) return;
  region.drawn = html;
  const focused = region.contains(document.activeElement) ? document.activeElement.id : "";
  region.innerHTML = html;
  if (focused) document.getElementById(focused)?.focus();
}
