// Starts everything, and wires what stands around the views.
import { send, setPath } from "./parts.js";
import * as events from "./events.js";
import { go, refresh, session, start } from "./router.js";
import { resolve } from "./search.js";

const element = (id) => document.getElementById(id);
const box = element("search").elements.q;

session.changed = () => {
	const { value } = session;
	document.body.classList.toggle("signed-out", !value);
	element("account").textContent = value ? `${value.account} · ${value.scope}` : "";
	if (value) events.start(refresh);
	else events.stop();
};

element("sign-out").onclick = async () => {
	await send("DELETE", "session").catch(() => {});
	session.set(null);
	go("/sign-in");
};

element("search").onsubmit = async (event) => {
	event.preventDefault();
	const words = box.value.trim();
	if (words) go(await resolve(words).catch(() => setPath({ q: words })));
};

addEventListener("keydown", (event) => {
	if (event.key !== "/" || event.target.closest("input, textarea, select, dialog")) return;
	event.preventDefault();
	box.select();
});

if (location.pathname !== "/sign-in") session.ready = send("GET", "session").then((value) => session.set(value)).catch(() => {});
start();
