// Any set of references; the address holds every filter.
import { causePath, counted, empty, field, filters, fold, get, h, heading, link, local, nothingYet, pager, query as encoded, referenceTable, seconds, select, setPath, unique, url } from "./parts.js";

const times = ["created", "updated", "last_synced"].flatMap((name) => [`${name}_after`, `${name}_before`]);
const texts = ["subject_id", "service_model", "service_model_ref", "external_status", "external_message", "cause"];
const label = (name) => (name === "q" ? "text in message" : name.replaceAll("_", " "));

export const load = async ({ query }) => ({
	...(await get("references", { ...query, include: "subject" })),
	cells: (await get("summary")).services,
});

const form = (asked, cells, go) => {
	const input = (name, type) => field(label(name), h("input", { name, type, value: type === "datetime-local" ? local(asked[name]) : asked[name] }));
	const choice = (name, options) => field(label(name), select(name, [["", "any"], ...new Set([...options, ...(asked[name] ? [asked[name]] : [])])], asked[name]));
	const more = fold("More filters", h("div.filters",
		texts.map((name) => input(name)), choice("locked", ["true", "false"]), times.map((name) => input(name, "datetime-local"))));
	more.open = [...texts, ...times, "locked"].some((name) => asked[name]);
	return filters("/set", go, (chosen) => {
		for (const name of times) chosen[name] &&= seconds(chosen[name]);
	},
		input("q", "search"), choice("subject_type", unique(cells, "subject_type")), choice("service_name", unique(cells, "service_name")), choice("status", ["failed", "pending", "successful"]), more);
};

export const render = (page, { query, go }) => {
	const { cursor, ...asked } = query;
	const any = page.references.length > 0;
	const file = (format) => h("a.button", { href: url("references/export", { format, ...asked }), download: "" }, `Export ${format.toUpperCase()}`);
	return [
		heading(page.count == null ? "Many references" : counted(page.count, "reference"), any && [file("csv"), file("ndjson")]),
		form(asked, page.cells, go),
		asked.cause ? h("p", link(causePath(asked.cause), "What do they share?"))
			: asked.status === "failed" && h("p", link(`/causes${encoded({ service_name: asked.service_name, subject_type: asked.subject_type })}`, "Why do they fail?")),
		any ? [referenceTable(page.references, page.subjects), pager(page, page.references.length, "/set", query)]
			: Object.keys(asked)[0] ? empty("No reference matches. To find what is expected, but missing:", "counterpart reconcile --type Invoice --service netsuite ids.csv") : nothingYet(),
	];
};
