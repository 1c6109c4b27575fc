/*
 * client.test.mjs - the fake is held honest: by the vendor's own client, unmodified, and by the traffic of a real
 * server (tests/wire/mattermost), whose status, ids of errors and keys it must give.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { atEnd, until } from "../browser/program.mjs";
import { Site } from "../fakes/mattermost/people.mjs";
import { fake } from "../fakes/mattermost/rest.mjs";

const require = createRequire(new URL("../fakes/mattermost/package.json", import.meta.url));
const { Client4, WebSocketClient } = require("@mattermost/client");
const WebSocket = require("ws");

/* What the client looks for in its browser. */
globalThis.WebSocket ??= WebSocket;
globalThis.CloseEvent ??= class CloseEvent extends Event {
    constructor(type, init = {}) {
        super(type);
        Object.assign(this, init);
    }
};

const captured = (name) => JSON.parse(readFileSync(new URL(`../wire/mattermost/${name}.in.json`, import.meta.url)));

async function place(t) {
    const fakeSite = await fake(t);
    const site = new Site(fakeSite.url, fakeSite.admin);
    fakeSite.config.ServiceSettings.EnableBotAccountCreation = true;
    const team = await site.team();
    const channel = await site.channel(team, "sales");
    const sam = await site.person(team, [channel], { handle: "sam", first: "Sam", last: "Day" });
    const bot = await site.call("POST", "/bots", { username: "dealbell", display_name: "Dealbell" });
    const { token } = await site.call("POST", `/users/${bot.user_id}/tokens`, { description: "x" });
    await site.call("POST", `/channels/${channel.id}/members`, { user_id: bot.user_id });
    return { fakeSite, site, team, channel, sam, bot: { id: bot.user_id, token } };
}

function client(url, token) {
    const made = new Client4();
    made.setUrl(url);
    made.setToken(token);
    return made;
}

test("the vendor's REST client reads what the fake says", async (t) => {
    const { fakeSite, channel, sam, bot } = await place(t);
    const one = client(fakeSite.url, bot.token);
    const me = await one.getMe();
    assert.equal(me.is_bot, true);
    const post = await one.createPost({ channel_id: channel.id, message: "hello", pending_post_id: "p-1" });
    assert.equal((await one.createPost({ channel_id: channel.id, message: "again", pending_post_id: "p-1" })).id, post.id);
    const patched = await one.patchPost({ id: post.id, message: "changed" });
    assert.equal(patched.message, "changed");
    assert.ok(patched.edit_at > 0);
    const direct = await one.createDirectChannel([bot.id, sam.id]);
    assert.equal(direct.type, "D");
    const list = await one.getPosts(channel.id, 0, 60);
    assert.equal(list.order[0], post.id);
    const later = await one.createPost({ channel_id: channel.id, message: "later" });
    assert.deepEqual((await one.getPostsAfter(channel.id, post.id, 0, 60)).order.at(0), later.id);
    await assert.rejects(one.getPost("a".repeat(26)), { status_code: 403 });
    await assert.rejects(client(fakeSite.url, "wrong").getMe(), { status_code: 401, server_error_id: "api.context.session_expired.app_error" });
    assert.equal((await one.getMyChannels("x").catch(() => null)) === null, true, "a path that a bot does not use is not there");
    assert.deepEqual(fakeSite.wrong.filter((wrong) => !wrong.includes("/channels")), []);
});

test("the vendor's websocket client hears, misses and comes back", async (t) => {
    const { fakeSite, channel, sam } = await place(t);
    const heard = [];
    let missed = 0;
    const socket = new WebSocketClient({ minWebSocketRetryTime: 50, maxWebSocketRetryTime: 100, reconnectJitterRange: 10,
        maxWebSocketFails: 100, clientPingInterval: 30000, newWebSocketFn: (url) => new WebSocket(url) });
    atEnd(t, () => socket.close());
    socket.addMessageListener((one) => heard.push(one));
    socket.addMissedMessageListener(() => { missed += 1; });
    socket.initialize(`${fakeSite.url.replace("http", "ws")}/api/v4/websocket`, sam.token);
    await until("hello", () => heard.some((one) => one.event === "hello"));
    const posted = (text) => until(text, () => heard.find((one) => one.event === "posted" && JSON.parse(one.data.post).message === text));
    await fetch(`${fakeSite.url}/api/v4/posts`, { method: "POST", headers: { Authorization: `Bearer ${fakeSite.admin}` },
        body: JSON.stringify({ channel_id: channel.id, message: "one" }) });
    await posted("one");
    fakeSite.sockets.restart();
    await until("the client to notice", () => missed > 0);
    await fetch(`${fakeSite.url}/api/v4/posts`, { method: "POST", headers: { Authorization: `Bearer ${fakeSite.admin}` },
        body: JSON.stringify({ channel_id: channel.id, message: "two" }) });
    await posted("two");
});

