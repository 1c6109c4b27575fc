/*
 * server.mjs - a Mattermost of our own, strict: REST, websocket, callbacks, as a 9.10 was seen to do it
 * (tests/wire/mattermost). What a bot must not do is refused and remembered in `wrong`.
 *
 * Faults: `limit` (that many requests get 429), `limitSockets` (so do that many new sockets), `lose` (that many posts are
 * made and not answered), `running` (that many get 500 "pending"), `ties` (that many posts fall into each millisecond),
 * `listed` (called with each full page of posts that is read, and its query), `broken` (says whether a request gets a 500),
 * `wait` (what the bot asks is done when it is over), `plans` (by method and path, what befalls the bot's next requests:
 * [status, id]; "lost": done and not answered; "held": not done, "done": done, and neither answered until the other end is
 * gone), those of socket.mjs, and its restart(). `steps`: the bot's files and posts as they came.
 */

import { createServer } from "node:http";
import { once } from "node:events";
import { atEnd } from "../../browser/program.mjs";
import { isId, newId } from "./ids.mjs";
import { Sockets } from "./socket.mjs";

const PENDING_MS = 30000;
const POST_KEYS = new Set(["channel_id", "message", "root_id", "file_ids", "props", "pending_post_id", "metadata", "type",
    "create_at", "user_id", "is_pinned", "reply_count", "id", "update_at"]);

export class Refusal extends Error {
    constructor(status, id) {
        super(id);
        Object.assign(this, { status, id });
    }
}

const refuse = (status, id) => {
    throw new Refusal(status, id);
};

export class Fake {
    constructor() {
        Object.assign(this, {
            users: new Map(), tokens: new Map(), madeTokens: [], passwords: new Map(), teams: new Map(), channels: new Map(),
            posts: new Map(), files: new Map(), commands: new Map(), pending: new Map(), secrets: new Map(),
            wrong: [], called: [], faults: { limit: 0, limitSockets: 0, lose: 0, running: 0, ties: 0, listed: () => {}, broken: () => false, wait: async () => {}, plans: {} }, mostFileBytes: 100 * 1024 * 1024, steps: [], limitedAt: [], n429: 0, nTied: 0,
            config: { ServiceSettings: { EnableBotAccountCreation: false, EnableCommands: true, AllowedUntrustedInternalConnections: "" } },
        });
        this.sockets = new Sockets(this);
        const admin = this.addUser({ username: "admin", roles: "system_admin system_user" });
        this.admin = newId();
        this.tokens.set(this.admin, admin.id);
        this.lastAt = 0;
    }

    addUser(from) {
        const user = {
            id: newId(), email: "", first_name: "", last_name: "", nickname: "", locale: "en", roles: "system_user",
            delete_at: 0, is_bot: false, timezone: { useAutomaticTimezone: "true", automaticTimezone: "", manualTimezone: "" }, ...from,
        };
        this.users.set(user.id, user);
        return user;
    }

    userOf(authorization) {
        const token = /^(?:Bearer|token) (\S+)$/i.exec(authorization ?? "")?.[1];
        const user = this.users.get(this.tokens.get(token));
        return user && !user.revoked ? user : null;
    }

    limited(n) {
        if (this.faults.limit <= 0)
            return false;
        this.faults.limit -= n;
        this.n429 += 1;
        this.limitedAt.push(Date.now());
        return true;
    }

    now() {
        const { ties } = this.faults;
        if (!ties)
            return (this.lastAt = Math.max(this.lastAt, Date.now()));
        this.nTied += 1;
        return (this.lastAt += this.nTied % ties === 0 ? 1 : 0);
    }

    channel(id) {
        return this.channels.get(id) ?? refuse(403, "api.context.permissions.app_error");
    }

    memberOf(id, user) {
        const channel = this.channel(id);
        return channel.members.has(user.id) ? channel : refuse(403, "api.context.permissions.app_error");
    }

    postOf(id, user) {
        const post = this.posts.get(id);
        if (!post)
            refuse(403, "api.context.permissions.app_error");
        this.memberOf(post.channel_id, user);
        return post.delete_at ? refuse(404, "app.post.get.app_error") : post;
    }

