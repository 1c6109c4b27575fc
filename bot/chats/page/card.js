/*
 * card.js - a record's card: what it is, the facts, the path, and what can be done.
 *
 * Pure drawing: a card in, an element out. What is pressed goes to `act`:
 *   act.press(action, value)   act.submit(action, fields)   act.busy(action) -> bool
 *   act.draft: a Map of what the person has typed into the form, by input name
 *   act.wrong: a Map of what the server found wrong in what was sent, by input name
 *   act.me: the handle of the one who reads it
 *   act.now: the firm's clock, ms
 */

import { add, aloud, h, plain, rich, whole } from "./dom.js";
import { formPart } from "./form.js";
import { t } from "./words.js";

const SHORT = 12; /* characters of a table's cell */
const LINE = 22; /* Latin letters that a field's column holds on a line */

const tones = { good: "good", waits: "waits", bad: "bad" };

function toned(base, tone) {
    return tones[tone] ? `${base} ${tones[tone]}` : base;
}

export function badge(given) {
    return given?.text ? h("span", { class: toned("badge", given.tone), text: given.text }) : null;
}

function head(card) {
    if (!card.title && !card.subtitle && !card.badge)
        return null;
    return h("header", { class: "card-head" },
        card.title && h("h3", {}, whole(plain(card.title))),
        card.subtitle && h("span", { class: "card-sub" }, whole(plain(card.subtitle))),
        badge(card.badge));
}

/* How wide a text is, in Latin letters. */
const breadth = (text) => [...text].reduce((sum, one) => sum + (one > "\u2e80" ? 2 : 1), 0);

/*
 * The last one, when it is long, takes what is left of its line, or a line of its own where that is too little: of
 * three columns at a desk, of two on a phone.
 */
function restOf(list, at) {
    const wide = breadth(plain(list[at].value)) + breadth(plain(list[at].note));
    if (at < list.length - 1 || wide <= LINE)
        return null;
    const of = (columns) => (at % columns === columns - 1 && wide > 2 * LINE ? columns : columns - (at % columns));
    return `of-three-${of(3)} of-two-${of(2)}`;
}

function fields(list) {
    if (!list?.length)
        return null;
    return h("dl", { class: "fields" }, list.map((one, at) => h("div", { class: restOf(list, at) },
        h("dt", {}, whole(one.label)),
        h("dd", { class: toned("", one.tone).trim() || null }, rich(one.value),
            one.note && h("span", { class: "note" }, " ", rich(one.note))))));
}

function steps(list) {
    if (!list?.length)
        return null;
    const states = { done: "done", now: "now", later: "later", failed: "failed", late: "late" };
    return h("ol", { class: "steps" }, list.map((one) => {
        const state = states[one.state] ?? "later";
        return h("li", { class: state, "aria-current": state === "now" ? "step" : null },
            h("span", { class: "dot", "aria-hidden": "true" }), h("span", {}, whole(plain(one.label))),
            aloud(t("aside", t(state))));
    }));
}

/* A number, a day or a state stays on one line; a sentence may take several. */
function cellClass(text, isRight, isLate) {
    return [isRight && "right", isLate && "bad", String(text).length <= SHORT && "short"].filter(Boolean).join(" ") || null;
}

const needed = new WeakMap(); /* a table's frame -> the width of its columns side by side */
const frames = new ResizeObserver((all) => all.forEach((one) => fit(one.target)));

/* Columns that do not fit beside each other are never cut off: the rows become narrow. */
function fit(frame) {
    if (!frame.classList.contains("narrow"))
        needed.set(frame, frame.scrollWidth);
    frame.classList.toggle("narrow", frame.clientWidth < needed.get(frame));
}

/*
 * The roles are said, for in a narrow frame a row is no row of a table any more: what it is
 * and how much above, the rest below (card.css).
 */
