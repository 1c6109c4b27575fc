/*
 * slack.mjs - Slack, as far as an app in Socket Mode sees it: the Web API, the sockets,
 * and people who write, press and fill in. Strict: tokens, scopes, tickets and triggers
 * that are good once, limits, deadlines. tests/peers/slack holds it honest with Slack's
 * own SDKs.
 *
 *   const slack = await fakeSlack();
 *   slack.env                         what the program is told
 *   slack.say("U7", "C1", "hello")    resolves when it is acknowledged
 *   slack.messages("C1")              what stands there now
 *
 * What goes wrong is planned: slack.plan("chat.postMessage", "lose", ...) takes the next
 * calls of a method: lose (done, and the answer lost), slow (half a second), 500, 429, or
 * an error's code; of "upload": expired or 500. slack.weigh(message) adds to what a history
 * says of it.
 */

import { once } from "node:events";
import http from "node:http";
import { createRequire } from "node:module";
import { APP, BOT, BOT_USER, TEAM } from "./slack_ids.mjs";
import { Refusal, checkMessage } from "./slack_limits.mjs";
import { methods } from "./slack_methods.mjs";

export { BOT, BOT_USER, TEAM };

const require = createRequire(new URL("../peers/slack/package.json", import.meta.url));
const { WebSocketServer } = require("ws");

const ACK_MS = 3000;
const TRIGGER_MS = 3000;
const SLOW_MS = 500;
const UPLOAD_MS = 60000;

export const SCOPES = ["app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "files:write",
    "groups:history", "groups:read", "im:history", "im:read", "im:write", "mpim:history", "mpim:read", "users:read", "users:read.email"];

class Slack {
    appToken = "xapp-1-fake";
    botToken = "xoxb-fake";
    scopes = [...SCOPES];
    users = new Map();
    channels = new Map();
    calls = []; /* {method, body, at} */
    sockets = new Set();
    tickets = new Set();
    triggers = new Map(); /* id -> until */
    views = new Map();
    homes = new Map();
    whispers = []; /* ephemeral messages */
    files = new Map(); /* id -> {name, length, until, bytes, title, isShared} */
    plans = new Map();
    waiting = new Map(); /* envelope -> {resolve, timer, ...} */
    homeless = []; /* events that came while no socket was there */
    events = 0;
    stamps = 0;
    retryAfterMs = [50, 100, 200]; /* instead of at once, 1 and 5 minutes */
    weigh = () => ({});
    pace = null; /* {perSecond}: posts in a channel, beyond which 429 */
    posted = [];
    clock = () => Date.now();

    /* --- the world ---------------------------------------------------------------- */

    person(id, { email = `${id.toLowerCase()}@small.test`, name = id, tz = "Europe/London", locale = "en-GB", ...more } = {}) {
        this.users.set(id, { id, team_id: TEAM, name, real_name: name, tz, locale, is_bot: false, deleted: false, ...more, profile: { display_name: name, real_name: name, email } });
        const direct = `D${id.slice(1)}`;
        this.channels.set(direct, { id: direct, is_im: true, user: id, members: new Set([id, BOT_USER]), messages: [] });
        return direct;
    }

    /* Their profile as they have it now: Slack tells all apps, with all that it holds. */
    changePerson(id, changes) {
        Object.assign(this.users.get(id), changes);
        return this.event({ type: "user_change", user: structuredClone(this.users.get(id)), cache_ts: 1, event_ts: this.stamp() });
    }

    channel(id, members, name = id.toLowerCase()) {
        this.channels.set(id, { id, name, members: new Set([...members, BOT_USER]), messages: [] });
        return id;
    }

    messages(channel) {
        return this.channels.get(channel).messages;
    }

    /* Those that the app wrote. */
    said(channel) {
        return this.messages(channel).filter((message) => message.bot_id === BOT);
    }

    plan(method, ...hows) {
        this.plans.set(method, [...(this.plans.get(method) ?? []), ...hows]);
    }

    stamp() {
        this.stamps += 1;
        return `${Math.floor(this.clock() / 1000)}.${String(this.stamps).padStart(6, "0")}`;
    }

    trigger() {
        const id = `${this.stamps += 1}.trigger`;
        this.triggers.set(id, this.clock() + TRIGGER_MS);
        return id;
    }

    /* --- envelopes ---------------------------------------------------------------- */