    /* Without what only the server may know. */
    shown(post) {
        const copy = structuredClone(post);
        for (const attachment of copy.props.attachments ?? [])
            for (const action of attachment.actions ?? [])
                delete action.integration;
        return copy;
    }

    tell(event, post, more = () => ({})) {
        const channel = this.channels.get(post.channel_id);
        this.sockets.to(channel.members, event, (user) => ({ post: JSON.stringify(this.shown(post)), ...more(user) }),
            { channel_id: channel.id });
    }

    checkProps(props, user) {
        for (const attachment of props?.attachments ?? [])
            for (const action of attachment.actions ?? []) {
                if (!/^[A-Za-z0-9]+$/.test(action.id ?? "") || !action.name || !["button", "select"].includes(action.type) ||
                    !action.integration?.url)
                    this.wrong.push(`an action ${JSON.stringify(action)}`);
            }
        if (JSON.stringify(props ?? {}).length > 800000)
            refuse(400, "model.post.is_valid.props.app_error");
        return user.is_bot ? { ...(props ?? {}), from_bot: "true" } : props ?? {};
    }

    checkMessage(message) {
        if ([...(message ?? "")].length > 16383)
            refuse(400, "model.post.is_valid.msg.app_error");
        return message ?? "";
    }

    makePost(user, body, type = "") {
        const channel = this.memberOf(body.channel_id, user);
        const root = body.root_id ? this.posts.get(body.root_id) : null;
        for (const key of Object.keys(body))
            if (!POST_KEYS.has(key))
                this.wrong.push(`a post with ${key}`);
        if (body.root_id && (!root || root.root_id || root.delete_at || root.channel_id !== channel.id))
            refuse(400, "api.post.create_post.root_id.app_error");
        const at = this.now();
        const post = {
            id: newId(), create_at: at, update_at: at, edit_at: 0, delete_at: 0, is_pinned: false, user_id: user.id,
            channel_id: channel.id, root_id: body.root_id ?? "", original_id: "", message: this.checkMessage(body.message), type,
            props: this.checkProps(body.props, user), hashtags: "", pending_post_id: body.pending_post_id ?? "",
            reply_count: 0, metadata: {},
        };
        const files = (body.file_ids ?? []).filter((id) => this.files.get(id) && !this.files.get(id).post);
        files.forEach((id) => { this.files.get(id).post = post.id; });
        if (files.length) {
            post.file_ids = files;
            post.metadata.files = files.map((id) => ({ id, name: this.files.get(id).name, size: this.files.get(id).bytes.length }));
        }
        this.posts.set(post.id, post);
        channel.last_post_at = at;
        const name = this.users.get(user.id).username;
        this.tell("posted", post, (to) => ({
            channel_type: channel.type, channel_name: channel.name, channel_display_name: channel.display_name, sender_name: `@${name}`,
            team_id: channel.team_id, set_online: true,
            ...(to !== user.id && (channel.type === "D" || new RegExp(`@${this.users.get(to).username}\\b`, "i").test(post.message))
                ? { mentions: JSON.stringify([to]) } : {}),
        }));
        return post;
    }

    /* The key counts for half a minute, for whomever. */
    createPost(user, body) {
        const key = body.pending_post_id;
        const known = key && this.pending.get(key);
        if (this.faults.running > 0 && user.is_bot) {
            this.faults.running -= 1;
            refuse(500, "api.post.deduplicate_create_post.pending");
        }
        if (known && Date.now() - known.at < PENDING_MS)
            return { ...this.shown(known.post), pending_post_id: "" };
        const post = this.makePost(user, body);
        if (key)
            this.pending.set(key, { post, at: Date.now() });
        return this.shown(post);
    }

    patchPost(user, id, body) {
        const post = this.posts.get(id);
        if (!post || post.delete_at || post.user_id !== user.id)
            refuse(403, "api.context.permissions.app_error");
        if ("message" in body)
            post.message = this.checkMessage(body.message);
        if ("props" in body)
            post.props = this.checkProps(body.props, user);
        post.update_at = post.edit_at = this.now();
        this.tell("post_edited", post);
        return this.shown(post);
    }

