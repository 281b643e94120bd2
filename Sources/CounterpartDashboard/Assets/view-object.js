// One business object in all systems: why, and what to do next.
import { badge, causePath, copyButton, empty, facts, failing, fold, get, h, heading, link, none, note, objectPath, path, referencePath, section, text, when } from "./parts.js";
import { timeLine } from "./attempts.js";
import { outward } from "./view-reference.js";

export const load = ({ parameters }) => get(path("why", ...parameters));

const system = ({ service_name, state, reference: r, cause, attempts }) =>
	h("article.box", { "data-key": service_name + r?.id },
		h("div.actions", h("h3", r ? link(referencePath(r.id), service_name) : service_name), badge(state)),
		r ? [
			r.external_message && h("p", r.external_message),
			facts([["Id there", r.service_model_ref], ["Status there", none(r.external_status)], ["Last synced", when(r.last_synced_at, "never")]]),
			h("p.actions", outward(r)),
			cause && h("p", link(causePath(cause.id), `${failing(cause)} like this`)),
		] : note("There is no reference."),
		attempts.length > 0 && fold("Last attempts", timeLine({ attempts })));

const parent = ({ subject_type, subject_id, missing_in, references }) =>
	section("Its parent",
		h("p", link(objectPath(subject_type, subject_id), `${subject_type} ${subject_id}`),
			missing_in.length > 0 && h("b", ` has no reference in ${missing_in.join(", ")}`),
			references.map((r) => [" · ", link(referencePath(r.id), r.service_name), " ", badge(r.status)])));

export const render = (why, { parameters }) => {
	const { subject, verdict, next_step } = why;
	const name = parameters.join(" ");
	return [
		heading(name, note(subject.title), !why.known && note("not known here")),
		h("div.box", h("p.lead", h("b", verdict)), h("p", `Next: ${next_step}`),
			h("p", copyButton("Copy why", () => [name, verdict, `Next: ${next_step}`, location.href].join("\n")))),
		section("In every system", why.services.length ? h("div.systems", why.services.map(system)) : empty("None has it. If it is synced already, import its reference:", "counterpart import --account acme acme.ndjson")),
		why.parent && parent(why.parent),
		subject.attributes && fold("Its attributes", facts(Object.entries(subject.attributes).map(([name, value]) => [name, text(value)]))),
	];
};
