// One reference: how it stands, and how it came to that.
import { badge, both, broke, causePath, code, copyButton, facts, failing, get, h, heading, link, none, note, objectPath, path, query as encoded, section, since, url } from "./parts.js";
import { timeLine } from "./attempts.js";

export const load = async ({ parameters: [id], query }) => {
	const name = path("references", id);
	const [it, time] = await Promise.all([get(name), get(`${name}/attempts`, { cursor: query.cursor })]);
	return { ...it, time };
};

// Only the web's addresses are clickable, with their host beside them.
export const outward = ({ external_link, status, service_name }) => {
	const address = URL.parse(external_link);
	if (!/^https?:$/.test(address?.protocol)) return external_link && code(external_link);
	return [
		h("a.button", { href: address.href, target: "_blank", rel: "noreferrer" }, status === "failed" ? "View exception" : status === "successful" ? `View in ${service_name}` : "Open the link", " ↗"),
		h("small", address.host),
	];
};

const why = ({ reference: r, subject, cause, time }) => [
	`${r.subject_type} ${r.subject_id} (${subject?.title ?? "no title"}) in ${r.service_name}: ${r.status}. ${r.external_message ?? ""}`,
	cause && `${failing(cause)} like this since ${broke(cause)}. ${cause.note ?? ""}`,
	...time.attempts.slice(0, 5).map((a) => `${a.at} ${a.kind} by ${a.token?.label}: ${a.changes.map((c) => `${c.attribute}=${c.new}`).join(", ")}`),
	location.href,
].filter(Boolean).join("\n");

export const render = (it, { parameters: [id] }) => {
	const { reference: r, subject, cause, time } = it;
	return [
		heading(`${r.subject_type} ${r.subject_id} in ${r.service_name}`, badge(r.status), note(subject?.title)),
		r.external_message && h("blockquote", { class: r.status }, r.external_message),
		cause && h("p", link(causePath(cause.id), `${failing(cause)} like this`), ` since ${since(broke(cause))}. `, cause.note && ["Remedy: ", h("b", cause.note)], cause.owner && ` (${cause.owner})`),
		h("div.actions", outward(r),
			copyButton("Copy as curl", () => `curl -H "Authorization: Bearer $COUNTERPART_TOKEN" ${location.origin}${url(path("references", id))}`),
			copyButton("Copy why", () => why(it)),
			link(objectPath(r.subject_type, r.subject_id), "In all systems")),
		h("div.pair",
			section("What happened", timeLine(time), time.next_cursor && link(`/references/${path(id)}${encoded({ cursor: time.next_cursor })}`, "Older ones")),
			section("Now", facts([
				["Status there", none(r.external_status)],
				["Id there", r.service_model_ref],
				["Model", r.service_model],
				["Locked", r.locked ? "yes" : "no"],
				["Last synced", both(r.last_synced_at, "never")],
				["Updated", both(r.updated_at)],
				["Created", both(r.created_at)],
				["Reference", r.id],
			]))),
	];
};
