// The server itself: durability, speed, size, ledger.
import { both, command, duration, facts, get, h, heading, link, nothingYet, number, section } from "./parts.js";
import { timeLine } from "./attempts.js";

export const load = async () => ({
	...(await get("system")),
	latest: await get("attempts", { limit: 10 }),
});

const time = (n) => (n == null ? "–" : `${number(n / 1000)} ms`);

export const render = ({ version, started_at, durability, database, writes, ledger, latest }) => [
	heading("System"),
	h("div.pair",
		section("Server", facts([
			["Version", version],
			["Started", both(started_at)],
			["Durability", durability],
			["Commits", number(writes.commits)],
			["Commit, median", time(writes.p50_microseconds)],
			["Commit, 99 %", time(writes.p99_microseconds)],
		])),
		section("Database", facts([
			["Size", `${number(Math.round(database.bytes / 1e5) / 10)} MB`],
			["References", number(database.references)],
			["Attempts", number(database.attempts)],
			["Oldest attempt", both(ledger.oldest_at)],
			["Kept for", ledger.keep_seconds ? duration(ledger.keep_seconds) : "ever"],
		]), command("counterpart verify"))),
	section("Latest writes", latest.attempts.length ? timeLine(latest, true) : nothingYet()),
	h("p", link("/openapi.json", "OpenAPI 3.1 of all this")),
];
