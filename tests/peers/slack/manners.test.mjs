/*
 * manners.test.mjs - what Slack asks of an app: errors told apart, sockets as many as are
 * wanted, posts at its pace, nobody answered twice.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../../browser/program.mjs";
import { BOT, BOT_USER } from "../../fakes/slack.mjs";
import { EMMA, SALES, direct, firm, hear, words } from "./firm.mjs";

const PATIENCE = { timeout: 120000 };

const opened = (slack) => slack.calls.filter((call) => call.method === "apps.connections.open").length;
const posts = (slack) => slack.calls.filter((call) => call.method === "chat.postMessage").length;
const logged = (server, look) => until(`${look} in the log`, () => server.said.find((line) => look.test(line)));

/* How long it waits, in ms, each time before it opens the next socket. */
const waits = (server) => server.said.flatMap((line) => /event="?slack next"? wait_ms=(\d+)/.exec(line)?.[1] ?? []).map(Number);

test("as many sockets are kept open as are wanted, and each is read", PATIENCE, async (t) => {
    const { slack } = await firm(t, { env: { DEALBELL_SLACK_SOCKETS: "3" } });

    await until("three of them", () => [...slack.sockets].filter((socket) => socket.isReady).length === 3);
    for (const n of [0, 1, 2, 3, 4, 5]) /* to one after the other */
        await slack.say(EMMA, direct(EMMA), `lead new Thrice${n} phone=0770095000${n}`);
    await until("all answers", () => slack.said(direct(EMMA)).filter((message) => /Thrice\d/.test(words(message))).length === 6);
    assert.equal(opened(slack), 3);
});

test("a passing error is tried again soon; one that only a person can mend is not, and is said", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);

    slack.plan("apps.connections.open", "internal_error", "500", "invalid_auth");
    slack.kill();
    await logged(server, /level=error event="?slack cannot connect"? detail=invalid_auth/);
    assert.equal(opened(slack), 4);
    const waited = await until("four waits", () => waits(server).length === 4 && waits(server)); /* for the socket, and for each refusal */
    assert.ok(waited.slice(0, 3).every((ms) => ms < 10000), `${waited}`);
    assert.equal(waited[3], 600000, "it waits for a person");
});

/* As docs/slack.md and Slack's own SDKs have them. */
const FOR_GOOD = ["invalid_auth", "not_authed", "account_inactive", "user_removed_from_team", "team_disabled", "token_revoked",
    "token_expired", "not_allowed_token_type", "missing_scope", "forbidden_team", "access_denied", "org_login_required"];
const PASSING = ["internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org", "no_such_code_yet"];

test("of each error that a socket may be refused with it is known whether it passes", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);

    for (const code of [...FOR_GOOD, ...PASSING]) {
        await server.stop();
        const from = server.said.length;
        slack.plan("apps.connections.open", code);
        await server.start();
        const line = await until(`${code} in the log`, () => server.said.slice(from).find((one) => one.includes(`detail=${code}`)));
        const [ms] = await until("a wait", () => {
            const found = waits({ said: server.said.slice(from) });
            return found.length > 0 && found;
        });
        assert.equal(/level=error/.test(line), FOR_GOOD.includes(code), code);
        assert.ok(FOR_GOOD.includes(code) ? ms === 600000 : ms < 3000, `${code}: ${ms}`);
    }
});

