// Times: how long ago, and exactly when.
import { h } from "./dom.js";

const format = (options) => {
	const { format } = new Intl.DateTimeFormat("en-GB", options);
	return (iso) => format(new Date(iso));
};
export const exact = format({ dateStyle: "medium", timeStyle: "long" });
export const minute = format({ timeStyle: "short" });
const day = format({ day: "numeric", month: "short" });

export const duration = (seconds) => {
	const [size, unit] = [[86400, "d"], [3600, "h"], [60, "min"]].find(([size]) => seconds >= size) ?? [1, "s"];
	return `${Math.floor(seconds / size)} ${unit}`;
};

const ago = (iso) => {
	const seconds = (Date.now() - Date.parse(iso)) / 1000;
	return seconds < -20 ? `in ${duration(-seconds)}` : seconds < 20 ? "just now" : `${duration(seconds)} ago`;
};

// "02:10" today, "yesterday 21:37", else "12 Nov".
export const since = (iso) => {
	const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(iso).setHours(0, 0, 0, 0)) / 864e5);
	return days > 1 ? day(iso) : `${days > 0 ? "yesterday " : ""}${minute(iso)}`;
};

export const when = (iso, none = "–") => (iso ? h("time", { datetime: iso, title: exact(iso) }, ago(iso)) : none);

export const both = (iso, none) => (iso ? [`${day(iso)}, ${minute(iso)} `, h("small", "(", when(iso), ")")] : when(iso, none));

export const seconds = (time) => new Date(time).toISOString().replace(/\.\d+/, "");

export const local = (iso) => iso && new Date(new Date(iso) - new Date(iso).getTimezoneOffset() * 6e4).toISOString().slice(0, 16);

setInterval(() => {
	for (const element of document.querySelectorAll("time")) element.textContent = ago(element.dateTime);
}, 15000);