    deletePost(user, id) {
        const post = this.postOf(id, user);
        if (post.user_id !== user.id)
            refuse(403, "api.context.permissions.app_error");
        this.tell("post_deleted", post);
        post.delete_at = post.update_at = this.now();
        return { status: "OK" };
    }

    /* Newest first; strictly behind the anchor's time; empty for an anchor that is not known. */
    listPosts(user, id, query) {
        this.memberOf(id, user);
        const per = Math.min(Number(query.get("per_page") ?? 60), 200);
        const page = Number(query.get("page") ?? 0);
        const after = query.get("after");
        const before = query.get("before");
        if (query.has("since"))
            this.wrong.push("posts asked for by since");
        let all = [...this.posts.values()].filter((post) => post.channel_id === id && !post.delete_at);
        const anchor = this.posts.get(after ?? before);
        if ((after || before) && !anchor)
            all = [];
        else if (after)
            all = all.filter((post) => post.create_at > anchor.create_at).slice(page * per, (page + 1) * per);
        else {
            if (before)
                all = all.filter((post) => post.create_at < anchor.create_at);
            all = all.slice(Math.max(0, all.length - (page + 1) * per), Math.max(0, all.length - page * per));
        }
        if (all.length === per && per > 1)
            this.faults.listed(all, query);
        return {
            order: all.map((post) => post.id).reverse(), posts: Object.fromEntries(all.map((post) => [post.id, this.shown(post)])),
            next_post_id: "", prev_post_id: "", has_next: false, first_inaccessible_post_time: 0,
        };
    }

    direct(user, [one, other]) {
        if (![one, other].includes(user.id) && !user.roles.includes("system_admin"))
            refuse(403, "api.context.permissions.app_error");
        const name = [one, other].sort().join("__");
        const known = [...this.channels.values()].find((channel) => channel.name === name);
        if (known)
            return this.channelShown(known);
        const channel = this.addChannel({ type: "D", name, display_name: "", team_id: "" }, [one, other]);
        this.sockets.to(channel.members, "direct_added", { creator_id: user.id, teammate_id: one === user.id ? other : one },
            { channel_id: channel.id });
        return this.channelShown(channel);
    }

    addChannel(from, members) {
        const channel = { id: newId(), last_post_at: 0, ...from, members: new Set(members) };
        this.channels.set(channel.id, channel);
        return channel;
    }

    channelShown({ members, ...channel }) {
        return { ...channel, total_msg_count: 0, member_count: undefined, ...(members ? {} : {}) };
    }

    /* --- callbacks ---------------------------------------------------------------------------------- */

    /* To the bot's listener; null when it did not answer 200 with JSON or nothing. */
    async callOut(url, body, headers = {}) {
        const isForm = typeof body === "string";
        const answer = await fetch(url, {
            method: "POST",
            headers: {
                "User-Agent": "Mattermost-Bot/1.1", Accept: "application/json",
                "Content-Type": isForm ? "application/x-www-form-urlencoded" : "application/json", Connection: "close", ...headers,
            },
            body: isForm ? body : JSON.stringify(body),
        }).catch(() => null);
        const text = answer ? await answer.text() : "";
        this.called.push({ url, body, status: answer?.status, text });
        if (answer?.status !== 200)
            return null;
        if (!answer.headers.get("content-type")?.startsWith("application/json"))
            this.wrong.push(`a callback answered as ${answer.headers.get("content-type")}`);
        try {
            return text ? JSON.parse(text) : {};
        } catch {
            return null;
        }
    }

    trigger(user) {
        const mine = newId();
        return Buffer.from(`${mine}:${user.id}:${Date.now()}:c2lnbmF0dXJl`).toString("base64");
    }

    ephemeral(user, channel, message, attachments = []) {
        const post = {
            id: newId(), create_at: this.now(), update_at: 0, edit_at: 0, delete_at: 0, user_id: user.id, channel_id: channel, root_id: "",
            original_id: "", message, type: "system_ephemeral", props: { attachments }, metadata: {},
        };
        const shown = this.shown(post);
        for (const [n, attachment] of attachments.entries())
            for (const [m, action] of (attachment.actions ?? []).entries()) {
                const cookie = newId(); /* what a client sends back, as there is no post to look into */
                this.secrets.set(cookie, { channel, action });
                shown.props.attachments[n].actions[m].cookie = cookie;
            }
        this.sockets.to(new Set([user.id]), "ephemeral_message", { post: JSON.stringify(shown) },
            { user_id: user.id, channel_id: channel });
    }

