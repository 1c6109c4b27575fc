/*
 * faults.test.mjs - what Slack and the way there do wrong: each effect once, each reply
 * once, order kept.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { run, until } from "../../browser/program.mjs";
import { SCOPES } from "../../fakes/slack.mjs";
import { DAN, EMMA, LI, LIU, SALES, ZHAO, direct, firm, hear, words } from "./firm.mjs";

const PATIENCE = { timeout: 180000 };

/* The bot's messages in `channel` that hold `look`. */
const about = (slack, channel, look) => slack.said(channel).filter((message) => words(message).includes(look));

test("an answer of Slack's that is lost is looked for, and the post stands once", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    slack.plan("chat.postMessage", "lose");
    await slack.say(EMMA, direct(EMMA), "lead new Lost Freight phone=07700900201");
    await until("a look", () => slack.calls.some((call) => call.method === "conversations.history"));
    await slack.say(EMMA, direct(EMMA), "lead new Next Haulage phone=07700900202");
    await hear(slack, direct(EMMA), /Next Haulage/);
    assert.equal(about(slack, direct(EMMA), "Lost Freight").length, 1);
});

/* Slack made the post; nobody heard so; and thousands were said before anybody could look, some of them long ones. */
test("an answer that nobody heard is looked for behind a long absence, in a thread too", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const root = await slack.say(DAN, SALES, "good morning");

    for (const [thread, name] of [[undefined, "Absent"], [root.ts, "Threaded"]]) {
        slack.plan("chat.postMessage", "slow");
        await slack.say(EMMA, SALES, `<@U0BELL> lead new ${name} Freight phone=0770090020${name.length}`, { thread });
        await until("the post", () => about(slack, SALES, `${name} Freight`).length === 1);
        await server.kill();
        for (let n = 0; n < 2500; n += 1)
            slack.write(DAN, SALES, `as I said: ${n}`, { thread });
        slack.weigh = (message) => ({ padding: Number(message.ts.split(".")[1]) % 9 ? 0 : "x".repeat(20000) });
        await server.start();
        await until("it to be settled", async () => await server.ask("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'dropped')") === "0", 60000);
        assert.equal(about(slack, SALES, `${name} Freight`).length, 1);
    }
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
    assert.equal(await server.ask("SELECT COUNT(*) FROM outbox WHERE state IN ('dead', 'refused')"), "0");
});

