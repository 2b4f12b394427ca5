/* Small comforts. Every page works without this file. */
"use strict";

// A form is sent once; coming back with the browser's button makes it usable again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  const button = event.submitter || form.querySelector("button:not([type=button])");
  if (!button) return;
  // The browser collects the form's values after this event, the button's own among them.
  setTimeout(() => {
    button.dataset.label = button.textContent;
    button.textContent = "Enviando…";
    button.disabled = true;
  });
  // A lost connection must not leave the page dead.
  setTimeout(() => release(document), 15000);
});

const release = (root) => {
  for (const form of root.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button[data-label]")) {
      button.textContent = button.dataset.label;
      button.disabled = false;
      delete button.dataset.label;
    }
  }
};
addEventListener("pageshow", () => release(document));
document.addEventListener("htmx:afterRequest", () => release(document));

// Without a connection, say so before anyone loses what they typed.
const offline = document.querySelector("[data-offline]");
const showConnection = () => {
  document.documentElement.classList.toggle("is-offline", !navigator.onLine);
  if (offline) offline.textContent = navigator.onLine ? "" : "Sin conexión. Espera a que vuelva antes de enviar.";
};
addEventListener("online", showConnection);
addEventListener("offline", showConnection);
showConnection();

// What went wrong comes first.
const focusSummary = (root) => root.querySelector("[data-focus]")?.focus();
focusSummary(document);
document.addEventListener("htmx:afterSwap", (event) => focusSummary(event.target));

// "/" goes to the search of the page; at the desk, from a page without one, to the next person.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  // A search inside a panel is about its panel, not about the page.
  const searches = document.querySelectorAll("[role=search] input:not([type=hidden]), input[type=search]");
  const search = [...searches].find((input) => !input.closest(".panel"));
  if (!search) {
    if (document.body.matches(".desk")) document.querySelector(".wordmark").click();
    return;
  }
  event.preventDefault();
  search.focus();
  search.select();
});

// Printing needs a script, so its button only appears with one.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// So does the button that copies what a text says.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).innerText);
    button.textContent = "Copiado";
  });
}

// A choice made while its list was being renewed stays made.
const chosenIn = (part) => [...part.querySelectorAll("input[type=radio]:checked")].map((input) => [input.name, input.value]);
let chosen = [];
document.addEventListener("htmx:beforeSwap", (event) => { chosen = chosenIn(event.target); });
document.addEventListener("htmx:afterSwap", (event) => {
  for (const [name, value] of chosen) {
    const same = event.target.querySelector(`input[type=radio][name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
    if (same) same.checked = true;
  }
  chosen = [];
});

// What renews itself waits while somebody has the keyboard or a finger in it.
document.addEventListener("htmx:beforeRequest", (event) => {
  const part = event.target.closest("[data-quiet]");
  if (part === event.target && part?.contains(document.activeElement)) event.preventDefault();
});

// On a phone a long page starts as the list of its parts; a link to one of them opens it.
const onPhone = matchMedia("(max-width: 39.99rem)").matches;
const isAsked = (fold) => {
  const asked = document.getElementById(location.hash.slice(1));
  return Boolean(asked) && fold.contains(asked);
};
const shut = (panel, isShut) => {
  panel.classList.toggle("panel-shut", isShut);
  panel.querySelector(".panel-fold").setAttribute("aria-expanded", !isShut);
};
const foldPanel = (part) => {
  const panel = part.matches(".panel") ? part : part.querySelector(".panel");
  const title = panel?.querySelector(".panel-head h2");
  if (!title || title.querySelector("button")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "panel-fold";
  button.append(...title.childNodes);
  title.append(button);
  button.addEventListener("click", () => shut(panel, !panel.matches(".panel-shut")));
  shut(panel, !isAsked(panel) && !panel.querySelector(".field-wrong, [data-focus]"));
};
const openAsked = () => {
  for (const fold of document.querySelectorAll("[data-fold]")) if (isAsked(fold)) fold.open = true;
  for (const panel of document.querySelectorAll(".panel-shut")) if (isAsked(panel)) shut(panel, false);
};
if (onPhone) {
  document.querySelectorAll("[data-folds]").forEach(foldPanel);
  document.addEventListener("htmx:afterSettle", (event) => {
    const part = event.target.closest("[data-folds]");
    if (part) foldPanel(part);
  });
  for (const fold of document.querySelectorAll("[data-fold]")) fold.open = isAsked(fold);
  const asked = new URLSearchParams(location.search);
  for (const fold of document.querySelectorAll(".filter-fold")) {
    const inputs = [...fold.querySelectorAll("input, select")];
    const asksWords = inputs.some((input) => input.matches("[type=search], [type=text]"));
    fold.firstElementChild.hidden = asksWords;
    fold.open = asksWords || inputs.some((input) => asked.get(input.name));
  }
}
addEventListener("hashchange", openAsked);

// There a long table starts with one line a row: its name and what matters most. The rest opens in its place.
const controls = "input:not([type=hidden]), select, textarea";
const keyOf = (cells) => cells.find((cell) => cell.matches(".row-key")) || cells.find((cell) => cell.querySelector(".status")) || cells[0];
const shorten = (row) => {
  const cells = [...row.querySelectorAll(":scope > td")];
  const key = keyOf(cells);
  const name = (row.querySelector(":scope > th a") || row.querySelector(":scope > th")).innerText.trim();
  const more = row.insertCell();
  more.className = "row-more";
  more.innerHTML = "<button type='button' aria-expanded='false'>Más</button>";
  const button = more.firstChild;
  button.setAttribute("aria-label", `Más sobre ${name}`);
  button.addEventListener("click", () => {
    const short = row.classList.toggle("row-short");
    button.setAttribute("aria-expanded", !short);
    button.textContent = short ? "Más" : "Menos";
    button.setAttribute("aria-label", `${button.textContent} sobre ${name}`);
  });
  key.classList.add("row-key");
  // A figure alone says nothing: it keeps its label. A word of status says what it is.
  if (/^\$?[\d.,:%\s-]+( (de|por) [\d.]+)?$/.test(key.innerText.trim()) && key.dataset.label !== "Número") key.classList.add("row-number");
  row.classList.add("row-folds", "row-short");
};
const shortenTables = (root) => {
  if (!onPhone) return;
  for (const table of root.querySelectorAll(".data-table")) {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.cells.length > 2);
    if (table.querySelector(controls) || table.querySelectorAll("td").length < 15) continue;
    rows.filter((row) => row.cells[0].matches("th") && !row.matches(".row-folds, [data-whole]")).forEach(shorten);
  }
};
shortenTables(document);
document.addEventListener("htmx:afterSettle", (event) => shortenTables(event.target));

// Words are looked for in the page: they never leave it. Without this file the browser's own search serves.
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
for (const find of document.querySelectorAll("[data-find]")) {
  const all = document.getElementById(find.dataset.find);
  const rows = [...all.querySelectorAll(".list-row")].map((row) => [row, plain(row.textContent)]);
  find.hidden = !rows.length;
  find.addEventListener("input", (event) => {
    const words = plain(event.target.value).split(/\s+/);
    for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(word));
    for (const panel of all.querySelectorAll(".panel-shut")) shut(panel, false);
    for (const panel of all.children) panel.hidden = !panel.querySelector(".list-row:not([hidden])");
    const found = rows.filter(([row]) => !row.hidden).length;
    find.querySelector("[role=status]").textContent = { 0: "Nada coincide. Prueba con otra palabra o pregunta en tu OMIL.", 1: "1 coincide." }[found] ?? `${found} coinciden.`;
  });
}
