/*
 * people.mjs - people at a Mattermost, over the same API that its own clients use: at a real server or at the fake.
 */

import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import WebSocket from "ws";
import { atEnd, until } from "../../browser/program.mjs";

const LIST = 60;

/* The server at `url`; `call` gives what it answered, or throws what it refused. */
export class Site {
    constructor(url, adminToken) {
        this.url = url;
        this.admin = adminToken;
    }

    async ask(method, path, body, token = this.admin, headers = {}) {
        const raw = Buffer.isBuffer(body);
        const answer = await fetch(`${this.url}/api/v4${path}`, {
            method,
            headers: {
                ...(token ? { Authorization: `Bearer ${token}` } : {}),
                ...(raw ? {} : { "Content-Type": "application/json" }), ...headers,
            },
            body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
        });
        const text = await answer.text();
        let json = null;
        try {
            json = JSON.parse(text);
        } catch {
            json = null;
        }
        return { status: answer.status, headers: answer.headers, text, json };
    }

    /* As their clients do, waits as long as a server that limits its callers says. */
    async call(method, path, body, token) {
        let answer = await this.ask(method, path, body, token);
        for (; answer.status === 429; answer = await this.ask(method, path, body, token))
            await setTimeout(1000 * Number(answer.headers.get("retry-after") ?? 1));
        if (answer.status >= 300)
            throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
        return answer.json;
    }

    async team() {
        const name = `team-${randomUUID().slice(0, 8)}`;
        return this.call("POST", "/teams", { name, display_name: name, type: "O" });
    }

    channel(team, name) {
        return this.call("POST", "/channels", { team_id: team.id, name, display_name: name, type: "O" });
    }

    async person(team, channels, { handle, first, last, locale = "en", zone = "Europe/Berlin" }) {
        const username = `${handle}-${randomUUID().slice(0, 6)}`;
        const password = `Pass-${randomUUID()}`;
        const user = await this.call("POST", "/users", {
            username, password, locale, email: `${username}@acme.test`, first_name: first, last_name: last,
            timezone: { useAutomaticTimezone: "true", automaticTimezone: zone, manualTimezone: "" },
        });
        await this.call("POST", `/teams/${team.id}/members`, { team_id: team.id, user_id: user.id });
        for (const channel of channels)
            await this.call("POST", `/channels/${channel.id}/members`, { user_id: user.id });
        const login = await this.ask("POST", "/users/login", { login_id: username, password }, null);
        return new Person(this, team, user, login.headers.get("token"));
    }
}

/* What is written on a post, all of it, as their web client shows it: its Markdown knows a backslash before these alone. */
export function words(post) {
    return [post.message, ...(post.props?.attachments ?? []).flatMap((one) => [one.pretext, one.title, one.text,
        ...(one.fields ?? []).map((field) => `${field.title}: ${field.value}`), one.footer])]
        .filter(Boolean).join("\n").replace(/\\([`*{}[\]()#+.!_>|~-]|\\(?!\w))/g, "$1").replaceAll("&amp;", "&").replaceAll("\u200b", "");
}

export function actions(post) {
    return (post.props?.attachments ?? []).flatMap((one) => one.actions ?? []);
}

export class Person {
    constructor(site, team, user, token) {
        Object.assign(this, { site, team, user, token, id: user.id, email: user.email, name: user.username });
        this.seen = new Set();
        this.events = [];
    }

    call(method, path, body) {
        return this.site.call(method, path, body, this.token);
    }

    ask(method, path, body) {
        return this.site.ask(method, path, body, this.token);
    }

    /* The channel of direct messages with somebody. */
    async with(id) {
        return this.call("POST", "/channels/direct", [this.id, id]);
    }

    say(channel, message, { root = "", files = [] } = {}) {
        return this.call("POST", "/posts", { channel_id: channel.id, message, root_id: root, file_ids: files });
    }

    edit(post, message) {
        return this.call("PUT", `/posts/${post.id}/patch`, { message });
    }

    remove(post) {
        return this.call("DELETE", `/posts/${post.id}`);
    }

    react(post, emoji) {
        return this.call("POST", "/reactions", { user_id: this.id, post_id: post.id, emoji_name: emoji });
    }

    async upload(channel, name, bytes) {
        const made = await this.call("POST", `/files?channel_id=${channel.id}&filename=${name}`, Buffer.from(bytes));
        return made.file_infos[0].id;
    }

    async read(id) {
        const answer = await this.ask("GET", `/files/${id}`);
        return answer.text;
    }

    /* The newest posts of a channel, newest first. */
    async posts(channel) {
        const list = await this.call("GET", `/channels/${channel.id}/posts?per_page=${LIST}`);
        return list.order.map((id) => list.posts[id]);
    }

    post(id) {
        return this.call("GET", `/posts/${id}`);
    }

    /* Waits for a post by somebody else for which look(post) is true, and that was not heard before. */
    hear(channel, look, what = "a post") {
        const test = typeof look === "function" ? look : (post) => words(post).includes(look);
        return until(`${what === "a post" && typeof look === "string" ? `"${look}"` : what} for ${this.name}`, async () => {
            const found = (await this.posts(channel)).reverse()
                .find((post) => post.user_id !== this.id && !this.seen.has(post.id) && test(post));
            if (found)
                this.seen.add(found.id);
            return found;
        }, 60000);
    }

    /* Waits until a post has become one for which look(post) is true. */
    becomes(post, look, what = "the card") {
        return until(`${what} to change`, async () => {
            const now = await this.post(post.id);
            return look(now) && now;
        }, 60000);
    }

    /* Presses the button, or chooses in the menu, with this name; what the server answered. */
    async press(post, name, option) {
        const action = actions(post).find((one) => one.name === name);
        if (!action)
            throw new Error(`no ${name} on ${JSON.stringify(actions(post).map((one) => one.name))}: ${words(post)}`);
        return this.ask("POST", `/posts/${post.id}/actions/${action.id}`,
            { ...(option === undefined ? {} : { selected_option: option }), ...(action.cookie ? { cookie: action.cookie } : {}) });
    }

    run(channel, command) {
        return this.ask("POST", "/commands/execute", { channel_id: channel.id, command, team_id: this.team.id });
    }

    /* Begins to hear what the server tells this person alone. Ended with the test. */
    async listen(t) {
        const socket = new WebSocket(`${this.site.url.replace("http", "ws")}/api/v4/websocket`,
            { headers: { Authorization: `Bearer ${this.token}` } });
        atEnd(t, () => socket.terminate());
        socket.on("error", () => {});
        socket.on("message", (bytes) => this.events.push(JSON.parse(bytes.toString())));
        await until("the person's socket", () => this.events.some((one) => one.event === "hello"));
    }

    /* The next event of this name that was not taken yet. */
    event(name) {
        return until(`the event ${name} for ${this.name}`, () => {
            const at = this.events.findIndex((one) => one.event === name);
            return at >= 0 && this.events.splice(at, 1)[0];
        });
    }

    async dialog() {
        return JSON.parse((await this.event("open_dialog")).data.dialog);
    }

    async ephemeral() {
        return JSON.parse((await this.event("ephemeral_message")).data.post);
    }

    /* What the server answers: {} when it is closed, {errors, error} when it stays. */
    async submit(asked, channel, fields) {
        return this.call("POST", "/actions/dialogs/submit", {
            type: "dialog_submission", url: asked.url, callback_id: asked.dialog.callback_id, state: asked.dialog.state,
            user_id: this.id, channel_id: channel.id, team_id: this.team.id, submission: fields, cancelled: false,
        });
    }
}