test("what Slack shuts with Retry-After is left alone for as long, method by method", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const times = (method) => slack.calls.filter((call) => call.method === method);
    const shut = (method) => times(method).flatMap((call, n, all) => (call.how === "429" ? [all[n + 1].at - call.at] : []));

    for (const method of ["chat.postMessage", "users.info", "conversations.history", "users.conversations", "apps.connections.open"])
        slack.plan(method, "429", "429");
    await slack.say(EMMA, direct(EMMA), "lead new Shut Freight phone=07700900932");
    await hear(slack, direct(EMMA), /Shut Freight/);
    await server.stop();
    slack.write(EMMA, direct(EMMA), "lead list mine");
    await server.start();
    await hear(slack, direct(EMMA), /Leads? \(1\)|L-\d+[^]*Shut Freight[^]*Next/);
    await until("all to be shut and open again", () => ["users.conversations", "apps.connections.open"].every((method) => times(method).length >= 3));
    for (const method of ["chat.postMessage", "users.info", "conversations.history", "users.conversations", "apps.connections.open"]) {
        const waited = shut(method);
        assert.equal(waited.length, 2, method);
        assert.ok(waited.every((ms) => ms >= 990), `${method}: ${waited}`); /* of Retry-After: 1; their clocks differ by a little */
    }
});

test("a switch that is off, and too many sockets, are no reason to hurry", PATIENCE, async (t) => {
    for (const [reason, least, most] of [["link_disabled", 600000, 600000], ["too_many_websockets", 30000, 60000]]) {
        const { slack, server } = await firm(t);
        slack.disconnect(reason);
        await until("it to be closed", () => slack.sockets.size === 0);
        if (reason === "link_disabled")
            await logged(server, /level=error[^]*Socket Mode is switched off/);
        const [ms, ...others] = await until("a wait", () => waits(server).length > 0 && waits(server));
        assert.ok(ms >= least && ms <= most, `${reason}: ${ms}`);
        assert.deepEqual(others, []);
        assert.equal(opened(slack), 1);
    }
});

test("app_rate_limited is acknowledged and said to the operator", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);

    await slack.deliver("events_api", { type: "app_rate_limited", team_id: "T0ACME", minute_rate_limited: 1795399386, api_app_id: "A0BELL" });
    await logged(server, /level=error[^]*app_rate_limited/);
});

test("many answers in a channel keep to its pace: none is refused", PATIENCE, async (t) => {
    const { slack } = await firm(t);
    const N = 9;

    slack.pace = { perSecond: 4 };
    for (let n = 0; n < N; n += 1)
        await slack.say(EMMA, SALES, `<@U0BELL> lead new Pace${n} phone=0770096000${n}`);
    await until("all answers", () => slack.said(SALES).filter((message) => /Pace\d/.test(words(message))).length === N);
    assert.equal(posts(slack), N);
    /* A method that is shut for a while does not keep others from going. */
    slack.plan("chat.postMessage", "429");
    await slack.say(EMMA, direct(EMMA), "approvals");
    assert.match(words(await slack.command(EMMA, SALES, "deal list")), /D-1088/);
    await hear(slack, direct(EMMA), /Nothing waits|Approvals/);
});

test("neither its own words, nor a bot's, nor an edit, nor a deletion are answered", PATIENCE, async (t) => {
    const { slack } = await firm(t);
    const event = { type: "message", channel: direct(EMMA), channel_type: "im" };
    const command = "lead new Loop Freight phone=07700900931";

    await slack.event({ ...event, user: BOT_USER, bot_id: BOT, text: command, ts: slack.stamp() });
    await slack.event({ ...event, user: "U9OTHER", bot_id: "B9OTHER", text: command, ts: slack.stamp() });
    await slack.event({ ...event, subtype: "bot_message", bot_id: "B9OTHER", text: command, ts: slack.stamp() });
    await slack.event({ ...event, subtype: "message_changed", hidden: true, ts: slack.stamp(),
        message: { type: "message", user: EMMA, text: command, ts: slack.stamp() }, previous_message: { text: "hello", user: EMMA } });
    await slack.event({ ...event, subtype: "message_deleted", hidden: true, ts: slack.stamp(), deleted_ts: "1.2",
        previous_message: { user: EMMA, text: command } });
    await slack.event({ ...event, subtype: "channel_join", user: EMMA, text: command, ts: slack.stamp() });
    await slack.say(EMMA, direct(EMMA), "lead list mine");
    await hear(slack, direct(EMMA), /No leads here/);
    assert.equal(slack.said(direct(EMMA)).length, 1);
});
