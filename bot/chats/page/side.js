/*
 * side.js - what stands beside the chat: the tabs of the right rail, and the same blocks as pages.
 */

import { bell, h, plain, rich, swing } from "./dom.js";
import { t } from "./words.js";

const tones = ["good", "waits", "bad"];

function toneClass(base, tone) {
    return tones.includes(tone) ? `${base} ${tone}` : base;
}

/* Where nothing is to be said of it but its title, that has a line of its own. */
function item(one, say) {
    const when = one.when && h("span", { class: toneClass("item-when", one.tone), text: plain(one.when) });
    const inside = [
        h("span", { class: "item-line" },
            h("span", { class: "item-title" }, rich(one.title)), one.what && when),
        (one.what || one.note || when) && h("span", { class: "item-line small" },
            one.what ? h("span", { class: "item-what", text: plain(one.what) }) : when,
            one.note && h("span", { class: "item-note", text: plain(one.note) })),
    ];
    if (!one.say)
        return h("li", {}, h("div", { class: "item" }, inside));
    return h("li", {}, h("button", { type: "button", class: "item", onclick: () => say(one.say) }, inside));
}

function heading(text, figure) {
    return h("div", { class: "block-head" }, h("h2", { text }),
        figure !== undefined && figure !== null && h("span", { text: String(figure) }));
}

function bars(block) {
    const rows = block.rows ?? [];
    const longest = Math.max(...rows.map((row) => Number(row.share) || 0), 1e-9);
    return h("section", { class: "block" }, heading(block.title, block.total),
        h("dl", { class: "bars" }, rows.map((row) => {
            const bar = h("span", { class: toneClass("bar", row.tone), "aria-hidden": "true" });
            bar.style.width = row.share > 0 ? `${Math.max(1, (94 * row.share) / longest)}%` : "0";
            return h("div", {}, h("dt", { text: row.label }), h("dd", {},
                h("span", { class: "track" }, bar), h("span", { class: "sum", text: row.amount })));
        })));
}

function drawBlock(block, say) {
    if (block.kind === "bell")
        return h("p", { class: "rung" }, bell(), h("span", {}, rich(block.text)));
    if (block.kind === "bars")
        return bars(block);
    return h("section", { class: "block" }, heading(block.title, block.count ?? block.items?.length),
        h("ul", { class: "items" }, (block.items ?? []).map((one) => item(one, say))));
}

/* The blocks of one tab; a list that has nothing in it is no news. */
function drawBlocks(tab, say) {
    const blocks = (tab?.blocks ?? []).filter((block) => block.kind !== "list" || block.items?.length);
    if (!blocks.length)
        return [h("p", { class: "none", text: t("emptyPage") })];
    return blocks.map((block) => drawBlock(block, say));
}

function bellsOf(tabs) {
    return tabs.flatMap((tab) => tab.blocks ?? []).filter((one) => one.kind === "bell").map((one) => one.text);
}

/*
 * `say(text)` puts a sentence to Dealbell; `rung()` is told of a bell that was not there before.
 * The object has two elements: `rail`, beside the chat, and `page`, in its place.
 */
export function createSide({ say, rung }) {
    const rail = h("aside", { class: "side" });
    const page = h("div", { class: "page" });
    let tabs = [];
    let chosen = "";
    let asPage = "";
    let bells = null;

    function choose(name, place) {
        chosen = name;
        if (asPage)
            asPage = name;
        draw();
        place.querySelector('[aria-selected="true"]')?.focus();
    }

    function onArrow(event, place) {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step)
            return;
        event.preventDefault();
        const at = tabs.findIndex((tab) => tab.name === (place === page ? asPage : chosen));
        choose(tabs[(at + step + tabs.length) % tabs.length].name, place);
    }

    function tabRow(place, current) {
        return h("div", { class: "tabs", role: "tablist", onkeydown: (event) => onArrow(event, place) },
            tabs.map((tab) => h("button", {
                type: "button",
                role: "tab",
                "aria-selected": tab.name === current ? "true" : "false",
                tabindex: tab.name === current ? "0" : "-1",
                onclick: () => choose(tab.name, place),
                text: tab.title,
            })));
    }

    /* Redraws a place; the scroll and the focused item stay as they were. */
    function fill(place, current) {
        const tab = tabs.find((one) => one.name === current) ?? tabs[0];
        const focused = [...place.querySelectorAll("button")].indexOf(document.activeElement);
        const top = place.querySelector(".blocks")?.scrollTop ?? 0;
        const blocks = h("div", { class: "blocks", role: "tabpanel", "aria-label": tab?.title },
            drawBlocks(tab, say));
        place.replaceChildren(tabRow(place, tab?.name), blocks);
        blocks.scrollTop = top;
        if (focused >= 0)
            place.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
    }

    function draw() {
        if (!tabs.length)
            return;
        fill(rail, chosen);
        if (asPage)
            fill(page, asPage);
    }

    return {
        rail,
        page,
        take(answer) {
            tabs = answer.tabs ?? [];
            rail.setAttribute("aria-label", t("beside"));
            if (!tabs.some((tab) => tab.name === chosen))
                chosen = tabs[0]?.name ?? "";
            if (asPage && !tabs.some((tab) => tab.name === asPage))
                asPage = tabs[0]?.name ?? "";
            draw();
            const ringing = bellsOf(tabs);
            if (bells && ringing.some((text) => !bells.includes(text))) {
                rung();
                swing(rail.querySelector(".rung .bell"));
            }
            bells = ringing;
        },
        /* As a page: "agenda" is the first tab, "receivables" the one of that name, else the last. */
        open(name) {
            const named = tabs.find((tab) => tab.name === name);
            asPage = (named ?? (name === "agenda" ? tabs[0] : tabs[tabs.length - 1]))?.name ?? name;
            draw();
        },
        leave() {
            asPage = "";
            page.replaceChildren();
        },
    };
}
