// Why references fail: one row a cause.
import { badge, broke, causePath, empty, field, filters, get, h, heading, link, message, note, noun, number, pager, select, table, unique, when } from "./parts.js";
import { sparkline } from "./charts.js";

export const load = async ({ query }) => {
	const asked = { state: "new,ongoing,regressed", ...query };
	if (asked.state === "all") delete asked.state;
	return { ...(await get("causes", asked)), summary: await get("summary") };
};

export const render = (page, { query, go }) => {
	const { causes, services } = page.summary;
	const choice = (label, name, options) => field(label, select(name, options, query[name] ?? ""));
	return [
		heading("Causes", note(["new", "regressed", "ongoing", "resolved", "muted"].map((state) => `${number(causes[state])} ${state}`).join(" · "))),
		filters("/causes", go, null,
			field("Text", h("input", { type: "search", name: "q", value: query.q })),
			choice("State", "state", [["", "open"], "new", "ongoing", "regressed", "resolved", "all"]),
			choice("Service", "service_name", [["", "any"], ...unique(services, "service_name")]),
			choice("Type", "subject_type", [["", "any"], ...unique(services, "subject_type")]),
			choice("Muted", "muted", [["", "both"], ["false", "no"], ["true", "yes"]])),
		page.causes.length
			? table("Causes", [
				["Message", (c) => [link(causePath(c.id), h("span.message", message(c))), h("small.clip", [c.owner, c.note].filter(Boolean).join(": "))]],
				["State", (c) => [badge(c.state), c.muted && badge("muted")]],
				["Failing", (c) => h("b", number(c.count)), "num"],
				["24 hours", (c) => sparkline(c.trend)],
				["Where", (c) => [c.service_name, h("small", noun(c.subject_type))]],
				["Since", (c) => when(broke(c)), "num"],
				["Last seen", (c) => when(c.last_seen_at), "num"],
			], page.causes, "cards", (c) => c.id)
			: empty("None here. What failed before:", "counterpart causes --state resolved"),
		page.causes.length > 0 && pager(page, page.causes.length, "/causes", query),
	];
};
