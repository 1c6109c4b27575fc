/*
 * composer.js - the box one writes in. It stays usable whatever the connection does.
 */

import { h } from "./dom.js";
import { t } from "./words.js";

const LONGEST = 12000; /* characters; even as Chinese this is well under a frame's 64 KiB */

/* `app`: {model, say(room, text, answered post or nothing)} */
export function createComposer(app) {
    const { model } = app;
    const box = h("textarea", {
        rows: "1",
        "aria-label": "Message",
        autocomplete: "off",
        autocapitalize: "sentences",
        enterkeyhint: "send",
        maxlength: String(LONGEST),
    });
    const hint = h("span", { class: "hint", "aria-hidden": "true" });
    const send = h("button", { type: "submit", class: "send primary", hidden: true });
    const tries = h("p", { class: "tries" });
    const replying = h("p", { class: "replying", hidden: true });
    const form = h("form", { class: "composer" }, replying, h("div", { class: "box" }, box, hint, send), tries);
    let room = "";
    let answered = null; /* the post that the next words answer: {id, name} */
    let composing = false;

    const draftKey = () => `dealbell.draft.${model.me.handle}.${room}`;

    function size() {
        box.style.height = "auto";
        box.style.height = `${Math.min(box.scrollHeight, 180)}px`;
        const empty = !box.value.trim();
        send.hidden = empty;
        hint.hidden = !empty;
    }

    function keepDraft() {
        try {
            if (box.value)
                sessionStorage.setItem(draftKey(), box.value);
            else
                sessionStorage.removeItem(draftKey());
        } catch {
            /* no storage: the draft lives as long as the room is open */
        }
    }

    function set(text) {
        box.value = text;
        keepDraft();
        size();
    }

    function submit() {
        const text = box.value.trim();
        if (!text || !room)
            return;
        const to = answered?.id;
        set("");
        setAnswered(null);
        app.say(room, text, to);
    }

    function setAnswered(post) {
        answered = post;
        replying.hidden = !post;
        replying.replaceChildren();
        if (post)
            replying.append(
                h("span", { text: t("replying", post.name) }),
                h("button", {
                    type: "button",
                    class: "quiet",
                    "aria-label": t("replyNot"),
                    onclick: () => {
                        setAnswered(null);
                        box.focus();
                    },
                    text: "×",
                }));
    }

    box.addEventListener("compositionstart", () => {
        composing = true;
    });
    box.addEventListener("compositionend", () => {
        composing = false;
    });
    box.addEventListener("keydown", (event) => {
        /* 229: Safari reports the Enter that ends a composition after compositionend */
        if (event.key !== "Enter" || event.shiftKey || event.isComposing || composing || event.keyCode === 229)
            return;
        event.preventDefault();
        submit();
    });
    box.addEventListener("input", () => {
        keepDraft();
        size();
    });
    form.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && answered && !event.isComposing)
            setAnswered(null);
    });
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        submit();
        box.focus();
    });

    function fill(text) {
        set(text);
        box.focus();
        box.setSelectionRange(text.length, text.length);
    }

    function words() {
        const person = room.startsWith("@");
        const title = model.title(room).replace(/^# /, "#");
        box.placeholder = t(person || room === "dealbell" ? "writeTo" : "write", title);
        hint.textContent = t("enterSends");
        send.textContent = t("send");
        setAnswered(answered);
        tries.replaceChildren();
        /* an empty room shows them itself */
        tries.hidden = person || !model.try.length || !model.room(room).posts.length;
        if (tries.hidden)
            return;
        tries.append(h("span", { text: t("try") }));
        model.try.forEach((text, at) => {
            if (at)
                tries.append(h("span", { "aria-hidden": "true", text: "·" }));
            tries.append(h("button", { type: "button", onclick: () => fill(text), text }));
        });
    }

    return {
        element: form,
        fill,
        words,
        focus: () => box.focus({ preventScroll: true }),
        isEmpty: () => !box.value.trim(),
        reply(id, name) {
            setAnswered({ id, name });
            box.focus();
        },
        show(name) {
            if (name !== room)
                setAnswered(null);
            room = name;
            let draft = "";
            try {
                draft = sessionStorage.getItem(draftKey()) ?? "";
            } catch {
                /* no storage, no draft */
            }
            box.value = draft;
            words();
            size();
        },
    };
}
