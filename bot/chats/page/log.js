/*
 * log.js - the conversation: the posts of one room, and what waits to be sent there.
 *
 * New posts come in below, edits in place; what the person reads stays where it is, and
 * the control that has the focus keeps it through an edit.
 */

import { drawCard, nextEnd } from "./card.js";
import { aloud, avatar, h, rich } from "./dom.js";
import { makeDrafts } from "./drafts.js";
import { clockTime, dayNumber, longDay, manner, t } from "./words.js";
import { whenStill } from "./still.js";

const TOGETHER_MS = 5 * 60000; /* posts of one author this close share a head */
const APART_MS = 60 * 1000; /* what Dealbell says is one thing each: its time stands with it */
const NEAR = 80; /* px from the end that still count as being there */
const LONGEST_MS = 2 ** 31 - 1; /* that a timer of the browser waits */
const MOST = 400; /* posts kept of a room that is read at its end */

/* `app`: {model, press, submit, reply(post, name), busy, isReady, waiting(room), older(room), fill(text), seen(room)} */
export function createLog(app) {
    const { model } = app;
    const inner = h("div", { class: "log-inner" });
    const box = h("div", {
        class: "log",
        role: "log",
        "aria-live": "polite",
        tabindex: "0",
    }, inner);
    const jump = h("button", { type: "button", class: "jump", hidden: true, onclick: () => toEnd() });
    const drafts = makeDrafts(() => model.me.handle);
    const faults = new Map(); /* post id -> what is wrong at which of its form's inputs */
    const nodes = new Map(); /* post id -> {node, sign}: what stands is not drawn again */
    const days = new Map(); /* number of the day -> its divider */
    const older = h("p", { class: "older" });
    let shown = "";
    let low = true; /* the end is in sight, and stays so */
    const alarm = { at: Infinity, timer: 0 }; /* when the next button that is shown ends */

    function isLow() {
        return box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    }

    function toEnd() {
        box.scrollTop = box.scrollHeight;
        low = true;
        jump.hidden = true;
        app.seen(shown);
    }

    function stayLow() {
        whenStill(() => {
            if (low)
                box.scrollTop = box.scrollHeight;
        });
    }

    /* Runs `change` and leaves what is being read where it was. */
    function hold(change) {
        const stay = low;
        const top = box.getBoundingClientRect().top;
        const first = stay ? null
            : [...inner.querySelectorAll("[data-post]")]
                .find((one) => one.getBoundingClientRect().bottom > top);
        const id = first?.dataset.post;
        const before = first?.getBoundingClientRect().top ?? 0;
        change();
        if (stay) {
            stayLow();
        } else if (id) {
            const same = nodes.get(id)?.node;
            if (same?.isConnected)
                box.scrollTop += same.getBoundingClientRect().top - before;
        }
    }

    function actFor(post) {
        const key = String(post.id);
        if (post.card?.form && !faults.has(key))
            faults.set(key, new Map());
        return {
            me: model.me.handle,
            now: model.now(),
            draft: drafts.of(post),
            wrong: faults.get(key) ?? new Map(),
            busy: app.busy,
            press: (action, value) => app.press(post, action, value),
            submit: (action, fields) => app.submit(post, action, fields),
        };
    }

    function stamp(post) {
        return h("time", { datetime: new Date(post.at).toISOString(), text: clockTime(post.at) });
    }

    function headOf(post) {
        return h("div", { class: "who" },
            h("span", { class: "author", text: post.from === "dealbell" ? "Dealbell" : post.name || post.from }),
            post.from === "dealbell" && h("span", { class: "badge waits small", text: t("bot") }),
            stamp(post),
            post.only_you && h("span", { class: "aside", text: t("onlyYou") }),
            post.edited && post.from !== "dealbell" && h("span", { class: "aside", text: t("edited") }));
    }

    function drawPost(post, headed) {
        const body = h("div", { class: "post-body" },
            headed && headOf(post),
            post.text && h("div", { class: "words" }, rich(post.text)),
            post.card && drawCard(post.card, actFor(post)),
            post.from === "dealbell" && post.card?.ref && h("button", {
                type: "button",
                class: "quiet reply",
                "aria-label": t("replyTo", post.card.ref),
                onclick: () => app.reply(post, post.card.ref),
                text: t("reply"),
            }));
        return h("article", {
            class: `post${headed ? " headed" : ""}${post.from === "dealbell" ? " apart" : ""}${post.only_you ? " private" : ""}`,
            "data-post": String(post.id),
            tabindex: "-1",
        }, headed ? avatar(post.from, post.name) : h("span", { class: "beside" }, stamp(post)), body);
    }

    function isHeaded(post, before) {
        return !before || before.from !== post.from || dayNumber(before.at) !== dayNumber(post.at)
            || post.at - before.at > (post.from === "dealbell" ? APART_MS : TOGETHER_MS) || Boolean(before.only_you) !== Boolean(post.only_you);
    }

    function busySign(card) {
        const all = [...(card?.buttons ?? []), card?.form, card?.select].filter(Boolean);
        return all.map((one) => (app.busy(one.action) ? 1 : 0)).join("");
    }

    /* A button that ends goes at its time, by the one timer for all that are shown. */
    function wakeAt(end) {
        const isSet = alarm.at <= end && alarm.at > model.now(); /* the demo's clock may have gone past it */
        if (end === Infinity || isSet)
            return;
        clearTimeout(alarm.timer);
        alarm.at = end;
        alarm.timer = setTimeout(() => {
            alarm.at = Infinity;
            draw();
        }, Math.min(end - model.now() + 1, LONGEST_MS));
    }

    function nodeOf(post, before) {
        const headed = isHeaded(post, before);
        const end = nextEnd(post.card, model.now());
        wakeAt(end);
        const sign = `${post.change}/${headed}/${busySign(post.card)}/${manner()}/${end}`;
        const known = nodes.get(String(post.id));
        if (known?.sign === sign && known.post === post)
            return known.node;
        const node = drawPost(post, headed);
        nodes.set(String(post.id), { node, sign, post });
        if (known?.node.isConnected)
            replace(known.node, node);
        return node;
    }

    /* Puts `fresh` where `old` stood; the focus stays with the control of the same name. */
    function replace(old, fresh) {
        const active = document.activeElement;
        const inside = old.contains(active);
        const range = inside && typeof active.selectionStart === "number"
            ? [active.selectionStart, active.selectionEnd] : null;
        old.replaceWith(fresh);
        if (!inside)
            return;
        const all = [...fresh.querySelectorAll("[data-key]")];
        const same = all.find((one) => one.dataset.key === active.dataset.key)
            ?? all.find((one) => active.dataset.label && one.dataset.label === active.dataset.label);
        (same ?? fresh).focus({ preventScroll: true });
        if (same && range)
            same.setSelectionRange(...range);
    }

    function divider(at) {
        const day = dayNumber(at);
        if (!days.has(day))
            days.set(day, h("div", { class: "day", role: "separator" }, h("span", { text: longDay(at) })));
        return days.get(day);
    }

    function myName() {
        return model.names.get(model.me.handle) || model.me.name || model.me.handle;
    }

    function pendingNodes() {
        return app.waiting(shown).map((one) => h("article", { class: "post headed pending" },
            avatar(model.me.handle, model.me.name),
            h("div", { class: "post-body" },
                h("div", { class: "who" },
                    h("span", { class: "author", text: myName() }),
                    h("span", { class: "aside", text: app.isReady() ? t("sending") : t("waiting") })),
                h("div", { class: "words" }, rich(one.text)))));
    }

    function emptyNode() {
        const person = shown.startsWith("@");
        return h("div", { class: "empty" },
            h("p", { text: person || !model.try.length ? t("quietRoom") : t("tryFirst") }),
            !person && model.try.map((text) => h("button", {
                type: "button",
                onclick: () => app.fill(text),
                text,
            })));
    }

    /* The children as they should stand, reusing what is drawn. */
    function wanted() {
        const { posts, more } = model.room(shown);
        const out = [];
        if (more && posts.length)
            out.push(older);
        let before = null;
        for (const post of posts) {
            if (!before || dayNumber(before.at) !== dayNumber(post.at))
                out.push(divider(post.at));
            out.push(nodeOf(post, before));
            before = post;
        }
        const pending = pendingNodes();
        if (!posts.length && !pending.length && !more)
            out.push(emptyNode());
        return [...out, ...pending];
    }

    /* Forgets what is no longer drawn. */
    function prune() {
        for (const [id, one] of nodes) {
            if (!one.node.isConnected)
                nodes.delete(id);
        }
    }

    /* Draws the room anew, touching only what changed. `quietly`: not for a screen reader. */
    function draw(quietly) {
        if (!shown)
            return;
        if (quietly)
            box.setAttribute("aria-busy", "true");
        hold(() => {
            const list = wanted();
            const keep = new Set(list);
            for (const child of [...inner.children]) {
                if (!keep.has(child))
                    child.remove();
            }
            list.forEach((child, at) => {
                if (inner.children[at] !== child)
                    inner.insertBefore(child, inner.children[at] ?? null);
            });
        });
        if (quietly)
            setTimeout(() => box.removeAttribute("aria-busy"), 50);
        needOlder();
    }

    /* What the log itself says, in the language of now. */
    function words() {
        box.setAttribute("aria-label", `${t("conversation")} ${model.title(shown)}`);
        jump.textContent = t("newBelow");
        older.textContent = t("loading");
        days.clear();
    }

    /* The commonest change, a post below all others, without a look at the rest. */
    function append(room, post) {
        const before = room.posts[room.posts.length - 2];
        hold(() => {
            inner.querySelectorAll(".pending, .empty").forEach((one) => one.remove());
            if (!before || dayNumber(before.at) !== dayNumber(post.at))
                inner.append(divider(post.at));
            inner.append(nodeOf(post, before), ...pendingNodes());
        });
    }

    function needOlder() {
        const room = model.room(shown);
        if (room.more && !room.loading && (box.scrollTop < 200 || !room.posts.length))
            app.older(shown);
    }

    box.addEventListener("scroll", () => {
        low = isLow();
        if (low) {
            jump.hidden = true;
            app.seen(shown);
        }
        needOlder();
    }, { passive: true });

    const sizes = new ResizeObserver(stayLow);
    sizes.observe(box);
    sizes.observe(inner);

    return {
        element: h("div", { class: "log-frame" }, box, jump),
        draw,
        words,
        isLow: () => low,
        shown: () => shown,

        /* Opens a room at its end. */
        show(name) {
            if (shown !== name) {
                inner.replaceChildren();
                nodes.clear();
                days.clear();
            }
            shown = name;
            words();
            low = true;
            draw(true);
            toEnd();
        },

        /* A post came: `how` as model.put() says it. */
        put({ room, post, how }) {
            const given = drafts.handOn(room.posts);
            if (given)
                nodes.delete(String(given.id));
            if (room.room !== shown || how === "old")
                return;
            if (how !== "new") {
                draw();
                return;
            }
            if (low && model.trim(room, MOST)) {
                draw();
                prune();
            } else {
                append(room, post);
            }
            if (!low)
                jump.hidden = false;
        },

        /* What was typed into a form was taken: the server's values count again. */
        forget(id) {
            drafts.forget(id);
            faults.get(String(id))?.clear();
        },

        /* Its form is gone: what was typed there may be wanted where it is asked again. */
        closed(post) {
            drafts.close(post);
            faults.get(String(post.id))?.clear();
        },

        /* What the server found wrong in a form, {input name: words}: said there, and gone to. */
        wrong(id, errors) {
            const known = faults.get(String(id));
            const room = model.room(shown);
            const at = room.posts.findIndex((one) => one.id === id);
            if (!known || at < 0)
                return;
            known.clear();
            for (const [name, words] of Object.entries(errors))
                known.set(name, words);
            const was = nodes.get(String(id))?.node;
            nodes.delete(String(id));
            const node = nodeOf(room.posts[at], room.posts[at - 1]);
            if (was?.isConnected)
                replace(was, node);
            const first = node.querySelector("[aria-invalid]");
            first?.scrollIntoView({ block: "nearest" });
            first?.focus({ preventScroll: true });
            low = isLow();
        },

        toEnd,

        /* Brings a post into sight; false when it is not here. */
        point(id) {
            const node = nodes.get(String(id))?.node;
            if (!node?.isConnected)
                return false;
            low = false;
            node.scrollIntoView({ block: "center" });
            node.focus({ preventScroll: true });
            node.classList.add("pointed");
            setTimeout(() => node.classList.remove("pointed"), 2000);
            return true;
        },

        avatarOf: (id) => nodes.get(String(id))?.node.querySelector(".avatar .bell"),
    };
}
