// Takes a token, and goes back to where it was asked for.
import { command, field, fold, h, heading, send, submitting } from "./parts.js";
import { session } from "./router.js";

export const still = true;

export const render = (_, { query, go }) => [
	heading("Sign in"),
	h("form.box", {
		onsubmit: submitting(async (_, { token }) => {
			session.set(await send("POST", "session", { token: token.trim() }));
			const back = query.return ?? "";
			// "//elsewhere" is another host.
			go(/^\/(?![/\\]|sign-in)/.test(back) ? back : "/now", true);
		}),
	},
		field("Token", h("input", { type: "password", name: "token", autocomplete: "off", required: true })),
		h("button.primary", "Sign in")),
	fold("No token yet?", command("counterpart token create --account acme --scope read")),
];
