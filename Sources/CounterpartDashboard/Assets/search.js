// The search box: an object, an id here or there, or text in messages.
import { objectPath, path, query, referencePath, send, setPath } from "./parts.js";

export const resolve = async (words) => {
	const [, name, id] = /^([a-z_ ]*?)[\s#:]*(\d+)$/i.exec(words) ?? [];
	if (name === "reference") return referencePath(id);
	if (name) {
		// "time entries" → TimeEntry; whether there is such a type, the server knows.
		const type = name.replace(/ies$/, "y").replace(/s$/, "").replace(/(?:^|[_ ]+)(.)/g, (_, letter) => letter.toUpperCase());
		const isType = await send("GET", path("why", type, id)).catch(() => false);
		if (isType) return objectPath(type, id);
	}
	for (const filter of /\s/.test(words) ? [] : ["service_model_ref", ...(id ? ["subject_id"] : [])]) {
		const { references } = await send("GET", `references${query({ [filter]: words, limit: 2 })}`);
		if (references.length === 1) return referencePath(references[0].id);
		if (references.length) return setPath({ [filter]: words });
	}
	return setPath({ q: words });
};
