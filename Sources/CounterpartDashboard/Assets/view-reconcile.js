// Compares what is expected with what is registered.
import { button, command, counted, field, fold, get, h, heading, link, none, note, number, objectPath, section, select, submitting, table, unique, upload } from "./parts.js";

export const still = true;
export const load = () => get("summary");

const findings = {
	missing: "Expected, and without a reference.",
	failed: "Expected, and failing.",
	stale: "Expected, and pending or not synced in time.",
	orphaned: "Registered, and not expected.",
	duplicated: "Named twice, or with several references.",
};
const shown = 500;

const compare = (scope, file, kind, progress) => upload("reconcile", scope, file, /json|jsonl$/.test(file.name) ? "application/x-ndjson" : "text/csv", kind, progress);

const result = (answer, scope, file) => {
	const download = button("Download as CSV", async () => {
		const href = URL.createObjectURL(await compare(scope, file, "blob"));
		h("a", { href, download: "reconciliation.csv" }).click();
		URL.revokeObjectURL(href);
	});
	return [
		section(`${number(answer.matched)} of ${number(answer.expected)} match`, note(`${scope.service_name} has ${counted(answer.references, scope.subject_type)}.`), download),
		Object.entries(findings).map(([name, meaning]) => {
			const items = answer.items.filter((item) => item.finding === name).slice(0, shown);
			return items.length > 0 && section(`${number(answer.counts[name])} ${name}`, note(meaning, answer.counts[name] > shown && ` The first ${shown}.`),
				table(name, [
					["Object", (i) => link(objectPath(scope.subject_type, i.subject_id), `${scope.subject_type} ${i.subject_id}`)],
					["Id there", (i) => none(i.service_model_ref), "mono"],
					["Message", (i) => none(i.external_message)],
				], items));
		}),
	];
};

export const render = ({ services }) => {
	const answer = h("div", { role: "status" });
	const progress = h("progress", { value: 0, "aria-label": "Upload", class: "hidden" });
	const known = unique(services, "subject_type");
	return [
		heading("Reconcile", note("What should be synced, against what is. Nothing is changed.")),
		h("form.box", {
			onsubmit: submitting(async (_, { file, ...scope }) => {
				progress.className = "";
				answer.replaceChildren();
				const found = await compare(scope, file, "json", (event) => (progress.value = event.loaded / event.total)).finally(() => (progress.className = "hidden"));
				answer.append(h("div", result(found, scope, file)));
			}),
		},
			h("div.filters",
				field("Type", h("input", { name: "subject_type", value: known[0], list: "types", required: true })),
				field("Service", select("service_name", unique(services, "service_name"))),
				field("Stale after", select("stale_after", [["", "never"], ["24h", "a day"]]))),
			field("Drop a file here, or choose one: CSV or NDJSON with subject_id, and service_model_ref if you have it", h("input.drop", { type: "file", name: "file", required: true })),
			progress,
			h("datalist", { id: "types" }, known.map((value) => h("option", { value }))),
			h("button.primary", "Compare")),
		answer,
		fold("In a terminal", command("counterpart reconcile --type Invoice --service netsuite ids.csv")),
	];
};
