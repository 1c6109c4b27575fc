/*
 * find.js - the search field and what it found.
 */

import { avatar, h, plain, rich } from "./dom.js";
import { clockTime, shortDay, t } from "./words.js";

const PAUSE_MS = 250;

/* `app`: {model, ask, openFound(), closeFound(), goTo(post)} */
export function createFinder(app) {
    const field = h("input", {
        type: "search",
        "aria-label": t("search"),
        autocomplete: "off",
        maxlength: "200",
        enterkeyhint: "search",
    });
    const form = h("form", { class: "find", role: "search" }, field);
    const results = h("div", { class: "results" });
    let timer = 0;
    let asked = "";

    function heading(text) {
        return h("div", { class: "results-head", role: "status" }, h("p", { text: plain(text) }),
            h("button", { type: "button", onclick: close, text: t("close") }));
    }

    function row(post) {
        const said = plain(post.text) || [post.card?.title, post.card?.subtitle].filter(Boolean).map(plain).join(" ");
        return h("li", {}, h("button", { type: "button", class: "result", onclick: () => app.goTo(post) },
            avatar(post.from, post.name),
            h("span", { class: "result-body" },
                h("span", { class: "who" },
                    h("span", { class: "author", text: post.from === "dealbell" ? "Dealbell" : post.name || post.from }),
                    h("time", { text: `${shortDay(post.at)} ${clockTime(post.at)}` }),
                    h("span", { class: "aside", text: app.model.title(post.room) })),
                h("span", { class: "words" }, rich(said)))));
    }

    async function search() {
        clearTimeout(timer);
        const text = field.value.trim();
        if (!text) {
            close();
            return;
        }
        asked = text;
        try {
            const found = await app.ask({ do: "search", text });
            if (asked !== text)
                return;
            const posts = found.posts ?? [];
            results.replaceChildren(heading(t(posts.length ? "found" : "foundNone", text)),
                h("ul", {}, posts.map(row)));
            app.openFound();
        } catch {
            results.replaceChildren(heading(t("notAnswered")));
            app.openFound();
        }
    }

    function close() {
        asked = "";
        field.value = "";
        app.closeFound();
    }

    form.addEventListener("submit", (event) => {
        event.preventDefault();
        search();
    });
    field.addEventListener("input", () => {
        clearTimeout(timer);
        if (!field.value.trim())
            close();
        else
            timer = setTimeout(search, PAUSE_MS);
    });
    field.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
            close();
            field.blur();
        }
    });

    return {
        element: form,
        results,
        focus() {
            field.focus();
            field.select();
        },
        clear() {
            asked = "";
            field.value = "";
        },
        /* `keys`: there is a keyboard, so the key that leads here is worth naming. */
        words(keys) {
            field.setAttribute("aria-label", t("search"));
            field.placeholder = t(keys ? "searchKey" : "search");
        },
    };
}
