/*
 * enter.js - the ways in: choosing a person in the demo, a link that is good once, claiming a firm.
 */

import { avatar, bell, h } from "./dom.js";
import { rolesAndPlace, sentences, t } from "./words.js";

/* A POST as the server wants it. Returns its answer; {ok: false, said} when there was none. */
export async function post(path, body) {
    try {
        const answer = await fetch(path, {
            method: "POST",
            headers: { "Content-Type": "application/json", "X-Dealbell": "1" },
            credentials: "same-origin",
            body: JSON.stringify(body ?? {}),
        });
        return await answer.json();
    } catch {
        return { ok: false, said: t("notAnswered"), isLost: true };
    }
}

function sheet(title, hint, ...inside) {
    return h("main", { class: "enter" }, h("div", { class: "enter-sheet" },
        h("p", { class: "brand" }, bell("big"), h("span", { text: "Dealbell" })),
        h("h1", { text: title }), hint && h("p", { class: "enter-hint", text: hint }), inside));
}

/* What went wrong, where a screen reader hears it. */
function complaint() {
    const el = h("p", { class: "field-error", role: "alert" });
    return {
        el,
        show(answer) {
            el.textContent = answer.ok ? "" : sentences(answer.said, answer.hint);
        },
    };
}

/* `chosen(person)` runs with the one who was picked. */
export function drawChooser(who, chosen) {
    return sheet(t("whom"), t("whomHint"), h("ul", { class: "people" }, (who.people ?? []).map((one) =>
        h("li", {}, h("button", { type: "button", class: "person", onclick: () => chosen(one) },
            avatar(one.handle, one.name),
            h("span", { class: "person-words" },
                h("span", { class: "person-name" }, h("span", { class: "author", text: one.name }),
                    h("span", { class: "item-note", text: one.handle })),
                h("span", { class: "item-what", text: rolesAndPlace(one) })))))));
}

/* A link that does not work, and the way to one that does. */
function drawSpent(answer) {
    return sheet(t("signInSpent"), null,
        h("p", { class: "enter-hint", role: "alert", text: sentences(answer.said) }),
        h("p", { class: "enter-hint", text: t("signInLost") }));
}

/* One click before the token is used: a mail scanner that opens the link spends nothing. */
export function drawSignIn(who, token, entered) {
    if (!token)
        return sheet(t("signInTo", who.firm || "Dealbell"), t("signInHow"));
    const wrong = complaint();
    const go = h("button", {
        type: "button",
        class: "primary",
        text: t("signIn"),
        onclick: async () => {
            go.disabled = true;
            const answer = await post("/signin", { token });
            if (answer.ok) {
                entered();
                return;
            }
            if (!answer.isLost) {
                page.replaceWith(drawSpent(answer)); /* pressed again it would be refused again */
                return;
            }
            wrong.show(answer);
            go.disabled = false;
            go.focus();
        },
    });
    const page = sheet(t("signInTo", who.firm || "Dealbell"), t("signInOnce"), go, wrong.el);
    return page;
}

export function drawClaim(entered) {
    const wrong = complaint();
    const field = (name, keys, hint) => {
        const input = h("input", { id: `claim-${name}`, name, required: true, ...keys });
        return h("div", { class: "field wide" }, h("label", { for: `claim-${name}`, text: t(name) }), input,
            hint && h("p", { class: "field-hint", text: hint }));
    };
    const go = h("button", { type: "submit", class: "primary", text: t("claim") });
    const form = h("form", { class: "claim" },
        field("code", { autocomplete: "one-time-code", autocapitalize: "off", spellcheck: "false" }),
        field("handle", { autocomplete: "username", autocapitalize: "off", spellcheck: "false" }, t("handleHint")),
        field("name", { autocomplete: "name" }),
        field("email", { type: "email", autocomplete: "email" }),
        wrong.el, go);
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        go.disabled = true;
        const given = Object.fromEntries([...new FormData(form)].map(([key, text]) => [key, text.trim()]));
        const answer = await post("/claim", given);
        go.disabled = false;
        if (answer.ok)
            entered();
        else
            wrong.show(answer);
    });
    return sheet(t("claim"), t("claimHint"), form);
}

export function drawUnreachable(retry) {
    return sheet(t("reconnecting"), null,
        h("button", { type: "button", text: t("retry"), onclick: retry }));
}
