/*
 * faults.test.mjs - what Slack and the way there do wrong: each effect once, each reply
 * once, order kept.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { run, until } from "../../browser/program.mjs";
import { DAN, EMMA, SALES, direct, firm, hear, words } from "./firm.mjs";

const PATIENCE = { timeout: 180000 };

/* The bot's messages in `channel` that hold `look`. */
const about = (slack, channel, look) => slack.said(channel).filter((message) => words(message).includes(look));

/* What a copy of the database answers. */
async function asked(server, sql) {
    const { status, out, err } = await run([await server.copy(), sql], { other: "sqlite3" });
    assert.equal(status, 0, err);
    return out.trim();
}

test("an answer of Slack's that is lost is looked for, and the post stands once", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    slack.plan("chat.postMessage", "lose");
    await slack.say(EMMA, direct(EMMA), "lead new Lost Freight phone=07700900201");
    await until("a look", () => slack.calls.some((call) => call.method === "conversations.history"));
    await slack.say(EMMA, direct(EMMA), "lead new Next Haulage phone=07700900202");
    await hear(slack, direct(EMMA), /Next Haulage/);
    assert.equal(about(slack, direct(EMMA), "Lost Freight").length, 1);
});

test("a post that did not arrive goes again", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    slack.plan("chat.postMessage", "500", "internal_error");
    await slack.say(EMMA, direct(EMMA), "lead new Slow Freight phone=07700900203");
    await hear(slack, direct(EMMA), /Slow Freight/);
    assert.equal(about(slack, direct(EMMA), "Slow Freight").length, 1);
});

test("a storm of 429 loses nothing, and order is kept", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);

    slack.plan("chat.postMessage", ...Array(14).fill("429"));
    for (const n of ["A", "B", "C"])
        await slack.say(EMMA, direct(EMMA), `lead new Storm${n} phone=0770090060${n.charCodeAt(0) - 65}`);
    await hear(slack, direct(EMMA), /StormC/);
    const order = slack.said(direct(EMMA)).map((message) => /Storm[ABC]/.exec(words(message))?.[0]).filter(Boolean);
    assert.deepEqual(order, ["StormA", "StormB", "StormC"]);
    assert.equal(await asked(server, "SELECT COUNT(*) FROM outbox WHERE state IN ('dead', 'refused')"), "0");
});

test("a thousand events, twice each and out of order, are a thousand turns", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const events = [];

    for (let n = 0; n < 1000; n += 1) {
        const message = slack.write(EMMA, SALES, n % 100 === 0 ? `<@U0BELL> lead new Crowd${n} phone=0770091${String(n).padStart(4, "0")}` : `word ${n}`);
        const event = { ...message, channel: SALES, channel_type: "channel", event_ts: message.ts };
        events.push([event, `Ev-${n}`], [event, `Ev-${n}`]);
    }
    /* A shuffle that is the same each time. */
    let seed = 7;
    for (let i = events.length - 1; i > 0; i -= 1) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        const j = seed % (i + 1);
        [events[i], events[j]] = [events[j], events[i]];
    }
    await Promise.all(events.map(([event, id]) => slack.event(event, id)));
    await until("all answers", () => about(slack, SALES, "Crowd").length >= 10, 60000);
    assert.equal(await asked(server, "SELECT COUNT(*) FROM inbox WHERE platform = 'slack' AND event LIKE 'C1SALES/%'"), "1000");
    assert.equal(await asked(server, "SELECT COUNT(*) FROM lead WHERE name LIKE 'Crowd%'"), "10");
    assert.equal(about(slack, SALES, "Crowd").length, 10);
});

test("a socket that is recycled is replaced before it goes", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    for (const reason of ["warning", "refresh_requested"]) {
        const [old] = slack.sockets;
        slack.disconnect(reason, old);
        await until("the next socket", () => [...slack.sockets].some((socket) => socket.isReady));
        assert.ok(slack.sockets.has(old), "the old one is still read");
        await slack.say(EMMA, direct(EMMA), "approvals");
        old.terminate();
        await until("its end", () => !slack.sockets.has(old));
    }
    assert.equal(slack.calls.filter((call) => call.method === "apps.connections.open").length, 3);
});

