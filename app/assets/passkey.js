// Passkeys: asks the browser for one, and sends what it says with the form around the button. Loaded only by pages that
// have such a button; it is shown where the browser can.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

// What the server sends holds its bytes as base64url; so does what it is sent.
function read(options) {
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const known of [...(options.excludeCredentials ?? []), ...(options.allowCredentials ?? [])]) {
    known.id = bytes(known.id);
  }
  return options;
}

const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

function written({ id, rawId, type, response }) {
  const parts = PARTS.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  return JSON.stringify({ id, rawId: text(rawId), type, response: Object.fromEntries(parts) });
}

async function ask(button) {
  const { passkey, options, field } = button.dataset;
  const answered = button.form.elements.namedItem(field);
  if (answered.value) return button.form.submit();
  const answer = await fetch(options, { method: "POST" });
  if (!answer.ok) throw new Error(answer.statusText);
  const { publicKey } = await answer.json();
  const credential = await navigator.credentials[passkey]({ publicKey: read(publicKey) });
  answered.value = written(credential);
  button.form.submit();
}

for (const button of document.querySelectorAll("[data-passkey]")) {
  const told = (name) => button.form.querySelector(`[data-${name}]`);
  if (!globalThis.PublicKeyCredential) continue;
  button.hidden = false;
  told("unsupported")?.remove();
  const makes = button.dataset.passkey === "create";
  // The enter key in the name's field presses the button.
  if (makes) {
    button.form.addEventListener("submit", (event) => {
      event.preventDefault();
      button.click();
    });
  }
  button.addEventListener("click", async () => {
    // Before the device makes one that nobody here would know.
    if (makes && !button.form.reportValidity()) return;
    button.disabled = true;
    told("failed").hidden = true;
    await ask(button).catch(() => {
      told("failed").hidden = false;
      button.disabled = false;
    });
  });
}
