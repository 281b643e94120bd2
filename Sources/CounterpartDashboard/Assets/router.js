// Turns addresses into views, and keeps them up to date.
import { announce, button, h, heading, patch, problem, Problem, restart } from "./parts.js";

// Each with the entry of the navigation that it belongs to.
const routes = [
	[/^\/(?:now)?$/, "now"],
	[/^\/(causes|set|services|reconcile|access|system|sign-in)$/],
	[/^\/causes\/([^/]+)$/, "cause", "causes"],
	[/^\/references\/([^/]+)$/, "reference", "set"],
	[/^\/objects\/([^/]+)\/([^/]+)$/, "object", "set"],
];

const main = document.getElementById("main");
let view;

export const session = {
	set(value) {
		this.value = value;
		this.changed();
	},
};

const find = (address) => {
	for (const [pattern, name, home = name] of routes) {
		const match = pattern.exec(address);
		if (match) return { name: name ?? match[1], home: home ?? match[1], parameters: match.slice(1).map(decodeURIComponent) };
	}
};

// Draws the view of the address. A quiet reading changes only what differs.
const show = async ({ quiet, focus, scroll = 0 } = {}) => {
	const signal = restart();
	const found = find(location.pathname);
	if (!quiet) main.setAttribute("aria-busy", true);
	let content, data;
	try {
		if (!found) throw new Problem(404, { detail: `There is no page at ${location.pathname}.` });
		const next = await import(`/assets/view-${found.name}.js`);
		const context = { parameters: found.parameters, query: Object.fromEntries(new URLSearchParams(location.search)), go, refresh: () => show({ quiet: true }) };
		data = await next.load?.(context);
		await session.ready;
		if (signal.aborted) return;
		context.session = session.value;
		content = next.render(data, context);
		view = next;
	} catch (error) {
		if (signal.aborted) return;
		if (error.status === 401) {
			session.set(null);
			return go(`/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`, true);
		}
		// What is shown stays; the next reading may do better.
		if (quiet) return;
		content = [heading("That did not work"), problem(error), h("p", button("Try again", () => show()))];
		view = null;
	}
	const fresh = h("main", { id: "main", tabindex: -1, class: `view-${found?.name}` }, content);
	if (quiet) {
		patch(main, fresh);
		if (view.sentence) announce(view.sentence(data));
		return;
	}
	main.className = fresh.className;
	main.removeAttribute("aria-busy");
	main.replaceChildren(...fresh.childNodes);
	const title = main.querySelector("h1");
	document.title = `${title.textContent} · Counterpart`;
	for (const entry of document.querySelectorAll("#nav a"))
		if (entry.pathname !== `/${found?.home}`) entry.removeAttribute("aria-current");
		else {
			entry.setAttribute("aria-current", "page");
			entry.scrollIntoView({ block: "nearest" });
		}
	if (focus) title.focus({ preventScroll: true });
	scrollTo(0, scroll);
};

export const go = (address, replace) => {
	history.replaceState(scrollY, "");
	history[replace ? "replaceState" : "pushState"](0, "", address);
	return show({ focus: true });
};

// A view with `still` holds what was typed there.
export const refresh = () => view && !view.still && !main.ariaBusy && show({ quiet: true });

export const start = () => {
	history.scrollRestoration = "manual";
	addEventListener("popstate", ({ state }) => show({ focus: true, scroll: state ?? 0 }));
	addEventListener("click", (event) => {
		const anchor = event.target.closest?.("a[href]");
		if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
		const isSkip = anchor.className === "skip";
		if (!isSkip && (anchor.origin !== location.origin || anchor.target || anchor.hasAttribute("download") || !find(anchor.pathname))) return;
		event.preventDefault();
		if (isSkip) main.focus();
		else go(anchor.pathname + anchor.search);
	});
	show();
};
