/*
 * wire.js - the websocket: it comes back by itself, loses nothing, says nothing twice.
 *
 * What changes something (`send`) waits in a queue that outlives a reload of the tab
 * and leaves it only with the server's `done`; after a broken connection it goes out
 * again under the same id, which the server counts once. Questions (`ask`) are not
 * kept: they fail when the connection does.
 */

import { whenStill } from "./still.js";

const FIRST_MS = 400;
const CEILING_MS = 15000;
const SILENCE_MS = 12000; /* asked something and heard nothing: the line is dead */

export function newId() {
    if (crypto.randomUUID)
        return crypto.randomUUID();
    const b = crypto.getRandomValues(new Uint8Array(16)); /* plain http has no randomUUID */
    b[6] = (b[6] & 0x0f) | 0x40;
    b[8] = (b[8] & 0x3f) | 0x80;
    const hex = [...b].map((x) => x.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function load(key) {
    try {
        const list = JSON.parse(sessionStorage.getItem(key) ?? "[]");
        return Array.isArray(list) ? list.filter((one) => one?.id && one?.do) : [];
    } catch {
        return [];
    }
}

/*
 * `url` is where to connect, `key` names the queue in sessionStorage. `onItem` gets each
 * object of the server, `onState` is called when the line or the queue changed, `onRefused`
 * after the second vain attempt in a row: perhaps the session has ended.
 */
export function openWire({ url, key, onItem, onState, onRefused }) {
    const asks = new Map();
    let queue = load(key);
    let socket = null;
    let ready = false; /* the replay is over */
    let over = false;
    let change = 0;
    let replayed = 0; /* the highest of the replay; counts once it is complete */
    let tries = 0;
    let retryAt = 0;
    let askedAt = 0; /* the oldest request since we last heard anything; 0 for none */

    function keep() {
        try {
            if (queue.length)
                sessionStorage.setItem(key, JSON.stringify(queue));
            else
                sessionStorage.removeItem(key);
        } catch {
            /* storage is full or forbidden: the queue still lives in this page */
        }
        onState();
    }

    function put(object) {
        askedAt = askedAt || Date.now();
        socket.send(JSON.stringify(object));
    }

    function drop() {
        clearTimeout(retryAt);
        retryAt = 0;
        if (socket) {
            socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
            socket.close();
        }
        socket = null;
        ready = false;
        askedAt = 0;
        for (const one of asks.values())
            one.reject(new Error("the connection broke"));
        asks.clear();
    }

    function lost() {
        drop();
        if (over)
            return;
        tries += 1;
        if (tries >= 2)
            onRefused();
        const ceiling = Math.min(CEILING_MS, FIRST_MS * 2 ** tries);
        retryAt = setTimeout(connect, ceiling / 4 + Math.random() * ceiling * 0.75);
        onState();
    }

    function connect() {
        drop();
        if (over)
            return;
        socket = new WebSocket(url);
        askedAt = Date.now();
        socket.onopen = () => put({ do: "hello", since: change });
        const from = socket;
        socket.onmessage = (event) => {
            askedAt = 0;
            whenStill(() => {
                /* What a line that broke meanwhile had brought comes again with the next hello. */
                for (const line of from === socket ? String(event.data).split("\n") : []) {
                    if (line.trim())
                        take(line);
                }
            });
        };
        socket.onclose = lost;
    }

    function take(line) {
        let item;
        try {
            item = JSON.parse(line);
        } catch {
            return; /* not ours to mend; the next line may be whole */
        }
        if (item.is === "post") {
            if (ready)
                change = Math.max(change, item.change ?? 0);
            else
                replayed = Math.max(replayed, item.change ?? 0);
        } else if (item.is === "ready") {
            const wasReady = ready; /* said hello for us: the person's language changed */
            change = Math.max(change, replayed, item.change ?? 0);
            ready = true;
            tries = 0;
            for (const one of wasReady ? [] : queue)
                put(one);
            onState();
        }
        const one = item.is === "post" ? null : asks.get(item.id);
        if (one) {
            asks.delete(item.id);
            if (item.is === "error")
                one.reject(new Error(item.said ?? "error"));
            else
                one.resolve(item);
        } else if (item.is === "done" || item.is === "error") {
            settle(item);
        } else {
            onItem(item);
        }
    }

    function settle(item) {
        const at = queue.findIndex((one) => one.id === item.id);
        const request = at < 0 ? null : queue[at];
        if (request) {
            queue = queue.filter((one) => one !== request);
            keep();
        }
        onItem(item, request);
    }

    const watch = setInterval(() => {
        if (socket && askedAt && Date.now() - askedAt > SILENCE_MS)
            lost();
    }, 3000);

    /* Back on the net, or back in front of the person: no reason to wait longer. */
    function wake() {
        if (over || document.hidden || (socket && socket.readyState <= WebSocket.OPEN))
            return;
        connect();
    }
    /* Off the net: what hangs on a socket that nobody will close is not waited for. */
    function sleep() {
        if (socket)
            lost();
    }
    addEventListener("online", wake);
    addEventListener("offline", sleep);
    document.addEventListener("visibilitychange", wake);

    connect();
    return {
        /* Queues what changes something. Returns its id. */
        send(object) {
            const one = { ...object, id: newId() };
            queue = [...queue, one];
            if (ready)
                put(one);
            keep();
            return one.id;
        },
        /* A question; the promise is the answer, or fails with the connection. */
        ask(object) {
            if (!ready)
                return Promise.reject(new Error("not connected"));
            const id = newId();
            return new Promise((resolve, reject) => {
                asks.set(id, { resolve, reject });
                put({ ...object, id });
            });
        },
        /* Said when there is a line, else forgotten. Nothing answers it. */
        tell(object) {
            if (ready)
                socket.send(JSON.stringify(object));
        },
        queue: () => queue,
        ready: () => ready,
        retry() {
            if (!ready)
                connect();
        },
        close() {
            over = true;
            drop();
            clearInterval(watch);
            removeEventListener("online", wake);
            removeEventListener("offline", sleep);
            document.removeEventListener("visibilitychange", wake);
        },
    };
}