    /* To any one of the sockets; again when it is not acknowledged in time. */
    deliver(type, payload, { attempt = 0, reason = "" } = {}) {
        const ready = [...this.sockets].filter((socket) => socket.isReady);
        if (ready.length === 0 && type === "events_api") /* no attempt: it waits for the next socket */
            return new Promise((resolve, reject) => {
                this.homeless.push(() => this.deliver(type, payload, { attempt, reason }).then(resolve, reject));
            });
        const envelope = { envelope_id: `env-${this.events += 1}`, type, payload,
            accepts_response_payload: type !== "events_api" };
        if (type === "events_api")
            Object.assign(envelope, { retry_attempt: attempt, retry_reason: reason });
        return new Promise((resolve, reject) => {
            const again = () => {
                this.waiting.delete(envelope.envelope_id);
                if (type !== "events_api" || attempt >= this.retryAfterMs.length) {
                    reject(new Error(`${type} was not acknowledged`));
                    return;
                }
                setTimeout(() => this.deliver(type, payload, { attempt: attempt + 1, reason: "timeout" })
                    .then(resolve, reject), this.retryAfterMs[attempt]).unref();
            };
            const socket = ready[this.events % Math.max(ready.length, 1)];
            const timer = setTimeout(again, socket ? ACK_MS : 0);
            this.waiting.set(envelope.envelope_id, { resolve, timer, again, socket });
            if (socket && !socket.isFrozen)
                socket.send(JSON.stringify(envelope));
        });
    }

    event(event, eventId = `Ev${this.events += 1}`) {
        return this.deliver("events_api", { type: "event_callback", team_id: TEAM, api_app_id: APP, event_id: eventId,
            event_time: Math.floor(this.clock() / 1000), event });
    }

    onAck(bytes) {
        const { envelope_id: id, payload } = JSON.parse(bytes);
        const waiting = this.waiting.get(id);
        if (!waiting)
            return;
        this.waiting.delete(id);
        clearTimeout(waiting.timer);
        waiting.resolve(payload);
    }

    /* --- people ------------------------------------------------------------------- */

    write(user, channel, text, { thread, subtype, ...more } = {}) {
        const place = this.channels.get(channel);
        const message = { type: "message", user, text, ts: this.stamp(), team: TEAM, ...(subtype && { subtype }), ...more };
        if (thread)
            message.thread_ts = thread;
        place.messages.push(message);
        return message;
    }

    async say(user, channel, text, more = {}) {
        const message = this.write(user, channel, text, more);
        const place = this.channels.get(channel);
        await this.event({ ...message, channel, channel_type: place.is_im ? "im" : "channel", event_ts: message.ts });
        return message;
    }

    /* A mention comes twice: as message and as app_mention. */
    async mention(user, channel, text) {
        const message = this.write(user, channel, `<@${BOT_USER}> ${text}`);
        await Promise.all([
            this.event({ ...message, channel, channel_type: "channel", event_ts: message.ts }),
            this.event({ ...message, type: "app_mention", channel, event_ts: message.ts }),
        ]);
        return message;
    }

    command(user, channel, text) {
        return this.deliver("slash_commands", { team_id: TEAM, team_domain: "acme", channel_id: channel,
            channel_name: this.channels.get(channel)?.name ?? "directmessage", user_id: user, user_name: user.toLowerCase(),
            command: "/bell", text, api_app_id: APP, is_enterprise_install: "false", response_url: "", trigger_id: this.trigger() });
    }

    static elements(message) {
        return (message.blocks ?? []).flatMap((block) => block.elements ?? (block.accessory ? [block.accessory] : []));
    }

    /* Presses what is labelled so, or chooses an option of a select. */
    press(user, channel, message, label) {
        return this.deliver("interactive", this.pressed(user, channel, message, label));
    }

    pressed(user, channel, message, label) {
        const all = Slack.elements(message);
        const button = all.find((one) => one.text?.text === label);
        const select = all.find((one) => one.options?.some((option) => option.text.text === label));
        const found = button ?? select;
        if (!found)
            throw new Error(`no button "${label}" among ${all.map((one) => one.text?.text).join(", ")}`);
        const action = { type: found.type, action_id: found.action_id, block_id: "b", action_ts: this.stamp() };
        if (select)
            action.selected_option = select.options.find((option) => option.text.text === label);
        else if (found.value !== undefined)
            action.value = found.value;
        return { type: "block_actions", user: { id: user, username: user, team_id: TEAM },
            api_app_id: APP, team: { id: TEAM, domain: "acme" }, trigger_id: this.trigger(),
            container: { type: "message", message_ts: message.ts, channel_id: channel, is_ephemeral: Boolean(message.whispered),
                ...(message.thread_ts && { thread_ts: message.thread_ts }) },
            channel: { id: channel }, ...(!message.whispered && { message }), actions: [action], state: { values: {} } };
    }