test("sockets that are cut again and again cost nothing", PATIENCE, async (t) => {
    const { slack, server } = await firm(t, { env: { DEALBELL_SLACK_SOCKETS: "2" } });
    const names = Array.from({ length: 8 }, (_, n) => `Cut${n}`);
    let cut = true;

    slack.retryAfterMs = Array(60).fill(500);
    const knife = (async () => {
        while (cut) {
            slack.kill();
            await until("a socket again", () => slack.sockets.size > 0 || !cut);
            await new Promise((go) => setTimeout(go, 300));
        }
    })();
    for (const [n, name] of names.entries())
        await slack.say(EMMA, direct(EMMA), `lead new ${name} phone=0770092000${n}`);
    cut = false;
    await knife;
    await until("all answers", () => names.every((name) => about(slack, direct(EMMA), name).length > 0));
    for (const name of names)
        assert.equal(about(slack, direct(EMMA), name).length, 1, name);
    assert.equal(await asked(server, "SELECT COUNT(*) FROM lead WHERE name LIKE 'Cut%'"), "8");
});

test("a peer that is there no more is noticed, and another socket opened", PATIENCE, async (t) => {
    const { slack } = await firm(t);
    const [old] = slack.sockets;

    slack.freeze();
    await until("another socket", () => [...slack.sockets].some((socket) => socket !== old && socket.isReady), 90000);
    await slack.say(EMMA, direct(EMMA), "approvals");
});

test("killed under load and started again: each effect once, each reply once", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const names = Array.from({ length: 12 }, (_, n) => `Kill${String(n).padStart(2, "0")}`);

    slack.retryAfterMs = Array(60).fill(500);
    const said = names.map((name, n) => slack.say(EMMA, direct(EMMA), `lead new ${name} phone=0770093000${String(n).padStart(2, "0")}`));
    for (let round = 0; round < 3; round += 1) {
        await until("some of it", () => slack.said(direct(EMMA)).length > round);
        await server.kill();
        await server.start();
    }
    await Promise.all(said);
    await until("all answers", () => names.every((name) => about(slack, direct(EMMA), name).length > 0), 60000);
    for (const name of names)
        assert.equal(about(slack, direct(EMMA), name).length, 1, name);
    assert.equal(await asked(server, "SELECT COUNT(*) FROM lead WHERE name LIKE 'Kill%'"), "12");
    assert.ok(await server.audited() > 0);
});

test("what was said while it was away is read and answered, once", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);

    await slack.say(EMMA, direct(EMMA), "approvals");
    await slack.say(DAN, SALES, "good morning");
    await server.stop();
    slack.write(EMMA, direct(EMMA), "lead new Away Freight phone=07700900555");
    slack.write(EMMA, SALES, "<@U0BELL> lead new Absent Freight phone=07700900556");
    await server.start();
    await hear(slack, direct(EMMA), /Away Freight/);
    await hear(slack, SALES, /Absent Freight/);
    await server.stop();
    await server.start();
    await until("a second look", () => slack.calls.filter((call) => call.method === "conversations.history").length >= 4);
    assert.equal(about(slack, direct(EMMA), "Away Freight").length, 1);
});