test("a thousand events, twice each and out of order, are a thousand turns", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const events = [];

    for (let n = 0; n < 1000; n += 1) {
        const message = slack.write(EMMA, SALES, n % 100 === 0 ? `<@U0BELL> lead new Crowd${n} phone=0770091${String(n).padStart(4, "0")}` : "see you at lunch");
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
    assert.equal(await server.ask("SELECT COUNT(*) FROM inbox WHERE platform = 'slack' AND event LIKE 'C1SALES/%'"), "1000");
    assert.equal(await server.ask("SELECT COUNT(*) FROM lead WHERE name LIKE 'Crowd%'"), "10");
    assert.deepEqual(about(slack, SALES, "Crowd").map((message) => /Crowd\d+/.exec(words(message))[0]).sort(),
        Array.from({ length: 10 }, (_, n) => `Crowd${n * 100}`));
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

/* Says `n` things in each of Emma's places, the next when the one before was acknowledged; calls `between` after each. */
async function traffic(slack, name, n, between = async () => {}) {
    await Promise.all([direct(EMMA), SALES].map(async (channel, place) => {
        for (let i = 0; i < n; i += 1) {
            const mark = `${name}${"AB"[place]}${String(i).padStart(2, "0")}`;
            await slack.say(EMMA, channel, `<@U0BELL> lead new ${mark} phone=07${700000000 + [...mark].reduce((sum, c) => sum * 31 % 99999989 + c.codePointAt(0), 7)}`);
            await between(place, i);
        }
    }));
}

/* Each effect once, each reply once, in the order of what was said. */
async function isWhole(slack, server, name, n) {
    for (const [place, channel] of [direct(EMMA), SALES].entries()) {
        const marks = Array.from({ length: n }, (_, i) => `${name}${"AB"[place]}${String(i).padStart(2, "0")}`);
        await until(`all answers in ${channel}`, () => marks.every((mark) => about(slack, channel, mark).length > 0), 90000);
        const order = slack.said(channel).map((message) => new RegExp(`${name}[AB]\\d\\d`).exec(words(message))?.[0]).filter(Boolean);
        assert.deepEqual(order, marks);
    }
    assert.equal(await server.ask(`SELECT COUNT(*) FROM lead WHERE name LIKE '${name}%'`), String(2 * n));
    await until("all letters to be settled", async () => await server.ask("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'dropped')") === "0");
}

test("sockets cut sixty times in a row, under way and right after hello, cost nothing", PATIENCE, async (t) => {
    const { slack, server } = await firm(t, { env: { DEALBELL_SLACK_SOCKETS: "4" } });
    let cuts = 0;

    slack.retryAfterMs = Array(400).fill(20);
    await slack.say(EMMA, direct(EMMA), "approvals"); /* the first answer is there */
    const said = traffic(slack, "Cut", 12);
    /* Each time it has come back it is cut again: while it delivers, and right after hello. */
    while (cuts < 60) {
        const socket = await until("a socket again", () => [...slack.sockets].find((one) => one.isReady), 60000);
        if (cuts % 4 === 0)
            await slack.event({ type: "reaction_added", user: EMMA, event_ts: slack.stamp() });
        socket.terminate();
        await until("its end", () => !slack.sockets.has(socket));
        cuts += 1;
    }
    await said;
    await isWhole(slack, server, "Cut", 12);
});

test("sockets recycled in the midst of traffic leave no hole", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    let holes = 0;

    await traffic(slack, "Swap", 15, async (place, i) => {
        if (place !== 0 || i % 3 !== 0)
            return;
        const old = [...slack.sockets].find((one) => one.isReady);
        slack.disconnect(i % 2 ? "warning" : "refresh_requested", old);
        await until("the next one", () => {
            holes += slack.sockets.size === 0;
            return [...slack.sockets].some((one) => one.isReady);
        });
        assert.ok(slack.sockets.has(old), "the old one is still read");
        old.terminate();
    });
    assert.equal(holes, 0);
    await isWhole(slack, server, "Swap", 15);
});

test("half-open sockets and 429 on every method, with Retry-After, cost nothing but time", PATIENCE, async (t) => {
    const { slack, server } = await firm(t, { env: { DEALBELL_SLACK_SOCKETS: "2" } });

    slack.retryAfterMs = Array(200).fill(200);
    slack.plan("chat.postMessage", "429", "429", "lose", "429", "429", "500", "429");
    for (const method of ["conversations.history", "users.info", "apps.connections.open"])
        slack.plan(method, "429", "429");
    let frozen = 0;
    await traffic(slack, "Half", 8, async (place, i) => {
        if (place === 0 && i === 3)
            for (const socket of slack.sockets) {
                socket.isFrozen = true; /* what is sent over it is heard by nobody, and it says nothing */
                frozen += 1;
            }
    });
    assert.ok(frozen > 0);
    await isWhole(slack, server, "Half", 8);
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
    /* Unlike one another, for an answer names the lead that is like a new one. */
    const names = ["Quillon", "Bravura", "Zephyrine", "Okapi", "Lumen", "Tundra", "Falcon", "Mistral", "Pergola",
        "Vantage", "Isotope", "Gondola"];

    slack.retryAfterMs = Array(60).fill(500);
    const said = names.map((name, n) => slack.say(EMMA, direct(EMMA), `lead new ${name} phone=0770093${String(n).padStart(4, "0")}`));
    for (let round = 0; round < 3; round += 1) {
        await until("some of it", () => slack.said(direct(EMMA)).length > round);
        await server.kill();
        await server.start();
    }
    await Promise.all(said);
    await until("all answers", () => names.every((name) => about(slack, direct(EMMA), name).length > 0), 60000);
    for (const name of names)
        assert.equal(about(slack, direct(EMMA), name).length, 1, name);
    assert.equal(await server.ask(`SELECT COUNT(*) FROM lead WHERE name IN (${names.map((name) => `'${name}'`).join()})`), "12");
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

test("a conversation that was first opened while it was away is read and answered, once", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const asked = () => slack.calls.filter((call) => call.method === "users.conversations").length;
    const now = slack.clock;

    slack.clock = () => now() - 3600 * 1000;
    slack.write(ZHAO, direct(ZHAO), "lead new Stale Freight phone=07700900559");
    slack.clock = now;
    await slack.say(EMMA, direct(EMMA), "approvals");
    await server.stop();
    slack.write(DAN, direct(DAN), "lead new First Freight phone=07700900557");
    slack.channel("C2FAIR", [EMMA, DAN], "fair");
    slack.write(EMMA, "C2FAIR", "<@U0BELL> lead new Second Freight phone=07700900558");
    await server.start();
    await hear(slack, direct(DAN), /First Freight/);
    await hear(slack, "C2FAIR", /Second Freight/);
    await server.stop();
    await server.start();
    await until("a second look", () => asked() === 2);
    await slack.say(DAN, direct(DAN), "approvals");
    await hear(slack, direct(DAN), /Approvals|Nothing waits|AP-95/);
    assert.equal(about(slack, direct(DAN), "First Freight").length, 1);
    assert.equal(about(slack, "C2FAIR", "Second Freight").length, 1);
    assert.equal(slack.said(direct(ZHAO)).length, 0, "what was said before that is no news");
});

/* Slack gives 999 at once. */
test("among a thousand new conversations the last one is read, too", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);

    await slack.say(EMMA, direct(EMMA), "approvals");
    await server.stop();
    for (let n = 0; n < 1000; n += 1)
        slack.channel(`C3NEW${n}`, [EMMA], `new-${n}`);
    slack.write(EMMA, "C3NEW999", "<@U0BELL> lead new Last Freight phone=07700900559");
    slack.write(EMMA, "C3NEW0", "<@U0BELL> lead new First Freight phone=07700900560");
    await server.start();
    await hear(slack, "C3NEW0", /First Freight/);
    await hear(slack, "C3NEW999", /Last Freight/);
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

/* An approval that Dan and Li may both decide, with the copies of its card: the channel's, and each one's own. */
async function shared(slack) {
    await slack.mention(LIU, SALES, "channel purpose approvals");
    await hear(slack, SALES, /审批/);
    for (const one of [EMMA, DAN, LI])
        await slack.say(one, direct(one), "approvals");
    await slack.say(EMMA, direct(EMMA), "approval request D-1088 discount 12 reason=\"a race\" to=\"dan.cole, li.wei\"");
    const [common, dans, lis] = await Promise.all([SALES, direct(DAN), direct(LI)].map((channel) => hear(slack, channel, /a race/)));
    const [ref] = /AP-\d+/.exec(words(common));
    return { ref, copies: [common, dans, lis] };
}

const isDecided = (card) => card.edits > 0 && !JSON.stringify(card.blocks).includes("\"p:") && /Approved|已批准|同意/.test(words(card));

/* Each is asked about at their first word; whose answer comes first says nothing of who spoke first. */
test("of two who speak one after the other the first is heard first, whoever Slack tells of sooner", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const isOrder = async (...names) => {
        await until(names.at(-1), () => names.every((name) => about(slack, SALES, name).length > 0));
        const heard = await server.ask("SELECT words FROM inbox WHERE platform = 'slack' AND words LIKE 'lead new %' ORDER BY turn");
        assert.deepEqual(heard.split("\n").slice(-names.length).map((line) => /new (\w+)/.exec(line)[1]), names);
    };

    slack.plan("users.info", "slow", "429", "");
    await Promise.all([[EMMA, "Quillon", 1], [DAN, "Bravura", 2], [EMMA, "Okapi", 3], [ZHAO, "Lumen", 4]]
        .map(([user, name, n]) => slack.say(user, SALES, `<@U0BELL> lead new ${name} phone=0770093010${n}`)));
    await isOrder("Quillon", "Bravura", "Okapi", "Lumen");

    await server.stop();
    for (const [user, name, n] of [[DAN, "Tundra", 5], [EMMA, "Falcon", 6], [ZHAO, "Mistral", 7], [DAN, "Pergola", 8]])
        slack.write(user, SALES, `<@U0BELL> lead new ${name} phone=0770093010${n}`);
    slack.plan("users.info", "slow");
    await server.start();
    await isOrder("Tundra", "Falcon", "Mistral", "Pergola");
});

test("two approvers press at once, again and again: one decides, the other is told who and when, and every copy changes", PATIENCE, async (t) => {
    const { slack, server } = await firm(t, { env: { DEALBELL_SLACK_SOCKETS: "2" } });
    const { ref, copies } = await shared(slack);
    const [common, dans, lis] = copies.map((card) => structuredClone(card));
    const audited = `SELECT COUNT(*) FROM audit WHERE kind = 'approval' AND action = 'approve'`;

    /* Different people, different copies, each press delivered twice, and pressed twice besides. */
    const presses = [[DAN, SALES, common, "批准"], [LI, SALES, common, "批准"], [DAN, direct(DAN), dans, "Approve"],
        [LI, direct(LI), lis, "批准"], [LI, SALES, common, "批准"], [DAN, SALES, common, "批准"]];
    await Promise.all(presses.flatMap(([who, channel, card, label]) => {
        const payload = slack.pressed(who, channel, card, label);
        return [slack.deliver("interactive", payload), slack.deliver("interactive", payload)];
    }));
    await until("every copy to be decided", () => copies.every(isDecided));
    assert.equal(await server.ask(audited), "1");
    const winner = await server.ask(`SELECT p.name FROM approval a JOIN person p ON p.id = a.decided_by WHERE a.id = ${ref.slice(3)}`);
    const loser = winner === "Dan Cole" ? LI : DAN;
    /* Who lost is told in the channel, alone; in their own conversation too. Nobody else is. */
    const told = await until("a word to the loser", () => {
        const found = slack.whispers.filter((whisper) => whisper.user === loser && whisper.channel === SALES);
        return found.length > 0 && found;
    });
    for (const whisper of told)
        assert.match(words(whisper), new RegExp(`(already (approved|done) by|已由?)[^]*${winner}|${winner}[^]*(已|already)[^]*\\d\\d:\\d\\d`));
    assert.ok(slack.whispers.every((whisper) => [DAN, LI].includes(whisper.user)));
    assert.equal(slack.said(SALES).filter((message) => /a race/.test(words(message))).length, 1, "one card in the channel");
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

/* Of all that the manifest in docs/ asks for, each by its name. */
test("check names the scopes that are missing", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const manifest = readFileSync(new URL("../../../docs/slack-manifest.yaml", import.meta.url), "utf8");
    const wanted = /bot: \[([^\]]+)\]/.exec(manifest)[1].split(",").map((scope) => scope.trim());
    const check = async (env = {}) => {
        const checked = await run(["check"], { env: { ...slack.env, DEALBELL_DATABASE_PATH: server.database, ...env } });
        assert.doesNotMatch(checked.out + checked.err, /xoxb|xapp/);
        return { status: checked.status, err: checked.err, named: [...checked.out.matchAll(/missing: the scope (\S+);/g)].map((one) => one[1]), out: checked.out };
    };

    assert.deepEqual(wanted, SCOPES);
    assert.deepEqual((await check()).named, []);
    for (const lack of wanted) {
        slack.scopes = SCOPES.filter((scope) => scope !== lack);
        const { status, named } = await check();
        assert.deepEqual([status, named], [1, [lack]]);
    }
    slack.scopes = [];
    assert.deepEqual((await check()).named, wanted);
    slack.scopes = SCOPES;
    for (const key of ["APP", "BOT"]) {
        const { status, out } = await check({ [`DEALBELL_SLACK_${key}_TOKEN`]: "of-old" });
        assert.equal(status, 1);
        assert.match(out, new RegExp(`missing: \\[slack\\] ${key.toLowerCase()}_token is not taken: invalid_auth`));
    }
    for (const key of ["DEALBELL_SLACK_API_URL", "DEALBELL_MATTERMOST_URL"]) {
        const { status, err } = await check({ [key]: "http://chat.example.com/" });
        assert.equal(status, 2);
        assert.match(err, new RegExp(`${key}: without TLS only this machine`));
    }
});
