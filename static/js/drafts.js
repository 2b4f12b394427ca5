/* What is typed at the desk is kept in this tab until the server has it. A form sent without a
   connection waits and goes by itself when it is back; its hidden id makes a repeated sending count
   once. Only this tab's own store is used: closing the tab, or signing out, forgets it. */
"use strict";

// Its names are its own: other scripts of a page have a store too.
{
  const KEPT = "borrador-";
  const store = (() => {
    try {
      sessionStorage.setItem("prueba", "1");
      sessionStorage.removeItem("prueba");
      return sessionStorage;
    } catch {
      return null;
    }
  })();

  const inputs = (form) => [...form.elements].filter(
    (input) => input.name && !["csrfmiddlewaretoken"].includes(input.name) && input.type !== "file" && input.type !== "password");

  const keep = (form, key) => {
    const values = {};
    for (const input of inputs(form)) {
      if (["checkbox", "radio"].includes(input.type)) {
        if (input.checked) (values[input.name] ||= []).push(input.value);
      } else (values[input.name] ||= []).push(input.value);
    }
    store.setItem(key, JSON.stringify(values));
  };

  const restore = (form, key) => {
    const values = JSON.parse(store.getItem(key));
    const next = {};
    for (const input of inputs(form)) {
      const kept = values[input.name] || [];
      if (["checkbox", "radio"].includes(input.type)) input.checked = kept.includes(input.value);
      else {
        const value = kept[next[input.name] ||= 0];
        next[input.name] += 1;
        if (value !== undefined) input.value = value;
      }
    }
  };

  for (const part of store ? document.querySelectorAll("[data-draft]") : []) {
    const form = part.matches("form") ? part : part.querySelector("form");
    if (!form) continue;
    const key = KEPT + part.dataset.draft;
    const said = document.createElement("p");
    said.className = "notice notice-info";
    said.setAttribute("role", "status");
    said.hidden = true;
    form.before(said);
    const say = (words) => {
      said.textContent = words;
      said.hidden = !words;
    };
    // The server's own answer, with what was wrong, already has what was typed.
    const answered = document.querySelector("[data-focus]");
    if (store.getItem(key) && !answered) {
      restore(form, key);
      say("Recuperamos lo que habías escrito y no alcanzó a guardarse. ");
      const forget = document.createElement("button");
      forget.type = "button";
      forget.className = "btn btn-link";
      forget.textContent = "Descartarlo";
      forget.addEventListener("click", () => {
        store.removeItem(key);
        location.reload();
      });
      said.append(forget);
    }
    form.addEventListener("input", () => keep(form, key));
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    let waits = false;
    // Before the listener that lets a form be sent once.
    form.addEventListener("submit", (event) => {
      keep(form, key);
      if (navigator.onLine) {
        store.setItem(`${KEPT}enviado`, part.dataset.draft);
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      waits = true;
      say("Sin conexión. Guardamos lo que escribiste y se enviará cuando vuelva.");
    });
    addEventListener("online", () => {
      if (!waits) return;
      waits = false;
      say("Volvió la conexión: enviando.");
      form.requestSubmit();
    });
  }

  // A ready text is written into the form beside what was typed, and another one takes its place.
  // A list has one choice, so it takes the text's.
  const written = {};
  const write = (form, words) => {
    for (const [name, text] of Object.entries(words)) {
      const input = form.elements[name];
      const before = written[name] ? input.value.replace(written[name], "") : input.value;
      if (input.matches("select")) input.value = text;
      else input.value = [before.trim(), text].filter(Boolean).join(input.matches("textarea") ? "\n" : " ");
      written[name] = text;
    }
    form.dispatchEvent(new Event("input"));
  };
  for (const ready of document.querySelectorAll("[data-writes]")) {
    ready.addEventListener("click", (event) => {
      event.preventDefault();
      const form = document.querySelector("[data-draft] form");
      write(form, JSON.parse(ready.dataset.writes));
      for (const other of document.querySelectorAll("[data-writes]")) other.removeAttribute("aria-current");
      ready.setAttribute("aria-current", "true");
      form.elements.note.focus();
    });
  }

  // A page that is not the form's own is the answer to what was sent: it is recorded.
  const sent = store?.getItem(`${KEPT}enviado`);
  if (sent) {
    store.removeItem(`${KEPT}enviado`);
    if (!document.querySelector(`[data-draft="${CSS.escape(sent)}"]`)) store.removeItem(KEPT + sent);
  }
  // Nobody else at this screen reads what was being written.
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action")?.endsWith("/salir/")) store?.clear();
  });
}
