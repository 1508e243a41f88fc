// Wakes the islands of a page. Loaded only by pages that have one; islands never nest.
import init, * as app from "/pkg/app.js";

await init({ module_or_path: "/pkg/app_bg.wasm" });
app.hydrate();
for (const island of document.querySelectorAll("leptos-island")) {
  app[island.dataset.component](island);
}
