// What is wrong now, in one sentence; then the figures behind it.
import { badge, broke, causePath, counted, empty, failing, get, h, heading, icon, link, message, note, nothingYet, noun, number, percent, section, setPath, since, table, unique, when } from "./parts.js";
import { bar, trend } from "./charts.js";

export const load = async () => ({
	...(await get("summary")),
	open: (await get("causes", { state: "new,ongoing,regressed", muted: false, limit: 20 })).causes,
});

export const sentence = ({ counts, causes, open }) => {
	if (!counts.failed) return counts.pending ? `Nothing fails; ${number(counts.pending)} of ${number(counts.references)} are pending.` : `All ${number(counts.references)} references are in sync.`;
	const told = open.slice(0, 3).map((cause, at) => `${at ? counted(cause.count, cause.subject_type) : failing(cause)} in ${cause.service_name} since ${since(broke(cause))}`);
	const more = causes.new + causes.ongoing + causes.regressed - told.length;
	if (more > 0) told.push(`${number(more)} more ${noun("cause", more)}`);
	const muted = causes.muted ? `${counted(causes.muted, "muted cause")} aside, ` : "";
	const last = told.pop() ?? `${counted(counts.failed, "reference")} fail`;
	return `${told.length ? `${told.join(", ")} and ` : ""}${last}; ${muted}nothing else is wrong.`;
};

const tile = (state, label, count, href, words) => h("a.tile.box", { href }, badge(state, label), h("strong", number(count)), h("small", words));

const cell = (each) => {
	if (!each) return h("span.faint", "·");
	const whole = each.successful + each.failed + each.pending;
	return link(setPath({ service_name: each.service_name, subject_type: each.subject_type, status: each.failed ? "failed" : "" }),
		h("b", percent(each.successful, whole)), each.failed > 0 && h("span.bad", " ", icon("failed"), ` ${number(each.failed)} failed`),
		bar(each.successful / whole, each.failed ? "bad" : "ok"),
		h("small", when(each.last_success_at, "never")));
};

export const render = (data) => {
	const { counts, causes, services, open } = data;
	if (!counts.references) return [heading("Nothing is registered yet"), nothingYet()];
	const newest = open.toSorted((a, b) => (broke(a) < broke(b) ? 1 : -1)).slice(0, 5);
	return [
		heading(sentence(data)),
		h("div.tiles",
			tile("failed", "Failed", counts.failed, "/set?status=failed", `${percent(counts.failed, counts.references)} of ${number(counts.references)}`),
			tile("pending", "Pending", counts.pending, "/set?status=pending", "waiting"),
			tile("successful", "Successful", counts.successful, "/set?status=successful", percent(counts.successful, counts.references)),
			tile("ongoing", "Causes", causes.new + causes.ongoing + causes.regressed, "/causes", `${number(causes.new)} new, ${number(causes.regressed)} regressed`),
			tile("never_tried", "Never tried", services.reduce((sum, each) => sum + each.never_tried, 0), "/services", "no reference yet")),
		h("div.pair",
			section("Writes in 24 hours", trend(data.activity)),
			section("Newest causes", newest.length
				? h("ol.box", newest.map((cause) => h("li", { "data-key": cause.id },
					link(causePath(cause.id), message(cause)),
					note(badge(cause.state), `${counted(cause.count, cause.subject_type)} in ${cause.service_name}, `, when(broke(cause))))))
				: empty("Nothing fails. What failed before:", "counterpart causes --state resolved"))),
		section("Percent successful, and last success",
			table("Services and types", [
				["Type", (type) => noun(type)],
				...unique(services, "service_name").map((name) => [name, (type) => cell(services.find((each) => each.service_name === name && each.subject_type === type))]),
			], unique(services, "subject_type"), "grid", String)),
	];
};
