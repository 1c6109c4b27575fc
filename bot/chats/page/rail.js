/*
 * rail.js - the left rail: pages, rooms, people, who one is; and the bar below on a phone.
 */

import { aloud, avatar, bell, h } from "./dom.js";
import { rolesAndPlace, t } from "./words.js";

export const PAGES = ["agenda", "pipeline", "receivables"];

function unreadMark(count) {
    if (!count)
        return null;
    return [h("span", { class: "unread", "aria-hidden": "true", text: count > 99 ? "99+" : String(count) }),
        aloud(`, ${t("unread", String(count))}`)];
}

/*
 * `app`: {model, view() -> {page, room}, go(view), leave(), switchPerson()}. A view is
 * {room} or {page}; the page "rooms" is this rail itself, on a phone.
 */
export function createRail(app) {
    const { model } = app;
    const mark = bell();
    const places = h("div", { class: "places" });
    const firm = h("span", { class: "firm" });
    const findPlace = h("div", { class: "find-place" });
    const menu = h("div", { class: "menu", hidden: true });
    const me = h("button", { type: "button", class: "me", "aria-expanded": "false", onclick: () => openMenu(menu.hidden) });
    const element = h("nav", { class: "rail" },
        h("div", { class: "brand" }, mark, h("span", { text: "Dealbell" }), firm),
        findPlace, places, h("div", { class: "foot" }, menu, me));
    const bar = h("nav", { class: "tabbar" });

    function openMenu(open) {
        menu.hidden = !open;
        me.setAttribute("aria-expanded", String(open));
        if (open)
            menu.querySelector("button")?.focus();
    }

    me.parentNode.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !menu.hidden) {
            openMenu(false);
            me.focus();
        }
    });
    document.addEventListener("pointerdown", (event) => {
        if (!menu.hidden && !me.parentNode.contains(event.target))
            openMenu(false);
    });

    function line(key, current, unread, go, ...inside) {
        return h("button", {
            type: "button",
            class: unread ? "place has-unread" : "place",
            "data-key": key,
            "aria-current": current ? "page" : null,
            onclick: go,
        }, inside, unreadMark(unread));
    }

    function roomLine(name) {
        const room = model.rooms.get(name);
        return line(`room:${name}`, app.view().room === name, room?.unread, () => app.go({ room: name }),
            h("span", { class: "place-name", text: model.title(name) }));
    }

    function personLine(handle, name, online) {
        const room = handle === "dealbell" ? "dealbell" : `@${handle}`;
        return line(`room:${room}`, app.view().room === room, model.rooms.get(room)?.unread,
            () => app.go({ room }),
            h("span", { class: online ? "presence online" : "presence", "aria-hidden": "true" }),
            h("span", { class: "place-name", text: name }),
            aloud(`, ${t(online ? "online" : "offline")}`));
    }

    function group(title, lines) {
        return h("section", {}, h("h2", { text: title }), lines);
    }

    function drawPlaces() {
        const { page } = app.view();
        const names = [...model.rooms.values()]
            .filter((room) => room.listed && room.room !== "dealbell" && !room.room.startsWith("@"))
            .map((room) => room.room);
        const focused = places.contains(document.activeElement) ? document.activeElement.dataset.key : null;
        const top = places.scrollTop;
        places.replaceChildren(
            h("section", { class: "pages" }, PAGES.map((name) => line(`page:${name}`, page === name, 0,
                () => app.go({ page: name }), h("span", { class: "place-name", text: t(name) })))),
            group(t("rooms"), names.map(roomLine)),
            group(t("direct"), [
                personLine("dealbell", "Dealbell", true),
                ...model.people.filter((one) => one.handle !== model.me.handle)
                    .map((one) => personLine(one.handle, one.name, model.isOnline(one.handle))),
            ]));
        places.scrollTop = top;
        if (focused)
            [...places.querySelectorAll("button")].find((one) => one.dataset.key === focused)
                ?.focus({ preventScroll: true });
    }

    function drawMe() {
        const demo = model.firm.mode === "demo";
        firm.textContent = demo ? t("demo") : model.firm.name ?? "";
        me.replaceChildren(avatar(model.me.handle, model.me.name), h("span", { class: "me-words" },
            h("span", { class: "me-name", text: model.me.name || model.me.handle }),
            h("span", { class: "me-roles", text: rolesAndPlace(model.me) })));
        menu.replaceChildren(...[
            demo && h("button", { type: "button", onclick: app.switchPerson, text: t("switchPerson") }),
            h("button", { type: "button", onclick: app.leave, text: t("signOut") }),
        ].filter(Boolean));
    }

    function drawBar() {
        const { page, room } = app.view();
        const focused = [...bar.children].indexOf(document.activeElement);
        const one = (text, current, go, unread) => h("button", {
            type: "button",
            "aria-current": current ? "page" : null,
            onclick: go,
        }, h("span", { text }), unreadMark(unread));
        bar.replaceChildren(
            one(t("chat"), Boolean(room), () => app.go({ room: app.lastRoom() })),
            one(t("rooms"), page === "rooms", () => app.go({ page: "rooms" }), model.unread()),
            one(t("today"), page === "agenda" || page === "receivables", () => app.go({ page: "agenda" })),
            one(t("pipeline"), page === "pipeline", () => app.go({ page: "pipeline" })));
        if (focused >= 0)
            bar.children[focused].focus({ preventScroll: true });
    }

    return {
        element,
        bar,
        mark,
        findPlace,
        draw() {
            element.setAttribute("aria-label", t("places"));
            bar.setAttribute("aria-label", t("places"));
            drawPlaces();
            drawMe();
            drawBar();
        },
    };
}
