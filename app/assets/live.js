// Looks again and again at the part of a page that is under way, until it is over. Loaded only by pages that have one.
const EVERY = 1000;

async function look() {
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-live]");
    if (!now) return location.reload();
    const part = document.querySelector("[data-live]");
    // Whoever is about to press something keeps it under their hand.
    if (!part.contains(document.activeElement)) part.replaceChildren(...now.childNodes);
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
