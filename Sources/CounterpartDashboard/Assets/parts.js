// What several views are made of.
import { path, query } from "./api.js";
import { h, svg } from "./dom.js";
import { when } from "./time.js";
import { number } from "./words.js";
export * from "./api.js";
export * from "./dom.js";
export * from "./time.js";
export * from "./words.js";

const shapes = {
	successful: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM7 11.4 3.6 8l1.2-1.2L7 9l4.2-4.2L12.4 6Z",
	failed: "M5 1h6l4 4v6l-4 4H5l-4-4V5Zm.3 3.2L4.2 5.3 6.9 8l-2.7 2.7 1.1 1.1L8 9.1l2.7 2.7 1.1-1.1L9.1 8l2.7-2.7-1.1-1.1L8 6.9Z",
	pending: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6ZM7.2 4.5h1.6v3l2.2 1.4-.8 1.4-3-1.8Z",
	never_tried: "M1 7h4v2H1Zm5 0h4v2H6Zm5 0h4v2h-4Z",
	new: "M8 .8l2 5.2 5.2 2-5.2 2-2 5.2L6 10 .8 8 6 6Z",
};
const looks = { regressed: "new", ongoing: "failed", resolved: "successful", deleted: "never_tried", muted: "never_tried" };
const tones = { failed: "bad", new: "bad", pending: "wait", successful: "ok" };

export const icon = (name) =>
	svg("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": true, class: "icon" }, svg("path", { d: shapes[looks[name] ?? name], fill: "currentColor", "fill-rule": "evenodd" }));

export const badge = (state, word = state.replace("_", " ")) => h("span", { class: `badge ${tones[looks[state] ?? state] ?? "quiet"}` }, icon(state), word);

export const link = (href, ...content) => h("a", { href }, content);
export const referencePath = (id) => `/${path("references", id)}`;
export const objectPath = (type, id) => `/${path("objects", type, id)}`;
export const causePath = (id) => `/${path("causes", id)}`;
export const setPath = (filters) => `/set${query(filters)}`;
export const code = (value) => h("code", value);
export const none = (value) => value || h("span.faint", "–");
export const message = (cause) => cause.example || cause.fingerprint;
export const broke = (cause) => cause.regressed_at ?? cause.first_seen_at;
export const unique = (cells, name) => [...new Set(cells.map((cell) => cell[name]))].sort();

export const heading = (title, ...aside) => h("div.heading", h("h1", { tabindex: -1 }, title), aside);
export const note = (...words) => h("p.faint", words);
export const section = (title, ...content) => h("section", h("h2", title), content);
export const fold = (title, ...content) => h("details", h("summary", title), content);
export const button = (label, onclick) => h("button", { type: "button", onclick }, label);
export const facts = (pairs) => h("dl.facts", pairs.map(([name, value]) => value && h("div", h("dt", name), h("dd", value))));

// columns: [label, row => content, class?]
export const table = (label, columns, rows, name = "cards", key) =>
	h("div.scroll", { role: "region", "aria-label": label, tabindex: 0 },
		h("table", { class: name },
			h("thead", h("tr", columns.map(([head, , kind]) => h("th", { scope: "col", class: kind }, head)))),
			h("tbody", rows.map((row) =>
				h("tr", { "data-key": key?.(row) }, columns.map(([head, cell, kind], at) =>
					h(at ? "td" : "th", { scope: at ? null : "row", class: kind, "data-label": head }, h("div", cell(row)))))))));

export const referenceTable = (references, subjects = []) => {
	const title = (r) => subjects.find((s) => s.subject_type === r.subject_type && s.subject_id === r.subject_id)?.title;
	return table("References", [
		["Object", (r) => [link(referencePath(r.id), `${r.subject_type} ${r.subject_id}`), h("small.clip", title(r))]],
		["Status", (r) => badge(r.status)],
		["Service", (r) => [r.service_name, h("small", r.service_model)]],
		["Id there", (r) => r.service_model_ref, "mono"],
		["Status there", (r) => none(r.external_status)],
		["Message", (r) => h("span.message", none(r.external_message))],
		["Updated", (r) => when(r.updated_at), "num"],
	], references, "cards", (r) => r.id);
};

export const pager = (page, shown, address, asked) =>
	h("nav.actions", { "aria-label": "Pages" },
		note(`${number(shown)} of ${page.count == null ? "many" : number(page.count)}`),
		asked.cursor && link(address + query({ ...asked, cursor: null }), "First page"),
		page.next_cursor && link(address + query({ ...asked, cursor: page.next_cursor }), "Next page"));

export const announce = (words) => {
	document.getElementById("announcer").textContent = words;
};

export const copyButton = (label, make) =>
	button(label, async ({ currentTarget }) => {
		try {
			await navigator.clipboard.writeText(make());
		} catch {
			// Without HTTPS there is no clipboard to write to, but a selection can be copied.
			const area = h("textarea", make());
			document.body.append(area);
			area.select();
			document.execCommand("copy");
			area.remove();
			currentTarget.focus();
		}
		announce("Copied");
	});

export const command = (words) => h("div.command", code(words), copyButton("Copy", () => words));

export const empty = (words, next) => h("div.box", h("p", words), next && command(next));

export const nothingYet = () => empty("Nothing is registered yet. Import what you have:", "counterpart import --account acme acme.ndjson");

export const problem = (error) =>
	h("div.notice", { role: "alert" },
		h("p.bad", icon("failed"), " ", error.message),
		error.errors?.map((e) => h("p", code(e.parameter ?? e.pointer), ` ${e.detail}`)),
		error.requestID && note("Request id: ", code(error.requestID)));

export const field = (label, control) => h("label.field", h("span", label), control);

export const select = (name, options, chosen) =>
	h("select", { name }, options.map((option) => {
		const [value, label] = [option].flat();
		return h("option", { value, selected: value === chosen }, label ?? value);
	}));

export const filters = (address, go, change, ...fields) =>
	h("form.filters", {
		role: "search", "aria-label": "Filter",
		onsubmit: (event) => {
			event.preventDefault();
			const chosen = Object.fromEntries(new FormData(event.currentTarget));
			change?.(chosen);
			go(address + query(chosen));
		},
	}, fields, h("div.actions", h("button", "Filter"), link(address, "Clear")));

export const submitting = (action) => async (event) => {
	event.preventDefault();
	const form = event.currentTarget;
	form.querySelector(".notice")?.remove();
	form.inert = true;
	try {
		await action(form, Object.fromEntries(new FormData(form)));
	} catch (error) {
		form.append(problem(error));
	}
	form.inert = false;
};
