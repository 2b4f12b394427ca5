/* The door of a fair. Each arrival is kept in this telephone until the server has answered it, so
   a network that comes and goes loses nobody. Only codes and times are kept: no name, no RUN.
   Without this file the same form is sent the plain way. */
"use strict";

const form = document.querySelector("form[data-arrivals]");
const told = document.querySelector("[data-told]");
const waiting = document.querySelector("[data-waiting]");
const MOST_SENT = 100;
const TRY_AGAIN = 15000;
const PATIENCE = 10000;
const LATER = "El envío sigue cuando vuelva la conexión.";
let sending = false;

// A telephone may forbid the store; then the plain form is left alone.
const store = (() => {
  try {
    localStorage.setItem("fair-test", "1");
    localStorage.removeItem("fair-test");
    return localStorage;
  } catch {
    return null;
  }
})();

if (form && store) {
  const key = `fair-arrivals-${form.dataset.arrivals}`;
  const read = () => JSON.parse(store.getItem(key) || "[]");
  const write = (items) => store.setItem(key, JSON.stringify(items));
  const same = (one, other) => one.code === other.code && one.at === other.at;

  const say = (words, ok = true) => {
    const line = document.createElement("p");
    line.className = ok ? "notice notice-success" : "notice notice-error";
    line.textContent = words;
    told.prepend(line);
    while (told.children.length > 4) told.lastChild.remove();
  };
  const show = (why = "") => {
    const count = read().length;
    waiting.hidden = !count;
    waiting.textContent = count === 1
      ? `1 llegada espera en este teléfono. ${why}`
      : `${count} llegadas esperan en este teléfono. ${why}`;
  };

  const send = async () => {
    const items = read().slice(0, MOST_SENT);
    if (!items.length || sending) return;
    if (!navigator.onLine) return show(LATER);
    sending = true;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("arrivals", JSON.stringify(items));
    let why = LATER, fewer = false;
    try {
      const answer = await fetch(form.dataset.queue, {
        method: "POST", body, redirect: "manual", signal: AbortSignal.timeout?.(PATIENCE),
      });
      if (answer.ok) {
        const { answers, came } = await answer.json();
        // What was typed meanwhile stays.
        const left = read().filter((item) => !answers.some((done) => same(done, item)));
        fewer = left.length < read().length;
        write(left);
        for (const done of answers) say(done.ok ? done.words : `${done.code}: ${done.words}`, done.ok);
        const number = document.querySelector("[data-came]");
        if (number) number.textContent = came.toLocaleString("es-CL");
        why = "";
      } else {
        why = "Recarga esta página y entra de nuevo para enviarlas.";
      }
    } catch { /* No network: they stay. */ }
    sending = false;
    show(why);
    if (fewer && read().length) send();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const code = form.elements.code.value.trim();
    if (!code) return form.elements.code.focus();
    write([...read(), { code, at: new Date().toISOString() }]);
    const typed = form.elements.code.type !== "hidden";
    if (typed) {
      form.elements.code.value = "";
      form.elements.code.focus();
    } else {
      form.hidden = true;
      say("Guardada en este teléfono.");
    }
    show(LATER);
    send();
  });
  const banner = document.querySelector("[data-offline]");
  addEventListener("offline", () => {
    if (banner) banner.textContent = "Sin conexión. Sigue registrando: las llegadas se guardan en este teléfono.";
  });
  addEventListener("online", send);
  setInterval(send, TRY_AGAIN);
  show(LATER);
  send();
}