    /* Presses a button of the app's home; `about`: it stands below these words. */
    pressHome(user, label, about = "") {
        const view = this.homes.get(user);
        const from = view.blocks.findIndex((block) => JSON.stringify(block).includes(about));
        const found = view.blocks.slice(from).flatMap((block) => (block.type === "actions" ? block.elements : []))
            .find((one) => one.text?.text === label);
        if (from < 0 || !found)
            throw new Error(`no button "${label}" under "${about}" on ${JSON.stringify(view.blocks)}`);
        return this.deliver("interactive", { type: "block_actions", user: { id: user, username: user, team_id: TEAM }, api_app_id: APP,
            team: { id: TEAM, domain: "acme" }, trigger_id: this.trigger(), container: { type: "view", view_id: `VH${user}` },
            view: { id: `VH${user}`, ...view }, actions: [{ type: found.type, action_id: found.action_id, block_id: "b",
                action_ts: this.stamp() }], state: { values: {} } });
    }

    /* Fills in a modal: values by label; of a choice its text, or the option as a form of yesterday had it. */
    submit(user, view, values) {
        const filled = {};
        for (const block of view.blocks.filter((one) => one.type === "input")) {
            const value = values[block.label.text] ?? block.element.initial_value ?? null;
            const option = typeof value === "object" && value !== null ? value
                : block.element.options?.find((one) => one.text.text === value) ?? block.element.initial_option ?? null;
            filled[block.block_id] = { [block.element.action_id]: { type: block.element.type,
                ...(block.element.type === "static_select" ? { selected_option: option }
                    : block.element.type === "datepicker" ? { selected_date: value } : { value }) } };
        }
        return this.deliver("interactive", { type: "view_submission", team: { id: TEAM }, user: { id: user, team_id: TEAM },
            api_app_id: APP, trigger_id: this.trigger(), view: { ...view, state: { values: filled } }, response_urls: [] });
    }

    openHome(user) {
        return this.event({ type: "app_home_opened", user, channel: `D${user.slice(1)}`, tab: "home", event_ts: this.stamp() });
    }

    /* --- sockets ------------------------------------------------------------------ */

