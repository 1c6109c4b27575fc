/*
 * dom.js - the few ways in which this page makes elements.
 *
 * Text from outside reaches the document only as text nodes and plain attributes;
 * nothing here, or above it, parses HTML.
 */

import { whenStill } from "./still.js";

/* An element. Keys: `class`, `on<event>`, `text`, true or false for flags, else an attribute. */
export function h(tag, keys, ...children) {
    const el = document.createElement(tag);
    for (const [key, value] of Object.entries(keys ?? {})) {
        if (value === undefined || value === null || value === false)
            continue;
        if (key === "text")
            el.textContent = value;
        else if (key.startsWith("on"))
            el.addEventListener(key.slice(2), value);
        else
            el.setAttribute(key, value === true ? "" : value);
    }
    add(el, children);
    return el;
}

/* Appends nodes and texts, in order, whatever the nesting; nothing for null and false. */
export function add(el, ...children) {
    for (const child of children.flat(Infinity)) {
        if (child !== undefined && child !== null && child !== false && child !== "")
            el.append(child);
    }
    return el;
}

/* Words for a screen reader alone. */
export function aloud(text) {
    return h("span", { class: "aloud", text });
}

/* Stars that hold a word between them, and stand apart from letters and figures; or what can
 * be typed, in backticks. */
const MARKS = /(?<![A-Za-z0-9*])\*([^\s*](?:[^*\n]*[^\s*])?)\*(?![A-Za-z0-9*])|`([^`\n]+)`/g;

/* A record's number; a percentage; how late; a day in any spelling; the one short word with a hyphen. */
const WHOLE = new RegExp("(\\b[A-Z]{1,4}-\\d+\\b|\\be-mail\\b"
    + "|\\b\\d{4}-\\d{2}-\\d{2}\\b"
    + "|\\d+(?:\\.\\d+)? %"
    + "|(?:迟|逾期) \\d+ 天|\\b\\d+ days? late\\b"
    + "|(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日(?:（周.）)?"
    + "|\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \\d{1,2} (?:Jan|Febr|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*)");

/* What is read as one word stands on one line: no line ends at its hyphen, nor within a day. */
export function whole(text) {
    return String(text ?? "").split(WHOLE)
        .map((part, at) => (at % 2 ? h("span", { class: "whole", text: part }) : part))
        .filter((part) => part !== "");
}

/* "plain *bold* `typed` plain" as nodes. A star inside 3*4*5 stays a star. */
export function rich(text) {
    const out = [];
    const given = String(text ?? "");
    let from = 0;
    for (const hit of given.matchAll(MARKS)) {
        out.push(...whole(given.slice(from, hit.index)),
            hit[2] ? h("code", { text: hit[2] }) : h("b", {}, whole(hit[1])));
        from = hit.index + hit[0].length;
    }
    out.push(...whole(given.slice(from)));
    return out;
}

/* The same without its marks, where no bold can be shown. */
export function plain(text) {
    return rich(text).map((part) => (typeof part === "string" ? part : part.textContent)).join("");
}

export function bell(extra) {
    return h("span", { class: `bell ${extra ?? ""}`, "aria-hidden": "true" });
}

/* One of six colours, the same for a handle wherever it stands. */
function hue(handle) {
    let sum = 0;
    for (const letter of handle)
        sum = (sum * 107 + letter.codePointAt(0)) >>> 0;
    return sum % 6;
}

/* A person's initial on their colour; the bell for Dealbell. */
export function avatar(handle, name, extra) {
    if (handle === "dealbell")
        return h("span", { class: `avatar brass ${extra ?? ""}`, "aria-hidden": "true" }, bell());
    const initial = [...(name || handle || "?").trim()][0] ?? "?";
    return h("span", {
        class: `avatar hue${hue(handle || name || "")} ${extra ?? ""}`,
        "aria-hidden": "true",
        text: initial.toUpperCase(),
    });
}

/* `el` swings once; a second call before it rests changes nothing. */
export function swing(el) {
    if (!el || el.classList.contains("swings"))
        return;
    el.classList.add("swings");
    setTimeout(() => el.classList.remove("swings"), 1000);
}

/* Calls `run` once, `ms` after the first of several calls, and not while a finger is down. */
export function gently(ms, run) {
    let timer = 0;
    return () => {
        if (timer)
            return;
        timer = setTimeout(() => {
            timer = 0;
            whenStill(run);
        }, ms);
    };
}
