/*
 * chat.js - where the page begins: who is here, then the desk that holds the rest together.
 */

import { drawChooser, drawClaim, drawSignIn, drawUnreachable, post } from "./enter.js";
import { openDesk } from "./desk.js";
import { speak } from "./words.js";

const AS = "dealbell.as"; /* this tab's person in the demo */
const root = document.getElementById("app");
let desk = null;
let waits = 0;

function remember(handle) {
    try {
        if (handle)
            sessionStorage.setItem(AS, handle);
        else
            sessionStorage.removeItem(AS);
    } catch {
        /* no storage: the choice lasts as long as the page */
    }
}

function remembered() {
    try {
        return new URLSearchParams(location.search).get("as") ?? sessionStorage.getItem(AS);
    } catch {
        return null;
    }
}

/* The token of a sign-in link. It stands behind the #, which no server and no log sees. */
function token() {
    return /^#signin=(.+)$/.exec(location.hash)?.[1] ?? "";
}

function show(node) {
    root.replaceChildren(node);
    root.querySelector("button:not(.person), input")?.focus({ preventScroll: true });
}

async function askWho() {
    const answer = await fetch("/who", { credentials: "same-origin", cache: "no-store" });
    if (!answer.ok)
        throw new Error(`who: ${answer.status}`);
    return answer.json();
}

function enter(handle, as) {
    waits = 0;
    desk = openDesk({
        root,
        handle,
        url: `${location.origin.replace(/^http/, "ws")}/chat${as ? `?as=${encodeURIComponent(as)}` : ""}`,
        refused: check,
        async leave() {
            close();
            remember("");
            await post("/leave");
            start();
        },
        switchPerson() {
            close();
            remember("");
            start();
        },
    });
}

function close() {
    desk?.close();
    desk = null;
    history.replaceState(null, "", location.pathname);
}

/* The line would not open again: has the session ended, or is the demo a new one? */
async function check() {
    try {
        const who = await askWho();
        const here = who.mode === "demo"
            ? (who.people ?? []).some((one) => one.handle === desk?.handle) : Boolean(who.me);
        if (desk && !here) {
            close();
            remember("");
            begin(who);
        }
    } catch {
        /* the server is away; the wire goes on trying */
    }
}

function begin(who) {
    const given = token();
    if (given) {
        show(drawSignIn(who, given, () => {
            history.replaceState(null, "", location.pathname);
            start();
        }));
    } else if (who.mode === "demo") {
        const as = remembered();
        const person = (who.people ?? []).find((one) => one.handle === as);
        if (person) {
            remember(as);
            enter(as, as);
        } else {
            show(drawChooser(who, (one) => {
                remember(one.handle);
                enter(one.handle, one.handle);
            }));
        }
    } else if (who.claimed === false) {
        show(drawClaim(start));
    } else if (who.me) {
        enter(who.me.handle, "");
    } else {
        show(drawSignIn(who, ""));
    }
}

async function start() {
    speak();
    try {
        begin(await askWho());
    } catch {
        let timer = 0;
        const again = () => {
            clearTimeout(timer);
            start();
        };
        show(drawUnreachable(again));
        waits += 1;
        timer = setTimeout(again, Math.min(15000, 500 * 2 ** waits) * (0.5 + Math.random() / 2));
    }
}

addEventListener("hashchange", () => {
    if (!token())
        return;
    desk?.close();
    desk = null;
    start();
});

start();
