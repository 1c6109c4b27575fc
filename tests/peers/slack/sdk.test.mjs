/*
 * sdk.test.mjs - Slack's own SDKs, as they are, run against the fake: it may not change
 * without these staying green.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import bolt from "@slack/bolt";
import { SocketModeClient } from "@slack/socket-mode";
import { WebClient } from "@slack/web-api";
import { BOT_USER, fakeSlack } from "../../fakes/slack.mjs";
import { atEnd, until } from "../../browser/program.mjs";

const PATIENCE = { timeout: 60000 };
const QUIET = bolt.LogLevel.ERROR;

async function world(t) {
    const slack = await fakeSlack();
    atEnd(t, () => slack.stop());
    slack.person("U7", { name: "rep" });
    slack.channel("C1", ["U7"]);
    return slack;
}

const client = (slack, token = slack.botToken) => new WebClient(token, { slackApiUrl: slack.url, logLevel: QUIET,
    retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });

async function sockets(t, slack) {
    const mode = new SocketModeClient({ appToken: slack.appToken, logLevel: QUIET, clientOptions: { slackApiUrl: slack.url } });
    await mode.start();
    atEnd(t, () => mode.disconnect());
    return mode;
}

test("the web client posts, updates and finds what it posted by its metadata", PATIENCE, async (t) => {
    const slack = await world(t);
    const web = client(slack);
    const posted = await web.chat.postMessage({ channel: "C1", text: "hi", metadata: { event_type: "op", event_payload: { op: "1" } } });
    await web.chat.update({ channel: "C1", ts: posted.ts, text: "ho" });
    const { messages } = await web.conversations.history({ channel: "C1", include_all_metadata: true });
    assert.equal(messages[0].text, "ho");
    assert.equal(messages[0].metadata.event_payload.op, "1");
});

test("the web client is refused what Slack refuses", PATIENCE, async (t) => {
    const slack = await world(t);
    const web = client(slack);
    const code = async (call) => (await call.then(() => null, (error) => error.data?.error ?? error.code));
    const section = (text) => [{ type: "section", text: { type: "mrkdwn", text } }];

    assert.equal(await code(web.chat.postMessage({ channel: "C404", text: "x" })), "channel_not_found");
    assert.equal(await code(web.chat.postMessage({ channel: "C1", text: "x", blocks: section("y".repeat(3001)) })), "invalid_blocks");
    assert.equal(await code(web.chat.postMessage({ channel: "C1", text: "x", blocks: Array(51).fill({ type: "divider" }) })), "invalid_blocks");
    assert.equal(await code(client(slack, slack.appToken).auth.test()), "not_allowed_token_type");
    assert.equal(await code(client(slack, "xoxb-other").auth.test()), "invalid_auth");
    slack.scopes = slack.scopes.filter((scope) => scope !== "chat:write");
    assert.equal(await code(web.chat.postMessage({ channel: "C1", text: "x" })), "missing_scope");
});

test("the web client uploads a file in three steps, once, by its length and in time", PATIENCE, async (t) => {
    const slack = await world(t);
    const web = client(slack);
    const { ts } = await web.chat.postMessage({ channel: "C1", text: "the table" });
    await web.filesUploadV2({ channel_id: "C1", thread_ts: ts, filename: "a.csv", title: "A", content: "a,b\r\n鼎,2" });
    const shared = await until("the file", () => slack.said("C1").find((message) => message.files));
    assert.equal(shared.thread_ts, ts);
    assert.equal(slack.files.get(shared.files[0].id).bytes.toString(), "a,b\r\n鼎,2");

    const code = async (call) => (await call.then(() => null, (error) => error.data?.error ?? error.code));
    const named = (length) => web.files.getUploadURLExternal({ filename: "b.csv", length });
    const put = async (url, body) => (await fetch(url, { method: "POST", body })).status;
    const complete = (id) => code(web.files.completeUploadExternal({ files: [{ id }], channel_id: "C1" }));
    const wrong = await named(5);
    assert.equal(await complete(wrong.file_id), "file_not_found", "nothing was uploaded");
    assert.equal(await put(wrong.upload_url, "four"), 400);
    assert.equal(await complete(wrong.file_id), "file_not_found", "not all of it was");
    const right = await named(4);
    assert.equal(await put(right.upload_url, "four"), 200);
    assert.equal(await complete(right.file_id), null);
    assert.equal(await complete(right.file_id), "file_not_found", "it is shared once");
    const late = await named(4);
    slack.clock = () => Date.now() + 3600000;
    assert.equal(await put(late.upload_url, "four"), 410);
});

test("the web client honours 429", PATIENCE, async (t) => {
    const slack = await world(t);
    const patient = new WebClient(slack.botToken, { slackApiUrl: slack.url, logLevel: QUIET });
    slack.plan("chat.postMessage", "429");
    await patient.chat.postMessage({ channel: "C1", text: "late" });
    assert.equal(slack.said("C1").length, 1);
});

test("the socket client hears events, acknowledges, and comes back after a disconnect", PATIENCE, async (t) => {
    const slack = await world(t);
    const mode = await sockets(t, slack);
    const heard = [];

    mode.on("message", async ({ event, ack }) => {
        await ack();
        heard.push(event.text);
    });
    await slack.say("U7", "C1", "one");
    slack.disconnect("warning");
    await until("the next socket", () => [...slack.sockets].some((socket) => socket.isReady));
    await slack.say("U7", "C1", "two");
    assert.deepEqual(heard, ["one", "two"]);
});

test("what is not acknowledged comes again with its number", PATIENCE, async (t) => {
    const slack = await world(t);
    const mode = await sockets(t, slack);
    const attempts = [];

    mode.on("message", async ({ ack, retry_num: attempt }) => {
        attempts.push(attempt);
        if (attempts.length > 1)
            await ack();
    });
    await slack.say("U7", "C1", "hello");
    assert.deepEqual(attempts, [0, 1]);
});

test("bolt answers a command, a button and a form", PATIENCE, async (t) => {
    const slack = await world(t);
    const app = new bolt.App({ token: slack.botToken, appToken: slack.appToken, socketMode: true, logLevel: QUIET,
        clientOptions: { slackApiUrl: slack.url } });

    app.command("/bell", async ({ ack }) => ack({ response_type: "ephemeral", text: "there" }));
    app.action("go", async ({ ack, body, client: web }) => {
        await ack();
        await web.views.open({ trigger_id: body.trigger_id, view: { type: "modal", callback_id: "edit",
            title: { type: "plain_text", text: "Edit" }, submit: { type: "plain_text", text: "Save" },
            blocks: [{ type: "input", block_id: "amount", label: { type: "plain_text", text: "Amount" },
                element: { type: "plain_text_input", action_id: "v" } }] } });
    });
    app.view("edit", async ({ ack, view }) => (view.state.values.amount.v.value === "abc"
        ? ack({ response_action: "errors", errors: { amount: "no amount" } }) : ack()));
    await app.start();
    atEnd(t, () => app.stop());

    assert.deepEqual(await slack.command("U7", "C1", "x"), { response_type: "ephemeral", text: "there" });
    await app.client.chat.postMessage({ channel: "C1", text: "card", blocks: [{ type: "actions", elements: [
        { type: "button", action_id: "go", text: { type: "plain_text", text: "Go" } }] }] });
    await slack.press("U7", "C1", slack.said("C1")[0], "Go");
    const view = await until("the form", () => [...slack.views.values()][0]);
    assert.deepEqual((await slack.submit("U7", view, { Amount: "abc" })).errors, { amount: "no amount" });
    assert.equal((await slack.submit("U7", view, { Amount: "12" }))?.errors, undefined);
    assert.ok(BOT_USER);
});
