"use strict";
const NAMES = { fr: ["Amina", "Gérard", "Lucie", "Kévin"], en: ["Samuel", "Grace"], ar: ["سمير", "نادية"] };
const byId = (id) => document.getElementById(id);
let current = 0, people = [], drawn = "";

async function post(path, body) {
  const answer = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return answer.ok ? answer.json() : null;
}
const act = (body) => post(`/sandbox/citizens/${current}`, body);

async function newPerson(language) {
  const names = NAMES[language] || NAMES.fr;
  const person = await post("/sandbox/citizens", { language, name: names[people.length % names.length] });
  people.push(person);
  await show(person.id);
  await act({ do: "say", text: "/start" });
}

async function show(id) {
  current = id; drawn = "";
  const tabs = people.map((person) => {
    const tab = document.createElement("button");
    tab.textContent = `${person.name} (${person.language})`;
    tab.setAttribute("aria-current", String(person.id === id));
    tab.onclick = () => show(person.id);
    return tab;
  });
  byId("people").replaceChildren(...tabs);
  await draw();
  byId("text").focus();
}

function bubble(message, newest) {
  const box = document.createElement("div");
  box.className = `message${message.from_bot ? "" : " mine"}${newest ? "" : " old"}`;
  const text = document.createElement("div");
  text.className = "bubble"; text.dir = "auto";
  text.textContent = message.text || (message.from_bot ? "" : "📎");
  box.append(text);
  for (const row of message.buttons) {
    const line = document.createElement("div");
    line.className = "row";
    for (const button of row) {
      const key = document.createElement("button");
      key.textContent = button.text; key.dir = "auto";
      key.onclick = () => act({ do: "tap", data: button.data, message: message.message_id });
      line.append(key);
    }
    box.append(line);
  }
  return box;
}

async function draw() {
  if (!current) return;
  const answer = await fetch(`/sandbox/citizens/${current}`);
  if (!answer.ok) return;
  const chat = await answer.json();
  const state = JSON.stringify(chat.messages);
  if (state === drawn || chat.id !== current) return;
  drawn = state;
  const last = chat.messages.filter((message) => message.from_bot && message.buttons.length).at(-1);
  const focused = document.activeElement && byId("chat").contains(document.activeElement);
  byId("chat").replaceChildren(...chat.messages.map((message) => bubble(message, message === last)));
  byId("chat").scrollTop = byId("chat").scrollHeight;
  if (focused) byId("text").focus();
}

function toast(text) {
  byId("toast").textContent = text;
  setTimeout(() => { byId("toast").textContent = ""; }, 4000);
}

byId("new").onsubmit = (event) => { event.preventDefault(); newPerson(byId("language").value); };
byId("write").onsubmit = (event) => {
  event.preventDefault();
  const text = byId("text").value;
  if (text.trim()) act({ do: "say", text });
  byId("text").value = "";
};
byId("file").onchange = (event) => {
  const file = event.target.files[0];
  const reader = new FileReader();
  reader.onload = () => act({ do: "file", name: file.name, mime: file.type, content: reader.result.split(",")[1] || "" });
  if (file) reader.readAsDataURL(file);
  event.target.value = "";
};

const events = new EventSource("/sandbox/events");
events.onmessage = (message) => {
  const event = JSON.parse(message.data);
  if (event.chat !== current) return;
  if (event.toast) toast(event.toast);
  draw();
};

(async () => {
  people = await (await fetch("/sandbox/citizens")).json();
  if (people.length) show(people.at(-1).id); else newPerson("fr");
})();
