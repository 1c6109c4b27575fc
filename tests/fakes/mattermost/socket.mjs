/*
 * socket.mjs - the websocket of the fake: hello, pings, numbered events, and the ring from which a connection that
 * comes back hears what it missed. As a 9.10 does it: only a login in the header resumes.
 */

import { WebSocketServer } from "ws";
import { newId } from "./ids.mjs";

const RING = 128;
const HIT = new Set(["posted", "post_edited", "post_deleted", "reaction_added"]);

export class Sockets {
    constructor(site) {
        this.site = site;
        this.states = new Map(); /* connection id -> {id, user, seq, ring, socket} */
        /* For one user: events said not at all, twice, or behind the next; and its socket cut with each n-th. */
        this.faults = { whom: "", drop: 0, twice: 0, swap: 0, cutEach: 0, cuts: 0 };
        this.said = 0;
        this.opened = 0;
        this.wss = new WebSocketServer({ noServer: true });
    }

    upgrade(request, stream, head) {
        const url = new URL(request.url, "http://fake");
        if (this.site.faults.limitSockets > 0) {
            this.site.faults.limitSockets -= 1;
            this.site.n429 += 1;
            stream.end("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Type: text/plain\r\nContent-Length: 15\r\n\r\nlimit exceeded\n");
            return;
        }
        if (request.headers.origin && request.headers.origin !== `http://${request.headers.host}`) {
            stream.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        this.wss.handleUpgrade(request, stream, head, (socket) => this.open(socket, request, url.searchParams));
    }

    open(socket, request, query) {
        const user = this.site.userOf(request.headers.authorization);
        this.opened += 1;
        socket.muted = false;
        socket.on("error", () => {});
        socket.on("message", (bytes, isBinary) => this.hear(socket, bytes, isBinary));
        socket.on("close", () => {
            if (socket.state?.socket === socket)
                socket.state.socket = null;
        });
        if (request.headers.authorization && !user)
            return; /* silence */
        if (user)
            this.begin(socket, user, query);
        else
            socket.later = query;
    }

    begin(socket, user, query) {
        const id = query.get("connection_id");
        const number = query.get("sequence_number");
        if (id && (!/^[a-z0-9]{26}$/.test(id) || !/^\d+$/.test(number ?? ""))) {
            socket.terminate();
            return;
        }
        if (id && number === "0")
            this.site.wrong.push("sequence_number=0 with a connection");
        const state = this.states.get(id);
        const from = Number(number);
        if (state && state.user === user.id && !state.socket && from <= state.seq && from >= state.seq - state.ring.length) {
            socket.state = state;
            state.socket = socket;
            state.ring.filter((one) => one.seq >= from).forEach((one) => this.send(socket, one));
            return;
        }
        this.greet(socket, user);
    }

    greet(socket, user) {
        const state = { id: newId(), user: user.id, seq: 0, ring: [], socket };
        this.states.set(state.id, state);
        socket.state = state;
        this.say(state, "hello", { connection_id: state.id, server_version: "9.10.0..fake.false" }, { user_id: user.id });
    }

    send(socket, object) {
        if (!socket.muted)
            socket.send(JSON.stringify(object));
    }

    hear(socket, bytes, isBinary) {
        if (socket.muted)
            return;
        let asked = null;
        try {
            asked = JSON.parse(bytes.toString());
        } catch {
            asked = null;
        }
        if (isBinary || asked === null || typeof asked !== "object" || bytes.length > 8192) {
            socket.terminate();
            return;
        }
        if (!socket.state && asked.action === "authentication_challenge") {
            const user = this.site.userOf(`Bearer ${asked.data?.token}`);
            if (!user) {
                socket.terminate();
                return;
            }
            this.greet(socket, user); /* never resumed */
            this.send(socket, { status: "OK", seq_reply: asked.seq });
        } else if (socket.state && asked.action === "ping") {
            const known = this.site.users.get(socket.state.user);
            this.send(socket, known && !known.revoked
                ? { status: "OK", seq_reply: asked.seq, data: { text: "pong", version: "9.10.0", server_time: Date.now(), node_id: "" } }
                : { status: "FAIL", seq_reply: asked.seq, error: { id: "api.context.invalid_token.error", message: "Invalid token=secret-of-a-session", status_code: 401 } });
        } else if (socket.state) {
            this.send(socket, { status: "FAIL", seq_reply: asked.seq, error: { id: "api.web_socket_router.bad_action.app_error" } });
        }
    }

    /* One event to one connection; it stays in the ring whether it is delivered or not. */
    say(state, event, data, broadcast = {}, isAgain = false) {
        const one = {
            event, data,
            broadcast: { omit_users: null, user_id: "", channel_id: "", team_id: "", connection_id: "", omit_connection_id: "", ...broadcast },
            seq: state.seq,
        };
        state.seq += 1;
        state.ring.push(one);
        if (state.ring.length > RING)
            state.ring.shift();
        const isHit = state.socket && HIT.has(event) && state.user === this.faults.whom;
        if (isHit && this.faults.drop > 0) {
            this.faults.drop -= 1;
            return;
        }
        if (isHit && this.faults.swap > 0 && !state.held) {
            this.faults.swap -= 1;
            state.held = one;
            return;
        }
        if (state.socket)
            this.send(state.socket, one);
        if (state.socket && state.held)
            this.send(state.socket, state.held); /* behind the one that came after it */
        state.held = null;
        if (isHit && this.faults.twice > 0 && !isAgain) {
            this.faults.twice -= 1;
            this.send(state.socket, one); /* the same number again, and the same post under the next */
            this.say(state, event, data, broadcast, true);
        }
        if (isHit && this.faults.cuts > 0 && (this.said += 1) % this.faults.cutEach === 0) {
            this.faults.cuts -= 1;
            state.socket?.terminate();
        }
    }

    to(users, event, data, broadcast) {
        for (const state of this.states.values())
            if (users === null || users.has(state.user))
                this.say(state, event, typeof data === "function" ? data(state.user) : data, broadcast);
    }

    /* As when the process ends: no close frame, and nobody is remembered. */
    restart() {
        for (const state of this.states.values())
            state.socket?.terminate();
        this.states.clear();
    }

    /* Every connection of a user ends; it may be resumed. */
    cut(user) {
        for (const state of this.states.values())
            if (state.user === user)
                state.socket?.terminate();
    }

    /* Half open: nothing is answered and nothing said any more, but the connection stands. */
    mute(user) {
        for (const state of this.states.values())
            if (state.user === user && state.socket) {
                state.socket.muted = true;
                state.socket._socket.pause();
            }
    }

    close() {
        for (const socket of this.wss.clients)
            socket.terminate();
    }
}
