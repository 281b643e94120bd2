// How each service stands, by type, and whether promises of freshness are kept.
import { badge, duration, get, heading, link, nothingYet, noun, number, percent, section, setPath, table, unique, when } from "./parts.js";
import { bar } from "./charts.js";

export const load = async () => ({
	...(await get("summary")),
	...(await get("overdue")),
});

export const render = ({ services, promises }) => {
	if (!services.length) return [heading("Services"), nothingYet()];
	const names = unique(services, "service_name");
	const count = (status) => (c) => c[status] ? link(setPath({ service_name: c.service_name, subject_type: c.subject_type, status }), number(c[status])) : 0;
	const promised = (c) => {
		const promise = promises.find((p) => p.service_name === c.service_name && p.subject_type === c.subject_type);
		if (!promise) return "–";
		const within = ` within ${duration(promise.within_seconds)}`;
		return promise.overdue ? [badge("failed", "overdue"), `${number(promise.overdue)} not${within}`] : [badge("successful", "kept"), within];
	};
	return [
		heading("Services"),
		names.map((name) => section(name, table(name, [
			["Type", (c) => link(setPath({ service_name: name, subject_type: c.subject_type }), noun(c.subject_type))],
			["Successful", (c) => {
				const share = c.successful / (c.successful + c.failed + c.pending);
				return [percent(share), bar(share, c.failed ? "bad" : "ok")];
			}, "num"],
			["Failed", count("failed"), "num"],
			["Pending", count("pending"), "num"],
			["Never tried", (c) => number(c.never_tried), "num"],
			["Last success", (c) => when(c.last_success_at, "never"), "num"],
			["Oldest pending", (c) => when(c.oldest_pending_at), "num"],
			["Promise", promised],
		], services.filter((c) => c.service_name === name), "cards services", (c) => c.subject_type))),
	];
};
