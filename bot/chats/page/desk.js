/*
 * desk.js - the page of someone who is in: what the server says goes to the parts it is about,
 * what the person does goes to the wire.
 */

import { createBoard } from "./board.js";
import { createComposer } from "./composer.js";
import { gently, h, swing } from "./dom.js";
import { createFinder } from "./find.js";
import { createLog } from "./log.js";
import { isWon, newModel } from "./model.js";
import { createRail, PAGES } from "./rail.js";
import { createSide } from "./side.js";
import { sentences, speak, t } from "./words.js";
import { openWire } from "./wire.js";

const REFRESH_MS = 350; /* the rail follows what happens, several things at once */
const READ_MS = 300;
const PAGES_BACK = 20; /* of history, to look for a post that was found */
const phone = matchMedia("(max-width: 719px)");
const touch = matchMedia("(pointer: coarse)");

/*
 * `given`: {root, handle, url, refused(), leave(), switchPerson()}. Returns {handle, close}.
 */
export function openDesk(given) {
    const model = newModel();
    model.me.handle = given.handle;
    const echoed = new Set(); /* ids of what we said and have already seen come back */
    const pressed = new Map(); /* id of a button's or form's request -> {post, change} it was pressed on */
    const answered = new Set(); /* ids that a post has answered */
    let view = { room: "" };
    let lastRoom = "";
    let welcomed = false;
    let live = false; /* the replay is over: what comes now is new */

    const app = {
        model,
        view: () => view,
        lastRoom: () => lastRoom || firstRoom(),
        go,
        leave: given.leave,
        switchPerson: given.switchPerson,
        ask: (object) => wire.ask(object),
        isReady: () => wire.ready(),
        busy: (action) => wire.queue().some((one) => one.action === action),
        waiting: (room) => wire.queue().filter((one) =>
            one.do === "say" && one.room === room && !echoed.has(one.id)),
        say(room, text, answered) {
            wire.send({ do: "say", room, text, ...(answered ? { reply_to: answered } : {}) });
            if (view.room !== room)
                go({ room });
            log.draw();
            log.toEnd();
        },
        press(post, action, value) {
            const id = wire.send({ do: "press", action, room: post.room, ...(value === undefined ? {} : { value }) });
            pressed.set(id, { id: post.id, change: post.change, isForm: false });
            log.draw();
        },
        submit(post, action, fields) {
            const id = wire.send({ do: "form", action, room: post.room, fields });
            pressed.set(id, { id: post.id, change: post.change, isForm: true });
            log.draw();
        },
        fill: (text) => composer.fill(text),
        reply: (post, name) => composer.reply(post.id, name),
        seen: () => markRead(),
        older,
        openFound: () => go({ ...view, found: true }),
        closeFound: () => view.found && go({ room: view.room, page: view.page }),
        goTo,
    };

    const log = createLog(app);
    const composer = createComposer(app);
    const rail = createRail(app);
    const side = createSide({ say: tellDealbell, rung });
    const board = createBoard({ model, say: tellDealbell });
    const finder = createFinder(app);

    const title = h("h1");
    const about = h("p", { class: "about" });
    const tools = h("div", { class: "tools" });
    const line = h("div", { class: "line", role: "status", hidden: true });
    const notice = h("div", { class: "notice", role: "alert", hidden: true });
    const middle = h("div", { class: "middle" });
    const main = h("main", { class: "main" },
        h("header", { class: "head" }, title, about, tools), line, notice, middle);
    const frame = h("div", { class: "desk" }, rail.element, main, side.rail, rail.bar);

    const refresh = gently(REFRESH_MS, async () => {
        try {
            const beside = await wire.ask({ do: "side" });
            side.take(beside);
            tryNow(beside.try ?? []);
            if (view.page === "pipeline") {
                board.take(await wire.ask({ do: "board" }));
                drawHead();
            }
        } catch {
            /* the next welcome refreshes it */
        }
    });
    /* What is offered to be said follows what is true: the first lead brings its own. */
    function tryNow(given) {
        if (!model.offers(given) || !view.room)
            return;
        composer.words();
        log.draw(true);
    }

    const redrawRail = gently(30, () => rail.draw());
    const markRead = gently(READ_MS, () => {
        const room = model.rooms.get(view.room);
        const last = room?.posts[room.posts.length - 1];
        if (!last || document.hidden || view.found || !log.isLow() || !wire.ready())
            return;
        if (!room.unread && room.read === last.id)
            return;
        room.read = last.id;
        room.unread = 0;
        wire.tell({ do: "read", room: room.room, post: last.id });
        counted();
    });

    function counted() {
        const n = model.unread();
        document.title = n ? `(${n}) Dealbell` : "Dealbell";
        redrawRail();
    }

    function rung() {
        swing(rail.mark);
    }

    function tellDealbell(text) {
        go({ room: "dealbell" });
        app.say("dealbell", text);
    }

    function firstRoom() {
        return model.rooms.has("sales") ? "sales" : model.rooms.keys().next().value ?? "dealbell";
    }

    /* What stands behind the # of the address, or nothing where that is no text. */
    function place() {
        try {
            return decodeURIComponent(location.hash.slice(1));
        } catch {
            return "";
        }
    }

    /* The address carries the place, so that Back and a reload come to it. */
    function fromHash() {
        const hash = place();
        if (hash.startsWith("/")) {
            const page = hash.slice(1);
            return PAGES.includes(page) || page === "rooms" ? { page } : { room: firstRoom() };
        }
        return { room: model.rooms.has(hash) || hash.startsWith("@") || hash === "dealbell" ? hash : firstRoom() };
    }

    function go(next) {
        const before = view;
        view = { room: next.room ?? "", page: next.page ?? "", found: Boolean(next.found) };
        const hash = view.page ? `/${view.page}` : view.room;
        if (place() !== hash)
            history.pushState(null, "", `#${hash}`);
        if (view.room)
            lastRoom = view.room;
        if (!view.found)
            finder.clear();
        drawView(before);
    }

    function drawHead() {
        const names = { agenda: t(phone.matches ? "today" : "agenda"), receivables: t("receivables"), rooms: t("rooms"), pipeline: board.title() };
        title.textContent = view.room ? model.title(view.room) : names[view.page] ?? "";
        const person = view.room.startsWith("@") && model.person(view.room.slice(1));
        about.textContent = view.room
            ? (person ? t(model.isOnline(person.handle) ? "online" : "offline") : model.rooms.get(view.room)?.about ?? "")
            : view.page === "pipeline" ? board.sub() : "";
        if (view.page === "pipeline")
            tools.querySelector(".filters") ?? tools.replaceChildren(board.filters());
        else if (!tools.contains(finder.element))
            tools.replaceChildren(...(phone.matches ? [] : [finder.element]));
        if (phone.matches && !rail.findPlace.contains(finder.element))
            rail.findPlace.append(finder.element);
    }

    function drawView(before) {
        frame.dataset.view = view.page || "room";
        frame.classList.toggle("finding", view.found);
        drawHead();
        if (view.page === "agenda" || view.page === "receivables")
            side.open(view.page);
        else
            side.leave();
        const wants = view.found ? [finder.results]
            : view.room ? [log.element, composer.element]
                : view.page === "pipeline" ? [board.element]
                    : view.page === "rooms" ? [] : [side.page];
        if (middle.children.length !== wants.length || wants.some((one, at) => middle.children[at] !== one))
            middle.replaceChildren(...wants);
        if (view.room && !view.found && (log.shown() !== view.room || before?.room !== view.room || before?.found)) {
            log.show(view.room);
            composer.show(view.room);
            if (!touch.matches)
                composer.focus();
        }
        if (view.page)
            refresh();
        rail.draw();
    }

    function tell(said, hint) {
        notice.replaceChildren(h("p", { text: sentences(said, hint) }),
            h("button", { type: "button", class: "quiet", onclick: () => { notice.hidden = true; }, text: t("close") }));
        notice.hidden = false;
    }

    async function fetchOlder(name, room) {
        const first = room.posts[0];
        try {
            const answer = await wire.ask(first ? { do: "history", room: name, before: first.id }
                : { do: "history", room: name });
            for (const post of answer.posts ?? [])
                model.put(post);
            room.more = Boolean(answer.more) && room.posts[0] !== first;
        } catch {
            room.more = room.more && !wire.ready(); /* refused is final; a broken line is asked again */
        }
        room.loading = null;
        if (log.shown() === name)
            log.draw(true);
        return room.more;
    }

    /*
     * Brings what came before the posts we hold; who asks while that is under way waits for the
     * same answer. True when there may be still more.
     */
    async function older(name) {
        const room = model.room(name);
        if (!room.loading && !wire.ready())
            return false;
        room.loading ??= fetchOlder(name, room);
        return room.loading;
    }

    /* Opens the room of a post that was found, going back in its history as far as it takes. */
    async function goTo(post) {
        go({ room: post.room });
        for (let at = 0; at < PAGES_BACK && !log.point(post.id); at += 1) {
            if (!await older(post.room)) {
                log.point(post.id);
                return;
            }
        }
    }

    /*
     * The answer to what was pressed further up: it is gone to, for else it would be missed; but where
     * the card itself says now what became of it, the eyes stay there.
     */
    function isAnswered(post) {
        const { id, change } = pressed.get(post.for);
        const stands = model.room(post.room).posts.find((one) => one.id === id);
        return !post.card?.form && !post.card?.select && (stands?.change ?? 0) > (change ?? 0);
    }

    function follow(put, isOwn) {
        if (isOwn && put.room.room === view.room && !view.found && !isAnswered(put.post))
            log.toEnd();
        if (put.how === "new" && put.post.from !== model.me.handle && !isOwn
            && !(put.room.room === view.room && !view.found && log.isLow() && !document.hidden)) {
            put.room.unread = (put.room.unread || 0) + 1;
            counted();
        }
    }

    function onPost(post) {
        if (post.for) {
            answered.add(post.for);
            if (post.from === model.me.handle)
                echoed.add(post.for);
        } else if (!live && post.from === model.me.handle) {
            /* A replay does not say what a post is for: the same words in the same room tell. */
            const same = app.waiting(post.room).find((one) => one.text === post.text);
            if (same)
                echoed.add(same.id);
        }
        const put = model.put(post);
        if (!live)
            return;
        if (put.room.posts.length === 1 && put.room.room === view.room)
            composer.words();
        if (put.how === "edit" && post.card && !post.card.form)
            log.closed(post);
        if (view.room)
            log.put(put);
        follow(put, put.how === "new" && pressed.has(post.for));
        if (isWon(post) && !isWon(put.was) && put.how !== "old") {
            rung();
            swing(log.avatarOf(post.id));
        }
        markRead();
        refresh();
    }

    /* A request has its end. `request` is null when it was no longer in our queue. */
    function onDone(item, request) {
        if (pressed.get(item.id)?.isForm && item.rc === "ok")
            log.forget(pressed.get(item.id).id);
        if (item.errors && pressed.has(item.id))
            log.wrong(pressed.get(item.id).id, item.errors);
        pressed.delete(item.id);
        if (item.rc && item.rc !== "ok" && !item.seen && !answered.has(item.id))
            tell(item.said || t(item.rc === "broken" ? "rcBroken" : "rcAgain"), item.hint);
        answered.delete(item.id);
        echoed.delete(item.id);
        if (request && live)
            log.draw();
        refresh();
    }

    /* What could not be read goes back into the box, if that is empty: nothing typed is lost. */
    function onError(item, request) {
        if (item.said)
            tell(item.said, item.hint);
        if (request?.do === "say" && request.room === view.room && composer.isEmpty())
            composer.fill(request.text);
        if (request)
            log.draw();
    }

    function onWelcome(item) {
        const first = !welcomed;
        welcomed = true;
        live = false;
        if (item.gap)
            echoed.clear();
        model.welcome(item);
        if (speak(item.me?.lang, item.zone_offset_min, item.me?.zone)) {
            log.words();
            tools.replaceChildren();
        }
        finder.words(!touch.matches);
        if (first) {
            given.root.replaceChildren(frame);
            line.hidden = true;
        }
    }

    function onReady() {
        live = true;
        if (!view.room && !view.page) {
            view = { room: "", page: "", ...fromHash() };
            lastRoom = view.room;
        } else if (view.room) {
            log.draw(true);
            composer.words();
        }
        drawView(view);
        counted();
        markRead();
        refresh();
        drawLine();
    }

    const takes = {
        welcome: onWelcome,
        post: onPost,
        ready: onReady,
        done: onDone,
        error: onError,
        people(item) {
            model.heard(item.people ?? []);
            drawHead();
            redrawRail();
        },
        presence(item) {
            model.present(item.handle, item.online);
            drawHead();
            redrawRail();
        },
        clock(item) {
            model.ahead = item.now - Date.now();
            log.draw();
            refresh();
        },
        unread(item) {
            model.room(item.room).unread = item.unread ?? 0;
            counted();
        },
    };

    /* "Reconnecting, 3 messages wait" */
    function drawLine() {
        if (wire.ready()) {
            line.hidden = true;
            return;
        }
        const n = wire.queue().length;
        const waits = n === 0 ? "" : `${t("comma")}${n === 1 ? t("waitOne") : t("waitMany", String(n))}`;
        line.replaceChildren(h("span", { text: t("reconnecting") + waits }),
            h("button", { type: "button", class: "quiet", onclick: () => wire.retry(), text: t("retry") }));
        line.hidden = false;
    }

    const opening = h("p", { class: "opening", role: "status", text: t("loading") });
    let wasReady = false;
    const wire = openWire({
        url: given.url,
        key: `dealbell.queue.${given.handle}`,
        onItem: (item, request) => takes[item.is]?.(item, request),
        onState() {
            const ready = wire.ready();
            if (!welcomed)
                opening.textContent = t("reconnecting");
            else if (!ready)
                drawLine();
            if (welcomed && wasReady !== ready && live)
                log.draw();
            wasReady = ready;
        },
        onRefused: given.refused,
    });

    function onKey(event) {
        const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
        if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            if (phone.matches && view.page !== "rooms")
                go({ page: "rooms" });
            finder.focus();
        }
    }

    function onBack() {
        if (welcomed && !place().startsWith("signin="))
            go(fromHash());
    }

    function onWidth() {
        if (welcomed)
            drawHead();
    }

    document.addEventListener("keydown", onKey);
    document.addEventListener("visibilitychange", markRead);
    addEventListener("popstate", onBack);
    phone.addEventListener("change", onWidth);
    given.root.replaceChildren(opening);

    return {
        handle: given.handle,
        close() {
            wire.close();
            document.removeEventListener("keydown", onKey);
            document.removeEventListener("visibilitychange", markRead);
            removeEventListener("popstate", onBack);
            phone.removeEventListener("change", onWidth);
            document.title = "Dealbell";
        },
    };
}
