// The time line of writes.
import { both, code, counted, fold, h, link, note, referencePath } from "./parts.js";

const change = ({ attribute, old, new: fresh }, kind) =>
	h("li.change", h("span.faint", attribute), h("span",
		kind !== "created" && h("del", old ?? "nothing"),
		kind === "updated" && h("span", " → "),
		kind !== "deleted" && h("ins", fresh ?? "nothing")));

const changes = ({ changes: all, kind }) => {
	const list = h("ul", all.map((each) => change(each, kind)));
	return all.length > 5 ? fold(counted(all.length, "attribute"), list) : list;
};

export const timeLine = ({ attempts, truncated }, isLinked) => [
	h("ol.line.box", attempts.map((a) =>
		h("li", { "data-key": a.sequence, class: a.changes.find((each) => each.attribute === "status")?.new ?? a.kind },
			h("p.actions", h("span", h("b", a.kind), a.count > 1 && ` ${counted(a.count, "reference")}`, isLinked && a.reference_id && [" ", link(referencePath(a.reference_id), `reference ${a.reference_id}`)], " by ", h("b", a.token?.label ?? "a command")), h("span", both(a.at))),
			changes(a),
			h("small", `no. ${a.sequence}`, a.request_id && [", request ", code(a.request_id)])))),
	truncated && note("Older ones were given up, as retention says."),
];
