// One cause: what it says, what its members share, who looks after it.
import { announce, badge, both, broke, code, empty, facts, failing, field, get, h, heading, link, message, minute, none, note, number, path, percent, referenceTable, seconds, section, select, send, setPath, submitting } from "./parts.js";
import { bar, sparkline } from "./charts.js";

export const load = async ({ parameters: [id] }) => {
	const name = path("causes", id);
	const [{ cause }, { references }, facets] = await Promise.all([get(name), get(`${name}/references`, { limit: 20 }), get(`${name}/facets`)]);
	return { cause, references, facets };
};

const shared = ({ facets, failing, compared_with, sampled }) => [
	note(`${number(failing)} that fail beside ${number(compared_with)} that succeed${sampled ? ", sampled" : ""}.`),
	facets.length
		? h("ul.box", facets.slice(0, 8).map((f) => h("li",
			h("b", percent(f.failing_share)), " of the failing, ", h("b", percent(f.succeeding_share)), ` of the succeeding: ${f.facet.replace("_", " ")} = `, h("b", f.facet === "hour" ? minute(f.value) : f.value),
			bar(f.failing_share, "bad"), bar(f.succeeding_share, "ok"))))
		: empty("Nothing that the succeeding have not."),
];

const care = (cause, { refresh }) =>
	h("form.box", {
		onsubmit: submitting(async (form, { note, owner, mute }) => {
			await send("PATCH", path("causes", cause.id), { note: note || null, owner: owner || null, ...(mute && { muted_until: mute > 0 ? seconds(Date.now() + mute * 36e5) : null }) });
			await refresh();
			form.reset();
			announce("Saved");
		}),
	},
		field("Remedy", h("textarea", { name: "note", rows: 3, maxlength: 4000 }, cause.note)),
		field("Owner", h("input", { name: "owner", maxlength: 100, value: cause.owner })),
		field("Mute", select("mute", [["", "as it is"], ["1", "for an hour"], ["8", "for 8 hours"], ["24", "for a day"], ["168", "for a week"], ["0", "no longer"]])),
		h("button", "Save"));

export const render = ({ cause, references, facets }, context) => [
	heading(`${failing(cause)} in ${cause.service_name}`, badge(cause.state), cause.muted && badge("muted")),
	h("blockquote", message(cause)),
	h("div.pair",
		section("What they share", shared(facets)),
		section("This cause",
			facts([
				["Since", both(broke(cause))],
				["First seen", both(cause.first_seen_at)],
				["Last seen", both(cause.last_seen_at)],
				["Resolved", cause.resolved_at && both(cause.resolved_at)],
				["Muted until", cause.muted && both(cause.muted_until)],
				["24 hours", sparkline(cause.trend)],
				["Model", cause.service_model],
				["Fingerprint", code(cause.fingerprint)],
			]),
			context.session?.scope === "read" ? facts([["Remedy", none(cause.note)], ["Owner", none(cause.owner)]]) : care(cause, context))),
	section("Members", references.length
		? [referenceTable(references), h("p", link(setPath({ cause: cause.id }), `All ${number(cause.count)} as a set`))]
		: empty("None fails any more. What is resolved:", "counterpart causes --state resolved")),
];
