// Tells when the account has changed, at most once a second.
const indicator = document.getElementById("live");
let source, version, timer, notify;

const show = (state, words) => {
	indicator.dataset.state = state;
	indicator.lastChild.textContent = words;
};

const close = () => {
	clearTimeout(timer);
	source?.close();
	source = null;
};

const open = () => {
	close();
	source = new EventSource("/counterpart/v1/events");
	source.onopen = () => show("on", "Live");
	source.onerror = () => {
		show("off", "Reconnecting");
		// The browser gives up when the answer is an error.
		if (source.readyState === 2) timer = setTimeout(open, 5000);
	};
	source.addEventListener("change", ({ data }) => {
		const next = JSON.parse(data).version;
		if (version != null && next !== version) {
			clearTimeout(timer);
			timer = setTimeout(notify, 300);
		}
		version = next;
	});
};

// A page that nobody sees keeps no connection.
document.addEventListener("visibilitychange", () => notify && (document.hidden ? close() : open()));

export const start = (callback) => {
	notify = callback;
	open();
};

export const stop = () => {
	close();
	notify = version = null;
	show("off", "Not live");
};
