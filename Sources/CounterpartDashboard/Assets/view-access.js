// Who may speak with this account.
import { both, button, command, counted, empty, field, get, h, heading, note, path, section, select, send, submitting, table, when } from "./parts.js";

export const load = async () => {
	try {
		return await get("tokens");
	} catch (error) {
		if (error.status === 403) return {};
		throw error;
	}
};

const revoke = (token, refresh) => {
	const dialog = h("dialog", { "aria-labelledby": "revoke", onclose: () => dialog.remove() },
		h("form", {
			onsubmit: submitting(async () => {
				await send("DELETE", path("tokens", token.id));
				dialog.close();
				refresh();
			}),
		},
			h("h2", { id: "revoke" }, `Revoke ${token.label}?`),
			h("p", token.current ? "You are signed in with it." : "What uses it is refused at once."),
			h("p.actions", button("Cancel", () => dialog.close()), h("button.danger", "Revoke"))));
	document.body.append(dialog);
	dialog.showModal();
};

const create = (refresh) =>
	h("form.filters.box", {
		onsubmit: submitting(async (form, { label, scope, expires }) => {
			const { secret } = await send("POST", "tokens", { label, scope, expires_in_seconds: +expires || null });
			form.reset();
			document.getElementById("secret").replaceChildren(h("div.notice", { role: "status" }, h("p", `The secret of ${label}, shown only this once:`), command(secret)));
			refresh();
		}),
	},
		field("Label", h("input", { name: "label", required: true, autocomplete: "off" })),
		field("Scope", select("scope", ["read", "write", "admin"])),
		field("Expires", select("expires", [["", "never"], ["86400", "in a day"], ["2592000", "in 30 days"]])),
		h("button", "Create"));

export const render = ({ tokens }, { session, refresh }) => [
	heading("Access", tokens && note(`${counted(tokens.length, "token")} of ${session?.account}`)),
	tokens ? [
		table("Tokens", [
			["Label", (t) => [t.label, t.current && h("small", "yours")]],
			["Scope", (t) => t.scope],
			["Last used", (t) => when(t.last_used_at, "never"), "num"],
			["Created", (t) => both(t.created_at)],
			["Expires", (t) => both(t.expires_at, "never")],
			["Revoke", (t) => button(["Revoke", h("span.hidden", ` ${t.label}`)], () => revoke(t, refresh))],
		], tokens, "cards", (t) => t.id),
		section("A new token", create(refresh), h("div", { id: "secret", "data-own": true })),
	] : empty(`Tokens are for the scope admin; you have ${session?.scope}. To make one:`, `counterpart token create --account ${session?.account} --scope admin`),
];
