// Shows what is written in a negotiation as it is written. Loaded only by pages that have one; without it they are read
// anew to see it. Nothing typed is touched, and the focus stays where it is.
const LONGEST_PAUSE = 60_000;

const place = document.querySelector("[data-thread]");
const [state, steps, spoken] = ["state", "steps", "spoken"].map((name) => place.querySelector(`[data-${name}]`));
const list = place.querySelector(".timeline");
const refresh = [...state.childNodes];
const { thread, live, lost } = place.dataset;
let { told } = place.dataset;
let pause = 1000;
let line;
let timer;

function listen() {
  clearTimeout(timer);
  if (document.hidden || line) return;
  line = new EventSource(`${thread}/live?after=${told}`);
  line.addEventListener("open", () => {
    pause = 1000;
    state.replaceChildren(live);
  });
  line.addEventListener("error", () => {
    state.replaceChildren(lost, " ", ...refresh);
    // A line that was cut is taken up by the browser; one that was refused is asked for again, less and less often.
    if (line.readyState !== EventSource.CLOSED) return;
    hangUp();
    timer = setTimeout(listen, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  });
  line.addEventListener("message", (event) => tell(event, said));
  line.addEventListener("step", (event) => tell(event, (step) => steps.replaceChildren(step)));
}

function hangUp() {
  line?.close();
  line = undefined;
}

function tell({ data, lastEventId }, show) {
  told = lastEventId;
  const { body } = new DOMParser().parseFromString(data, "text/html");
  const entry = document.adoptNode(body.firstElementChild);
  // The page may have been made while it was written, and have it.
  if (document.getElementById(entry.querySelector("[id]")?.id)) return;
  show(entry);
  spoken.textContent = entry.innerText;
}

function said(entry) {
  list.prepend(entry);
  // What stood here unread before is for its reader to mark.
  if (!place.querySelector("[data-waiting]")) watch(entry.querySelector("[data-unread]"));
}

// What came while somebody looked is read once it was seen, up to the newest message before which none was missed.
const unread = [];
const seen = new Set();
const eyes = new IntersectionObserver((sights) => {
  for (const { target } of sights.filter((sight) => sight.isIntersecting)) {
    seen.add(target);
    eyes.unobserve(target);
  }
  let last;
  while (seen.has(unread[0])) last = unread.shift();
  if (last) mark(last.id.replace("message-", ""));
});

function watch(message) {
  if (!message) return;
  unread.push(message);
  eyes.observe(message);
}

function mark(until) {
  const body = new URLSearchParams({ until });
  fetch(`${thread}/read`, { method: "POST", body, redirect: "manual" }).catch(() => null);
}

// A page nobody looks at keeps no line: browsers have few of them for a site.
document.addEventListener("visibilitychange", () => (document.hidden ? hangUp() : listen()));
addEventListener("pagehide", hangUp);
addEventListener("pageshow", listen);
listen();
