// Small charts. What they show by colour they also show by pattern, and in words.
import { fold, h, minute, number, svg, table } from "./parts.js";

export const sparkline = ({ counts }) => {
	const most = Math.max(1, ...counts);
	return svg("svg", { viewBox: "0 0 96 24", width: 96, height: 24, role: "img", "aria-label": `Failed writes in 24 hours: ${counts.join(" ")}` },
		counts.map((n, at) => {
			const height = n ? Math.max(2, (n / most) * 24) : 1;
			return svg("rect", { x: at * 4, y: 24 - height, width: 3, height, class: n ? "bad" : "none" });
		}));
};

const kinds = ["failed", "pending", "successful"];

export const trend = ({ from, hours }) => {
	const most = Math.max(1, ...hours.map((n) => n.failed + n.pending + n.successful));
	const start = (at) => minute(Date.parse(from) + at * 36e5);
	const label = (x, y, words, anchor) => svg("text", { x, y, class: "axis", "text-anchor": anchor }, words);
	const line = (y) => svg("rect", { y, width: 720, height: 1, class: "none" });
	const sums = kinds.map((kind) => `${number(hours.reduce((n, each) => n + each[kind], 0))} ${kind}`);
	return h("figure.box",
		svg("svg", { viewBox: "0 0 720 160", class: "chart", role: "img", "aria-label": `Writes in 24 hours: ${sums.join(", ")}` },
			svg("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
				svg("rect", { width: 5, height: 5, class: "bad" }), svg("rect", { width: 1.5, height: 5, class: "stripe" })),
			line(17), line(140), label(720, 12, number(most), "end"), label(720, 157, "now", "end"),
			[0, 6, 12, 18].map((at) => label(at * 30 + 3, 157, start(at))),
			hours.map((each, at) => {
				let y = 140;
				return svg("g", svg("title", `${start(at)}: ${kinds.map((kind) => `${each[kind]} ${kind}`).join(", ")}`),
					kinds.map((kind) => {
						const height = (each[kind] / most) * 122;
						y -= height;
						return height > 0 && svg("rect", { x: at * 30 + 3, y, width: 24, height: Math.max(1.5, height - 1), class: kind });
					}));
			})),
		h("figcaption",
			sums.map((words, at) => h("span", svg("svg", { width: 10, height: 10, "aria-hidden": true }, svg("rect", { width: 10, height: 10, class: kinds[at] })), words)),
			fold("As a table",
				table("Writes by hour", [["Hour", (row) => start(row.at)], ...kinds.map((kind) => [kind, (row) => number(row[kind]), "num"])], hours.map((each, at) => ({ ...each, at })), "plain"))));
};

export const bar = (share, kind) =>
	svg("svg", { viewBox: "0 0 100 5", preserveAspectRatio: "none", class: "bar", "aria-hidden": true },
		svg("rect", { width: 100, height: 5, class: "none" }),
		svg("rect", { width: share && Math.max(1, share * 100), height: 5, class: kind }));
