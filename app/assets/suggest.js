// Suggests how a question goes on while it is typed: makes a combobox of the search box (ARIA Authoring Practices, list
// autocomplete with manual selection). Without it the search box is a form like any other.
const PAUSE = 150;

const box = document.querySelector("[data-suggestions]");
const { form } = box;
const list = document.createElement("ul");
let chosen = -1;
let asking = new AbortController();
let timer;

list.className = "suggestions";
list.hidden = true;
set(list, { id: "search-suggestions", role: "listbox", "aria-label": box.dataset.suggestions });
form.append(list);
// Of a box for searching assistive technology does not expect a list.
box.type = "text";
box.enterKeyHint = "search";
set(box, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

function show(items) {
  list.replaceChildren(...items.map(option));
  list.hidden = items.length === 0;
  set(box, { "aria-expanded": String(!list.hidden) });
  choose(-1);
}

function option({ kind, text, url }, index) {
  const option = document.createElement("li");
  const [words, label] = [document.createElement("span"), document.createElement("span")];
  words.textContent = text;
  label.textContent = box.dataset[kind];
  label.className = "suggestion-kind";
  option.append(words, " ", label);
  set(option, { id: `search-suggestion-${index}`, role: "option", "aria-selected": "false" });
  // The box keeps the focus.
  option.addEventListener("pointerdown", (event) => event.preventDefault());
  option.addEventListener("click", () => take(kind, text, url));
  return option;
}

function choose(index) {
  list.children[chosen]?.setAttribute("aria-selected", "false");
  chosen = index;
  const option = list.children[chosen];
  if (!option) return box.removeAttribute("aria-activedescendant");
  set(option, { "aria-selected": "true" });
  set(box, { "aria-activedescendant": option.id });
  option.scrollIntoView({ block: "nearest" });
}

function take(kind, text, url) {
  forget();
  if (kind === "phrase") {
    box.value = text;
    form.requestSubmit();
  } else {
    const { pathname, search } = new URL(url);
    location.assign(pathname + search);
  }
}

function forget() {
  clearTimeout(timer);
  asking.abort();
  show([]);
}

async function ask() {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const { value: market } = form.elements.namedItem("market");
  const query = new URLSearchParams({ q: box.value, lang: document.documentElement.lang, market });
  const answer = await fetch(`/api/v1/suggest?${query}`, { signal }).catch(() => null);
  const items = answer?.ok ? (await answer.json().catch(() => ({}))).items : [];
  if (!signal.aborted) show(items ?? []);
}

function typed(event) {
  // What an input method has not settled yet is nobody's word.
  if (event.isComposing) return;
  clearTimeout(timer);
  if (box.value.trim()) timer = setTimeout(ask, PAUSE);
  else forget();
}

const keys = {
  ArrowDown: () => choose(chosen + 1 < list.children.length ? chosen + 1 : -1),
  ArrowUp: () => choose(chosen < 0 ? list.children.length - 1 : chosen - 1),
  Enter: () => list.children[chosen].click(),
  Escape: forget,
};

box.addEventListener("input", typed);
box.addEventListener("compositionend", typed);
box.addEventListener("blur", forget);
box.addEventListener("keydown", (event) => {
  if (event.isComposing || list.hidden || !keys[event.key]) return;
  if (event.key === "Enter" && chosen < 0) return forget();
  event.preventDefault();
  keys[event.key]();
});