    async act(user, id, actionId, body) {
        const secret = this.secrets.get(body.cookie);
        const post = secret ? { id, channel_id: secret.channel, props: {} } : this.postOf(id, user);
        const channel = this.memberOf(post.channel_id, user);
        const action = secret?.action ?? (post.props.attachments ?? []).flatMap((one) => one.actions ?? []).find((one) => one.id === actionId);
        if (!action)
            refuse(404, "api.post.do_action.action_id.app_error");
        const team = this.teams.get(channel.team_id);
        const answer = await this.callOut(action.integration.url, {
            user_id: user.id, user_name: user.username, channel_id: channel.id, channel_name: channel.name, team_id: channel.team_id,
            team_domain: team?.name ?? "", post_id: post.id, trigger_id: this.trigger(user), type: action.type, data_source: "",
            context: { ...action.integration.context, ...(body.selected_option !== undefined ? { selected_option: body.selected_option } : {}) },
        });
        if (!answer)
            refuse(400, "api.post.do_action.action_integration.app_error");
        if (answer.update)
            this.wrong.push("an update in place of a patch");
        if (answer.ephemeral_text)
            this.ephemeral(user, channel.id, answer.ephemeral_text);
        return { status: "OK", trigger_id: newId() };
    }

    openDialog(body) {
        const [, userId, at] = Buffer.from(body.trigger_id ?? "", "base64").toString().split(":");
        if (!this.users.has(userId) || Date.now() - Number(at) > 30000)
            refuse(400, "interactive_message.decode_trigger_id.expired");
        const { dialog } = body;
        for (const one of dialog.elements ?? [])
            if ([...one.display_name].length > 24 || !["text", "textarea", "select", "bool", "radio"].includes(one.type) ||
                [...(one.help_text ?? "")].length > 150)
                this.wrong.push(`a dialog's ${JSON.stringify(one)}`);
        if ([...(dialog.title ?? "")].length > 24)
            this.wrong.push(`a dialog called ${dialog.title}`);
        this.sockets.to(new Set([userId]), "open_dialog", { dialog: JSON.stringify(body) }, { user_id: userId });
        return { status: "OK" };
    }

    async submitDialog(user, body) {
        const { url, ...sent } = body;
        return await this.callOut(url, { ...sent, user_id: user.id }) ?? refuse(400, "api.post.do_action.action_integration.app_error");
    }

    async execute(user, body) {
        const channel = this.memberOf(body.channel_id, user);
        const [, trigger, text] = /^\/(\S+)\s?(.*)$/s.exec(body.command) ?? refuse(400, "api.command.execute_command.start.app_error");
        const command = [...this.commands.values()].find((one) => one.trigger === trigger && one.team_id === body.team_id)
            ?? refuse(404, "api.command.execute_command.not_found.app_error");
        const answer = await this.callOut(command.url, new URLSearchParams({
            channel_id: channel.id, channel_name: channel.name, command: `/${trigger}`, response_url: "http://fake/hooks", team_domain: "acme",
            team_id: command.team_id, text, token: command.token, trigger_id: this.trigger(user), user_id: user.id, user_name: user.username,
        }).toString(), { Authorization: `Token ${command.token}` });
        if (!answer)
            refuse(500, "api.command.execute_command.failed.app_error");
        if (answer.text || answer.attachments)
            this.ephemeral(user, channel.id, answer.text ?? "", answer.attachments);
        return answer;
    }
}

/* Listens; ended with the test. */
export async function fake(t, routes) {
    const site = new Fake();
    const server = createServer(async (request, response) => {
        const chunks = [];
        for await (const chunk of request)
            chunks.push(chunk);
        await routes(site, request, response, Buffer.concat(chunks));
    });
    server.on("upgrade", (request, stream, head) => site.sockets.upgrade(request, stream, head));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    site.url = `http://127.0.0.1:${server.address().port}`;
    atEnd(t, () => {
        site.sockets.close();
        server.close();
        server.closeAllConnections();
    });
    return site;
}

export { isId, newId, refuse };