/* --- what a real server was seen to do ----------------------------------------------------------------------------- */

const keys = (object) => Object.keys(object ?? {}).sort();

/* Of an answer: the keys that we rely on must be there as they are at a real server. */
function alike(name, real, got) {
    assert.equal(got.status, real.status, name);
    const body = real.body ?? null;
    if (real.status >= 400 && body)
        assert.deepEqual([got.json?.id, got.json?.status_code], [body.id, body.status_code], name);
}

test("the fake refuses what a real server was seen to refuse, in its words", async (t) => {
    const { fakeSite, site, team, channel, sam, bot } = await place(t);
    const ask = (method, path, body, token = bot.token) => site.ask(method, path, body, token);
    const post = (more) => ask("POST", "/posts", { channel_id: channel.id, message: "x", ...more });
    const root = (await post({})).json;
    const reply = (await post({ root_id: root.id })).json;
    const other = await site.channel(team, "closed");

    alike("bad token", captured("rest-401-bad-token").response, await ask("GET", "/users/me", undefined, "wrong"));
    alike("not a member", captured("rest-create-post-not-member").response, await post({ channel_id: other.id }));
    alike("too long", captured("rest-create-post-too-long").response, await post({ message: "字".repeat(16384) }));
    alike("under a reply", captured("rest-create-post-root-is-reply").response, await post({ root_id: reply.id }));
    alike("to one alone", captured("rest-ephemeral-by-bot-forbidden").response,
        await ask("POST", "/posts/ephemeral", { user_id: sam.id, post: { channel_id: channel.id, message: "x" } }));
    alike("unknown anchor", captured("rest-posts-after-unknown-anchor").response,
        await ask("GET", `/channels/${channel.id}/posts?after=${"a".repeat(26)}&per_page=60`));
    fakeSite.faults.running = 1;
    alike("still running", captured("rest-create-post-pending-running").response, await post({ pending_post_id: "p" }));
    fakeSite.faults.limit = 1;
    const limited = await ask("GET", "/users/me");
    assert.deepEqual([limited.status, limited.text, limited.headers.get("retry-after")],
        [429, captured("rest-429").response.body_text, captured("rest-429").response.headers["Retry-After"]]);
});

test("the fake's posts, people and events have what a real server's have", async (t) => {
    const { fakeSite, site, channel, sam, bot } = await place(t);
    await sam.listen(t);
    const made = await site.ask("POST", "/posts", { channel_id: channel.id, message: "@sam hello" }, bot.token);
    const real = JSON.parse(JSON.parse(captured("ws-posted-channel").frame).data.post);
    const missing = (want, have, but = []) => keys(want).filter((key) => !keys(have).includes(key) && !but.includes(key));
    assert.deepEqual(missing(real, made.json, ["remote_id", "last_reply_at", "participants"]), []);

    const frame = JSON.parse(captured("ws-posted-mention").frame);
    const event = await sam.event("posted");
    assert.deepEqual(missing(frame.data, event.data, ["mentions"]), []);
    assert.deepEqual(keys(frame.broadcast), keys(event.broadcast));
    assert.equal(typeof event.data.post, "string");

    const me = await site.ask("GET", "/users/me", undefined, bot.token);
    assert.deepEqual(["id", "username", "is_bot", "locale", "timezone", "roles"].filter((key) => !(key in me.json)), []);
    const card = await site.ask("POST", "/posts", {
        channel_id: channel.id, message: "card",
        props: { attachments: [{ actions: [{ id: "a0", type: "button", name: "Won", integration: { url: `${fakeSite.url}/nowhere`, context: { use: "x" } } }] }] },
    }, bot.token);
    const shown = captured("rest-create-post-attachments").response.body.props.attachments[0].actions[0];
    assert.equal("integration" in shown, false);
    assert.equal("integration" in card.json.props.attachments[0].actions[0], false, "what is confidential stays there");
    alike("a press of what is not there", captured("rest-click-unknown-action").response, await sam.ask("POST", `/posts/${card.json.id}/actions/nothing`, {}));
    alike("a listener that does not answer 200", captured("action-answer-500").clicking_client, await sam.ask("POST", `/posts/${card.json.id}/actions/a0`, {}));
});