test("what was said in threads while it was away is answered there, once, old threads among them", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const inThread = (root) => slack.said(SALES).filter((message) => message.thread_ts === root.ts);
    const long = slack.clock;

    /* A root of last week, one of today, one that nobody went on with, and many words between. */
    slack.clock = () => long() - 7 * 24 * 3600 * 1000;
    const old = slack.write(DAN, SALES, "shall we go to the fair?");
    for (let n = 0; n < 250; n += 1)
        slack.write(DAN, SALES, `word ${n}`);
    slack.clock = long;
    const fresh = slack.write(DAN, SALES, "who takes the call?");
    const silent = await slack.say(EMMA, SALES, "nobody answers this");
    await slack.say(EMMA, SALES, "<@U0BELL> lead new Known Freight phone=07700900570", { thread: silent.ts });
    await until("the answer there", () => inThread(silent).length === 1);
    await server.stop();
    slack.write(EMMA, SALES, "<@U0BELL> lead new Fair Freight phone=07700900571", { thread: old.ts });
    slack.write(DAN, SALES, "not for you", { thread: fresh.ts });
    slack.write(EMMA, SALES, "<@U0BELL> lead new Call Freight phone=07700900572", { thread: fresh.ts });
    slack.write(EMMA, SALES, "<@U0BELL> lead new Both Freight phone=07700900573", { thread: fresh.ts, subtype: "thread_broadcast" });
    await server.start();
    await until("all answers", () => inThread(old).length === 1 && inThread(fresh).length === 2);
    assert.match(words(inThread(old)[0]), /Fair Freight/);
    assert.match(words(inThread(fresh)[0]), /Call Freight/);
    await server.stop();
    const looked = slack.calls.length;
    await server.start();
    await until("a second look", () => slack.calls.slice(looked).filter((call) => call.method === "conversations.replies").length >= 3);
    await slack.say(EMMA, direct(EMMA), "approvals");
    await until("an answer to that", () => slack.said(direct(EMMA)).length > 0);
    assert.deepEqual([old, fresh, silent].map((root) => inThread(root).length), [1, 2, 1]);
    assert.equal(about(slack, SALES, "Known Freight").length, 1);
});

test("what is said now waits for what was said before", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);

    await slack.say(EMMA, direct(EMMA), "approvals");
    await server.stop();
    slack.write(EMMA, direct(EMMA), "lead new Order1 phone=07700900561");
    slack.write(EMMA, direct(EMMA), "lead new Order2 phone=07700900562");
    slack.plan("conversations.history", "slow");
    await server.start();
    await until("a socket", () => [...slack.sockets].some((socket) => socket.isReady));
    await slack.say(EMMA, direct(EMMA), "lead new Order3 phone=07700900563");
    await hear(slack, direct(EMMA), /Order3/);
    const order = slack.said(direct(EMMA)).map((message) => /Order\d/.exec(words(message))?.[0]).filter(Boolean);
    assert.deepEqual(order, ["Order1", "Order2", "Order3"]);
});

test("two approvers race: one decides, the other is told who, and every copy changes", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    await slack.say(EMMA, direct(EMMA), "approvals");
    await slack.say(DAN, direct(DAN), "approvals");
    await slack.say(EMMA, direct(EMMA), "approval request D-1088 discount 12 reason=\"a race\"");
    const card = await hear(slack, direct(DAN), /a race/);
    const before = structuredClone(card);
    await slack.press(DAN, direct(DAN), before, "Approve");
    await until("the card to be decided", () => card.edits > 0);
    const whispers = slack.whispers.length;
    await slack.press(DAN, direct(DAN), before, "Approve");
    await until("a word", () => slack.whispers.length > whispers || /already|Approved/.test(words(card)));
});

test("unknown, broken and huge frames harm nothing", PATIENCE, async (t) => {
    const { slack } = await firm(t);
    const [socket] = slack.sockets;

    for (const frame of ["", "{", "[]", "{\"type\":\"news\"}", "{\"type\":\"events_api\",\"envelope_id\":\"e1\"}",
        JSON.stringify({ type: "events_api", envelope_id: "e2", payload: { type: "app_rate_limited", minute_rate_limited: 1 } })])
        socket.send(frame);
    socket.send(Buffer.from([1, 2, 3]), { binary: true });
    await slack.say(EMMA, SALES, `x${"y".repeat(600000)}`);
    await slack.say(EMMA, direct(EMMA), "approvals");
});

test("check names the scopes that are missing", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);

    slack.scopes = slack.scopes.filter((scope) => scope !== "im:history");
    const checked = await run(["check"], { env: { ...slack.env, DEALBELL_DATABASE_PATH: server.database } });
    assert.equal(checked.status, 1);
    assert.match(checked.out, /missing: the scope im:history/);
    assert.doesNotMatch(checked.out, /missing: the scope im:write/);
    assert.doesNotMatch(checked.out + checked.err, /xoxb|xapp/);
});
