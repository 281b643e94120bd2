// Builds and patches elements. Text only ever becomes text: nothing here parses markup.

export const text = (value) => (typeof value === "object" ? JSON.stringify(value) : String(value));

// An object that comes first is attributes, and of those on… are handlers.
const fill = (element, [first, ...rest]) => {
	if (first?.constructor !== Object) rest.unshift(first);
	else
		for (const [name, value] of Object.entries(first))
			if (name.startsWith("on")) element[name] = value;
			else if (value != null && value !== false) element.setAttribute(name, value);
	for (const item of rest.flat(9))
		if (item != null && item !== false) element.append(item instanceof Node ? item : text(item));
	return element;
};

// h("p.note", {id: "a"}, "text", child, [more])
export const h = (name, ...rest) => {
	const [tag, ...classes] = name.split(".");
	const element = document.createElement(tag);
	if (classes[0]) element.className = classes.join(" ");
	return fill(element, rest);
};

export const svg = (name, ...rest) => fill(document.createElementNS("http://www.w3.org/2000/svg", name), rest);

const handlers = ["onclick", "onsubmit", "onclose"];
const key = (node) => node.dataset?.key ?? node.id;

const patchChildren = (old, fresh) => {
	const keyed = new Map([...old.childNodes].map((child) => [key(child), child]));
	let at = old.firstChild;
	for (const next of [...fresh.childNodes]) {
		const match = key(next) ? keyed.get(key(next)) : at;
		if (match?.nodeName !== next.nodeName || key(match) !== key(next)) {
			old.insertBefore(next, at);
			continue;
		}
		if (match === at) at = at.nextSibling;
		else old.insertBefore(match, at);
		patch(match, next);
	}
	while (at) {
		const next = at.nextSibling;
		at.remove();
		at = next;
	}
};

// Makes `old` look like `fresh` without replacing what did not change: focus, scroll positions, open
// details and what was typed stay.
export const patch = (old, fresh) => {
	if (old.nodeType !== 1) {
		if (old.data !== fresh.data) old.data = fresh.data;
		return;
	}
	const focused = document.activeElement;
	for (const { name } of [...old.attributes])
		if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
	for (const { name, value } of fresh.attributes)
		if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
	for (const name of handlers) old[name] = fresh[name];
	if (!("own" in old.dataset)) patchChildren(old, fresh);
	if (focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
};
