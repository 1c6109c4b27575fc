/*
 * form.js - the inputs of a card: a command with fields still open.
 *
 * What is typed is kept in `act.draft` so that an edit of the card does not take it away.
 * What is wrong is said beside the input it is about: what is missing by this page, the rest
 * (`act.wrong`, words by input name) by the server, until something else is typed there.
 */

import { h } from "./dom.js";
import { t } from "./words.js";

let made = 0; /* labels need ids that are unique on the page */

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

function optionOf(one) {
    const value = typeof one === "object" ? one.value : one;
    const label = typeof one === "object" ? one.label ?? one.value : one;
    return h("option", { value, text: label });
}

/* The control for an input's kind, with its value. */
function control(input, value, keys) {
    if (input.kind === "lines") {
        const area = h("textarea", { ...keys, rows: "3", maxlength: "8000" });
        area.value = value;
        return area;
    }
    if (input.kind === "choice") {
        const list = h("select", keys, h("option", { value: "", text: t("choose") }),
            (input.options ?? []).map(optionOf));
        list.value = value;
        return list;
    }
    /* A day that is still words ("next Friday") stays a line of text. */
    const isDay = input.kind === "day" && (!value || ISO_DAY.test(value));
    const line = h("input", {
        ...keys,
        type: isDay ? "date" : "text",
        inputmode: { money: "decimal", number: "decimal" }[input.kind],
        maxlength: isDay ? null : "2000",
    });
    line.value = value;
    return line;
}

function row(input, act, formId) {
    const id = `in${(made += 1)}`;
    const value = act.draft.get(input.name) ?? input.value ?? "";
    const wrong = act.wrong.get(input.name);
    const error = h("p", { class: "field-error", id: `${id}e`, text: wrong ?? "" });
    const hint = input.hint && h("p", { class: "field-hint", id: `${id}h`, text: input.hint });
    const el = control(input, value, {
        id,
        name: input.name,
        form: formId,
        "data-key": `i:${input.name}`,
        "aria-required": input.required ? "true" : null,
        "aria-invalid": wrong ? "true" : null,
        "aria-describedby": [hint && `${id}h`, `${id}e`].filter(Boolean).join(" "),
    });
    const say = (text) => {
        error.textContent = text;
        if (text)
            el.setAttribute("aria-invalid", "true");
        else
            el.removeAttribute("aria-invalid");
    };
    el.addEventListener("input", () => {
        act.draft.set(input.name, el.value);
        act.wrong.delete(input.name);
        if (el.value.trim())
            say("");
    });
    return {
        input,
        el,
        say,
        node: h("div", { class: input.kind === "lines" ? "field wide" : "field" },
            h("label", { for: id, text: input.label ?? input.name }), el, hint, error),
    };
}

/* Returns {body, submit}: the inputs, and the button that stands among the card's actions. */
export function formPart(form, act) {
    const formId = `form${(made += 1)}`;
    const rows = (form.inputs ?? []).map((input) => row(input, act, formId));

    function submit(event) {
        event.preventDefault();
        if (act.busy(form.action))
            return;
        const missing = rows.filter((one) => one.input.required && !one.el.value.trim());
        for (const one of missing)
            one.say(t("needed"));
        if (missing.length) {
            missing[0].el.focus();
            return;
        }
        const fields = {};
        for (const one of rows)
            fields[one.input.name] = one.el.value.trim();
        act.submit(form.action, fields);
    }

    const body = h("form", { id: formId, class: "inputs", novalidate: true, onsubmit: submit },
        rows.map((one) => one.node));
    body.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing)
            body.requestSubmit();
    });
    return {
        body,
        submit: h("button", {
            type: "submit",
            class: "primary",
            form: formId,
            "data-key": `b:${form.action}`,
            "data-label": form.submit || t("send"),
            "aria-disabled": act.busy(form.action) ? "true" : null,
            text: form.submit || t("send"),
        }),
    };
}