function table(given) {
    if (!given?.rows?.length)
        return null;
    const heads = given.heads ?? [];
    const side = (column) => (given.right?.includes(column) ? "right" : null);
    const isOne = (given.right?.length ?? 0) < 2;
    /* Whom a row is of leads it where it is narrow; the number of the record does not. */
    const isNumbered = given.rows.every((row) => row.length > 1 && /^[A-Z]{1,4}-\d+$/.test(row[0]));
    const lead = isNumbered && side(1) === null ? 1 : 0;
    /* Where nothing came off it yet, what is left says it all. */
    const isTold = (row, column) => given.rest?.includes(column + 1) && row[column] === row[column + 1];
    const kind = [heads.length > 2 && "many", given.right?.length > 2 && "figures"].filter(Boolean).join(" ") || null;
    const frame = h("div", { class: "table" }, h("table", { role: "table", class: kind },
        heads.length > 0 && h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads.map((text, column) =>
            h("th", { scope: "col", role: "columnheader", class: side(column), text })))),
        h("tbody", { role: "rowgroup" }, given.rows.map((row, at) => h("tr", { role: "row" }, row.map((text, column) =>
            h("td", {
                role: "cell",
                class: [cellClass(text, side(column), column === 0 && given.late?.includes(at)), column === lead && "lead",
                    isTold(row, column) && "told"].filter(Boolean).join(" ") || null,
                "data-head": side(column) && !isOne ? heads[column] : null,
            }, rich(text))))))));
    frames.observe(frame);
    return frame;
}

export function actionButton(given, act) {
    const busy = act.busy(given.action);
    return h("button", {
        type: "button",
        class: ["primary", "danger", "quiet"].includes(given.style) ? given.style : null,
        "data-key": `b:${given.action}`,
        "data-label": given.label,
        "aria-disabled": busy ? "true" : null,
        onclick: () => act.busy(given.action) || act.press(given.action),
        text: given.label,
    });
}

/*
 * A choice that acts at once when it is pointed at. With arrow keys a browser reports every
 * step on the way, so then it waits for the button that appears.
 */
function choice(given, act) {
    let byKey = false;
    const go = h("button", { type: "button", hidden: true, text: t("ok") });
    const busy = act.busy(given.action);
    const list = h("select", {
        "aria-label": given.label || t("choose"),
        "data-key": `s:${given.action}`,
        disabled: busy,
    },
    h("option", { value: "", text: given.label || t("choose") }),
    (given.options ?? []).map((one) => h("option", { value: one.value, text: one.label ?? one.value })));
    const send = () => list.value && !act.busy(given.action) && act.press(given.action, list.value);

    list.addEventListener("pointerdown", () => {
        byKey = false;
    });
    list.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && byKey)
            send();
        else if (event.key !== "Tab")
            byKey = true;
    });
    list.addEventListener("change", () => {
        if (byKey)
            go.hidden = !list.value;
        else
            send();
    });
    go.addEventListener("click", send);
    return [list, go];
}

/* When the next of its buttons ends; never where none does. */
export const nextEnd = (card, now) => Math.min(...(card?.buttons ?? []).map((one) => one.until).filter((until) => until >= now));

/* The row of what can be done, or the one line of what was decided. */
function foot(card, act, submit) {
    const buttons = (card.buttons ?? []).filter((one) => (one.only_for?.includes(act.me) ?? true)
        && !(one.until < act.now));
    if (card.decided) /* what is left is a way back from what was said before */
        return h("footer", { class: "acts decided" }, h("p", {}, rich(card.decided)),
            buttons.map((one) => actionButton(one, act)));
    const loud = buttons.filter((one) => one.style !== "quiet");
    const quiet = buttons.filter((one) => one.style === "quiet");
    if (!buttons.length && !card.select && !submit)
        return null;
    return h("footer", { class: "acts" }, submit,
        loud.map((one) => actionButton(one, act)),
        card.select && choice(card.select, act),
        quiet.map((one) => actionButton(one, act)));
}

/* Nothing but a badge or buttons belongs under the words it answers, without a frame. */
function isBare(card) {
    return !card.title && !card.subtitle && !card.fields?.length && !card.steps?.length
        && !card.table && !card.form;
}

export function drawCard(card, act) {
    const form = card.form && !card.decided ? formPart(card.form, act) : { body: null, submit: null };
    const acts = foot(card, act, form.submit);
    const words = card.text && h("p", { class: "card-text" }, rich(card.text));
    const small = card.footer && h("p", { class: "card-foot" }, rich(card.footer));

    if (isBare(card)) { /* its buttons may all be for others */
        const inside = [words, badge(card.badge), acts, small].filter(Boolean);
        return inside.length > 0 ? h("div", { class: "bare" }, inside) : null;
    }
    const body = h("div", { class: "card-body" }, head(card), words, fields(card.fields),
        steps(card.steps), table(card.table), form.body, small);
    return add(h("section", { class: "card", "aria-label": plain(card.title) || null }), body, acts);
}
