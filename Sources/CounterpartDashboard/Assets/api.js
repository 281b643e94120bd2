// The requests of /counterpart/v1; whatever goes wrong becomes a Problem.
export class Problem extends Error {
	constructor(status, body, requestID) {
		super(body?.detail ?? "The server's answer is not understood.");
		Object.assign(this, { status, errors: body?.errors ?? [], requestID });
	}
}

export const query = (parameters) => {
	const pairs = Object.entries(parameters ?? {}).filter(([, value]) => value != null && value !== "");
	return pairs.length ? `?${new URLSearchParams(pairs)}` : "";
};
export const path = (...parts) => parts.map(encodeURIComponent).join("/");
export const url = (name, parameters) => `/counterpart/v1/${name}${query(parameters)}`;

const unreachable = { detail: "The server does not answer." };

const call = async (method, address, body, signal) => {
	const answer = await fetch(address, { method, signal, body: body && JSON.stringify(body), headers: { "Content-Type": "application/json" } }).catch((error) => {
		throw error.name === "AbortError" ? error : new Problem(0, unreachable);
	});
	const content = await answer.json().catch(() => null);
	if (!answer.ok) throw new Problem(answer.status, content, answer.headers.get("X-Request-Id"));
	return content;
};

let reading = new AbortController();

export const restart = () => {
	reading.abort();
	reading = new AbortController();
	return reading.signal;
};

export const get = (name, parameters) => call("GET", url(name, parameters), null, reading.signal);
export const send = (method, name, body) => call(method, url(name), body);

// Sends a file; resolves to JSON or, as a blob, CSV.
export const upload = (name, parameters, file, type, responseType, progress) =>
	new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open("POST", url(name, parameters));
		request.responseType = responseType;
		request.setRequestHeader("Content-Type", type);
		request.setRequestHeader("Accept", responseType === "blob" ? "text/csv" : "application/json");
		request.upload.onprogress = progress;
		request.onerror = () => reject(new Problem(0, unreachable));
		request.onload = () => {
			if (request.status < 300) resolve(request.response);
			else reject(new Problem(request.status, request.response, request.getResponseHeader("X-Request-Id")));
		};
		request.send(file);
	});
