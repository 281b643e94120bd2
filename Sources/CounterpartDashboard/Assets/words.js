// Numbers, and words for what is counted.
export const number = (n) => n?.toLocaleString("en-US") ?? "–";

// "TimeEntry" → "time entry" or "time entries".
export const noun = (type, count = 2) => {
	const word = type.replace(/\B[A-Z]/g, " $&").toLowerCase();
	return count === 1 ? word : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
};

export const counted = (count, type) => `${number(count)} ${noun(type, count)}`;
export const failing = (cause) => `${counted(cause.count, cause.subject_type)} ${cause.count === 1 ? "fails" : "fail"}`;

// Never 0 % or 100 % unless it is none or all.
export const percent = (part, whole = 1) => {
	const n = (part / whole) * 100;
	return `${n > 99 ? Math.floor(n * 10) / 10 : n < 1 ? Math.ceil(n * 10) / 10 : Math.round(n)} %`;
};