    disconnect(reason, socket = [...this.sockets][0]) {
        socket.isReady = false;
        socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "fake" } }));
    }

    kill() {
        for (const socket of this.sockets)
            socket.terminate();
    }

    /* The other end is there no more and nobody says so. */
    freeze() {
        for (const socket of this.sockets)
            socket.isFrozen = true;
    }

    accept(socket) {
        this.sockets.add(socket);
        socket.on("message", (bytes) => socket.isFrozen || this.onAck(bytes));
        socket.on("ping", (data) => socket.isFrozen || socket.pong(data));
        socket.on("error", () => {});
        socket.on("close", () => {
            this.sockets.delete(socket);
            for (const waiting of this.waiting.values())
                if (waiting.socket === socket) {
                    clearTimeout(waiting.timer);
                    waiting.again();
                }
        });
        if (this.sockets.size > 10) {
            this.disconnect("too_many_websockets", socket);
            return;
        }
        socket.isReady = true;
        socket.send(JSON.stringify({ type: "hello", num_connections: this.sockets.size, connection_info: { app_id: APP },
            debug_info: { host: "fake", approximate_connection_time: 18060 } }));
        this.homeless.splice(0).forEach((deliver) => deliver());
    }

    /* --- the Web API -------------------------------------------------------------- */

    place(body) {
        let id = body.channel;
        if (this.users.has(id))
            id = `D${id.slice(1)}`;
        const place = this.channels.get(id);
        if (!place)
            throw new Refusal("channel_not_found");
        if (!place.members.has(BOT_USER))
            throw new Refusal("not_in_channel");
        return place;
    }

    post(body) {
        const place = this.place(body);
        checkMessage(body, false);
        if (body.thread_ts && !place.messages.some((message) => message.ts === body.thread_ts))
            throw new Refusal("thread_not_found");
        if (this.pace) {
            const now = this.clock();
            this.posted = this.posted.filter((one) => one.at > now - 1000);
            if (this.posted.filter((one) => one.id === place.id).length >= this.pace.perSecond)
                throw new Refusal("ratelimited");
            this.posted.push({ id: place.id, at: now });
        }
        const message = { type: "message", user: BOT_USER, bot_id: BOT, app_id: APP, ts: this.stamp(), text: body.text ?? "",
            blocks: body.blocks, metadata: body.metadata, ...(body.thread_ts && { thread_ts: body.thread_ts }) };
        place.messages.push(message);
        /* Our own words come back as an event, as all words do. */
        void this.event({ ...message, channel: place.id, channel_type: place.is_im ? "im" : "channel" }).catch(() => {});
        return { channel: place.id, ts: message.ts, message };
    }

    update(body) {
        const message = this.place(body).messages.find((one) => one.ts === body.ts);
        checkMessage(body, true);
        if (!message)
            throw new Refusal("message_not_found");
        if (message.bot_id !== BOT)
            throw new Refusal("cant_update_message");
        const before = { ...message };
        message.text = body.text ?? message.text;
        if (body.blocks || body.text)
            message.blocks = body.blocks ?? undefined;
        message.edits = (message.edits ?? 0) + 1;
        void this.event({ type: "message", subtype: "message_changed", hidden: true, channel: body.channel, ts: this.stamp(),
            message, previous_message: before }).catch(() => {});
        return { channel: body.channel, ts: body.ts, text: message.text };
    }

    history(messages, body) {
        const from = Number(body.cursor ?? 0);
        const limit = Math.min(Number(body.limit ?? 100), 999);
        const shown = messages.slice(from, from + limit).map((message) => {
            const { metadata, ...rest } = message;
            return { ...(String(body.include_all_metadata) === "true" ? message : rest), ...this.weigh(message) };
        });
        const more = from + limit < messages.length;
        return { messages: shown, has_more: more, response_metadata: { next_cursor: more ? String(from + limit) : "" } };
    }

    /* --- files: an address good once and for a while, the bytes, and sharing ---------- */

    nameFile({ filename, length }) {
        const bytes = Number(length);
        if (!filename || !Number.isInteger(bytes) || bytes <= 0)
            throw new Refusal("invalid_arguments", "[ERROR] filename and length");
        const file = { id: `F${this.stamps += 1}`, name: filename, length: bytes, until: this.clock() + UPLOAD_MS };
        this.files.set(file.id, file);
        return { upload_url: `http://127.0.0.1:${this.port}/upload/${file.id}`, file_id: file.id };
    }

    /* A form's one part, or the body as it is. */
    static part(request, bytes) {
        const [, boundary] = /boundary=(.+)$/.exec(request.headers["content-type"] ?? "") ?? [];
        if (!boundary)
            return bytes;
        const from = bytes.indexOf("\r\n\r\n") + 4;
        return bytes.subarray(from, bytes.indexOf(`\r\n--${boundary}`, from));
    }

    upload(request, response, bytes) {
        const file = this.files.get(request.url.replace(/^\/upload\//, ""));
        const how = this.plans.get("upload")?.shift();
        const status = !file ? 404 : how === "expired" || file.until < this.clock() ? 410 : how === "500" ? 500 : 200;
        this.calls.push({ method: "upload", at: this.clock(), how, type: request.headers["content-type"] });
        if (status === 200 && !file.bytes) {
            const content = Slack.part(request, bytes);
            if (content.length !== file.length) {
                response.writeHead(400).end("wrong length");
                return;
            }
            file.bytes = content;
        }
        response.writeHead(status).end(status === 200 ? `OK - ${file.length}` : "no");
    }

    share({ files, channel_id: channel, thread_ts: thread, initial_comment: text = "" }) {
        if (!Array.isArray(files) || files.length === 0)
            throw new Refusal("invalid_arguments", "[ERROR] files");
        const found = files.map(({ id }) => this.files.get(id));
        if (found.some((file) => !file?.bytes || file.isShared))
            throw new Refusal("file_not_found");
        const place = channel && this.place({ channel });
        if (thread && !place?.messages.some((message) => message.ts === thread))
            throw new Refusal("thread_not_found");
        found.forEach((file, n) => Object.assign(file, { title: files[n].title ?? file.name, isShared: true }));
        /* Slack answers before the message stands there. */
        if (place)
            setTimeout(() => {
                const message = { type: "message", subtype: "file_share", user: BOT_USER, bot_id: BOT, ts: this.stamp(), text,
                    files: found.map(({ id, name, title, length }) => ({ id, name, title, size: length })), ...(thread && { thread_ts: thread }) };
                place.messages.push(message);
                void this.event({ ...message, channel: place.id, channel_type: place.is_im ? "im" : "channel" }).catch(() => {});
            }, 20);
        return { files: found.map(({ id, title }) => ({ id, title })) };
    }

    useTrigger(id) {
        const until = this.triggers.get(id);
        if (until === undefined)
            throw new Refusal("invalid_trigger_id");
        if (until === 0)
            throw new Refusal("exchanged_trigger_id");
        this.triggers.set(id, 0);
        if (this.clock() > until)
            throw new Refusal("expired_trigger_id");
    }

    user(id) {
        if (!this.users.has(id))
            throw new Refusal("user_not_found");
        return this.users.get(id);
    }

    methods = methods(this);

    static read(request, bytes) {
        const type = request.headers["content-type"] ?? "";
        if (type.startsWith("application/json"))
            return bytes ? JSON.parse(bytes) : {};
        const body = Object.fromEntries(new URLSearchParams(bytes));
        for (const key of ["blocks", "metadata", "view", "files"])
            if (typeof body[key] === "string")
                body[key] = JSON.parse(body[key]);
        return body;
    }

    call(name, request, bytes) {
        const method = this.methods[name];
        const token = (request.headers.authorization ?? "").replace(/^Bearer /, "");
        if (!method)
            throw new Refusal("unknown_method");
        if (!token)
            throw new Refusal("not_authed");
        if (token !== this.appToken && token !== this.botToken)
            throw new Refusal("invalid_auth");
        if ((token === this.appToken) !== Boolean(method.isApp))
            throw new Refusal("not_allowed_token_type");
        const body = Slack.read(request, bytes);
        const scope = typeof method.scope === "function" ? method.scope(body) : method.scope;
        const missing = [scope ?? []].flat().find((one) => !this.scopes.includes(one));
        if (missing)
            throw new Refusal("missing_scope", "", { needed: missing, provided: this.scopes.join(",") });
        return method.run(body);
    }

    answer(request, response, bytes) {
        const name = request.url.replace(/^\/api\//, "").replace(/\?.*$/, "");
        const how = this.plans.get(name)?.shift();
        const headers = { "Content-Type": "application/json; charset=utf-8", "x-oauth-scopes": this.scopes.join(",") };
        let reply;
        this.calls.push({ method: name, at: this.clock(), how, ...(name.startsWith("files.") && { body: bytes }) });
        if (how === "429" || how === 429) {
            response.writeHead(429, { ...headers, "Retry-After": "1" }).end(JSON.stringify({ ok: false, error: "ratelimited" }));
            return;
        }
        if (how === "500") {
            response.writeHead(500, headers).end("oops");
            return;
        }
        try {
            if (how && how !== "lose" && how !== "slow")
                throw new Refusal(how);
            reply = { ok: true, ...this.call(name, request, bytes) };
        } catch (error) {
            if (!(error instanceof Refusal))
                throw error;
            if (error.code === "ratelimited") {
                response.writeHead(429, { ...headers, "Retry-After": "1" }).end(JSON.stringify({ ok: false, error: "ratelimited" }));
                return;
            }
            reply = { ok: false, error: error.code, ...error.more, ...(error.detail && { response_metadata: { messages: [error.detail] } }) };
        }
        if (how === "lose")
            request.socket.destroy();
        else if (how === "slow")
            setTimeout(() => response.writeHead(200, headers).end(JSON.stringify(reply)), SLOW_MS);
        else
            response.writeHead(200, headers).end(JSON.stringify(reply));
    }

    async start(port = 0) {
        this.server = http.createServer((request, response) => {
            const parts = [];
            request.on("data", (part) => parts.push(part));
            request.on("end", () => {
                const bytes = Buffer.concat(parts);
                if (request.url.startsWith("/upload/"))
                    this.upload(request, response, bytes);
                else
                    this.answer(request, response, bytes.toString());
            });
        });
        const sockets = new WebSocketServer({ noServer: true, autoPong: false });
        this.server.on("upgrade", (request, socket, head) => {
            const ticket = new URL(request.url, "http://x").searchParams.get("ticket");
            if (!this.tickets.delete(ticket)) {
                socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
                return;
            }
            sockets.handleUpgrade(request, socket, head, (opened) => this.accept(opened));
        });
        this.server.listen(port, "127.0.0.1");
        await once(this.server, "listening");
        this.port = this.server.address().port;
        this.url = `http://127.0.0.1:${this.port}/api/`;
        this.env = { DEALBELL_SLACK_APP_TOKEN: this.appToken, DEALBELL_SLACK_BOT_TOKEN: this.botToken,
            DEALBELL_SLACK_API_URL: this.url };
        return this;
    }

    async stop() {
        for (const waiting of this.waiting.values())
            clearTimeout(waiting.timer);
        this.waiting.clear();
        this.kill();
        this.server.closeAllConnections();
        this.server.close();
        await once(this.server, "close");
    }
}

export const fakeSlack = (port) => new Slack().start(port);
