/*
 * board.js - the pipeline: a column a stage, a card a deal. A card opens its deal in the chat.
 */

import { avatar, h, plain } from "./dom.js";
import { t } from "./words.js";

const tones = ["good", "waits", "bad"];

/* `app`: {model, say(text)} */
export function createBoard(app) {
    const element = h("div", { class: "board" });
    let board = null;
    let whose = "team";
    let bar = null; /* the filters, for who sees others' deals */

    /* The owner may come as a handle or as a name; colours go by handle. */
    function handleOf(owner) {
        const known = app.model.people.find((one) => one.handle === owner || one.name === owner);
        return known?.handle ?? owner ?? "";
    }

    function isMine(one) {
        const { me } = app.model;
        return one.owner === me.handle || one.owner === me.name;
    }

    function drawCard(one) {
        const handle = handleOf(one.owner);
        const inside = [
            h("span", { class: "deal-name", text: plain(one.name) }),
            h("span", { class: "deal-line" }, h("span", { class: "deal-sum", text: one.amount ?? "" }),
                h("span", { class: "deal-ref", text: one.ref })),
            h("span", { class: "deal-line small" },
                avatar(handle, one.initial || one.owner, "tiny"),
                h("span", { class: "deal-what", text: plain(one.what) }),
                h("span", {
                    class: tones.includes(one.tone) ? `deal-when ${one.tone}` : "deal-when",
                    text: plain(one.when),
                })),
        ];
        if (!one.say)
            return h("li", {}, h("div", { class: "deal" }, inside));
        return h("li", {}, h("button", { type: "button", class: "deal", onclick: () => app.say(one.say) }, inside));
    }

    const holdsOthers = () => (board?.columns ?? []).some((one) => one.cards?.some((card) => !isMine(card)));

    /* Sums are the server's, for all; of a part no honest figure is at hand, so none stands there. */
    function drawColumn(column) {
        const all = column.cards ?? [];
        const cards = whose === "mine" ? all.filter(isMine) : all;
        const count = whose === "mine" ? cards.length : column.count ?? all.length;
        return h("section", { class: cards.length ? "column" : "column vacant", "aria-label": column.title },
            h("header", {}, h("h2", { text: column.title }), h("span", { class: "count", text: String(count) }),
                h("p", { class: "sum", text: whose === "mine" ? "" : column.sum ?? "" })),
            h("ul", { class: "deals" }, cards.map(drawCard)));
    }

    function draw() {
        const left = element.scrollLeft;
        const focused = [...element.querySelectorAll("button")].indexOf(document.activeElement);
        const columns = (board?.columns ?? []).map(drawColumn);
        if (bar)
            bar.hidden = !holdsOthers();
        element.replaceChildren(...(!board || columns.some((one) => !one.classList.contains("vacant"))
            ? columns : [h("p", { class: "none", text: t("emptyBoard") })]));
        element.scrollLeft = left;
        if (focused >= 0)
            element.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
    }

    return {
        element,
        title: () => plain(board?.title) || t("pipeline"),
        sub: () => plain(board?.sub),
        take(answer) {
            board = answer;
            draw();
        },
        /* The two filters, for the head of the page. */
        filters() {
            const choose = (name) => (event) => {
                whose = name;
                for (const one of event.currentTarget.parentNode.children)
                    one.setAttribute("aria-pressed", String(one === event.currentTarget));
                draw();
            };
            bar = h("div", { class: "filters", hidden: !holdsOthers() }, ["mine", "team"].map((name) => h("button", {
                type: "button",
                "aria-pressed": String(whose === name),
                onclick: choose(name),
                text: t(name),
            })));
            return bar;
        },
    };
}
