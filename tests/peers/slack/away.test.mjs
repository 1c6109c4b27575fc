/*
 * away.test.mjs - long absences: all that was said is heard, in its order, and no more of it is held at once than a
 * little; whatever a page of Slack's weighs.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { BOT_USER } from "../../fakes/slack.mjs";
import { until } from "../../browser/program.mjs";
import { DAN, EMMA, SALES, ZHAO, direct, firm, hear, words } from "./firm.mjs";

const PATIENCE = { timeout: 300000 };
const MANY = 20000;
const EACH = 1000; /* message is a note */
const MOST_KIB = 64 * 1024;

const mostKib = (server) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.child.pid}/status`, "utf8"))[1]);

async function lead(slack) {
    await slack.say(EMMA, SALES, `<@${BOT_USER}> lead new Away Freight phone=07700900555`);
    return /L-\d+/.exec(words(await hear(slack, SALES, /Away Freight/)))[0];
}

const notes = (server) => server.ask("SELECT words FROM inbox WHERE words LIKE 'note L-%' ORDER BY turn");

test("tens of thousands of messages are heard in their order, those in threads among them", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const ref = await lead(slack);
    const expected = [];
    let root = null;

    await slack.say(EMMA, direct(EMMA), "approvals");
    await server.stop();
    for (let n = 1; n <= MANY; n += 1) {
        const isNote = n % EACH === 0;
        const note = `note ${ref} no ${n}`;
        const message = slack.write(isNote ? EMMA : DAN, SALES, isNote ? `<@${BOT_USER}> ${note}` : `as I said: ${n}`,
            root && n % 3 === 0 ? { thread: root.ts } : {});
        root ??= n === 5 ? message : null;
        if (isNote)
            expected.push(note);
    }
    await server.start();
    await until("all answers", () => slack.said(SALES).filter((message) => /Noted on/.test(words(message))).length === expected.length, 200000);
    assert.deepEqual((await notes(server)).split("\n"), expected);
    assert.equal(await server.ask(`SELECT COUNT(*), COUNT(DISTINCT event) FROM inbox WHERE event LIKE '${SALES}/%'`), `${MANY + 1}|${MANY + 1}`);
    assert.ok(mostKib(server) < MOST_KIB, `${mostKib(server)} KiB at most`);
});

test("what is too much for one page is read in smaller ones", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const ref = await lead(slack);

    await server.stop();
    for (let n = 1; n <= 150; n += 1)
        slack.write(EMMA, SALES, `<@${BOT_USER}> note ${ref} no ${n}`);
    slack.weigh = (message) => ({ padding: Number(message.ts.split(".")[1]) % 2 ? "x".repeat(100000) : Array(3000).fill(1) });
    await server.start();
    await until("the last of them", async () => (await notes(server)).endsWith("no 150"));
    assert.deepEqual((await notes(server)).split("\n"), Array.from({ length: 150 }, (_, n) => `note ${ref} no ${n + 1}`));
});

/* The newest that is stored says where reading goes on. */
test("ended while it reads, nothing is lost though somebody spoke meanwhile", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const now = slack.clock;
    const MISSED = 1500;

    slack.clock = () => now() - 7200 * 1000;
    const ref = await lead(slack);
    await server.stop();
    slack.clock = () => now() - 3600 * 1000;
    for (let n = 1; n <= MISSED; n += 1)
        slack.write(EMMA, SALES, n % 100 === 0 ? `<@${BOT_USER}> note ${ref} no ${n}` : `as I said: ${n}`);
    slack.clock = now;
    slack.plan("conversations.history", ...Array(9).fill("slow"));
    await server.start();
    await until("it to read", () => slack.calls.filter((call) => call.method === "conversations.history" && call.how === "slow").length >= 2);
    const live = slack.say(EMMA, SALES, `<@${BOT_USER}> note ${ref} no ${MISSED + 1}`).catch(() => {}); /* not acknowledged, it is read */
    await until("it to have waited", () => slack.calls.filter((call) => call.how === "slow").length >= 6);
    await server.kill();
    await server.start();
    await live;
    const expected = [...Array.from({ length: MISSED / 100 }, (_, n) => `note ${ref} no ${100 * (n + 1)}`), `note ${ref} no ${MISSED + 1}`];
    await until("the last of them", async () => (await notes(server)).endsWith(expected.at(-1)));
    assert.deepEqual((await notes(server)).split("\n"), expected);
});

/*
 * What is new to Slack's list is read last. Killed at each of these calls, one after the other, each time some way
 * further: what was stored of others meanwhile, an hour younger, does not hide it.
 */
test("killed again and again while it reads, no conversation that is new is lost, and none heard twice", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const now = slack.clock;
    const NEW = 230; /* more than a page of them */
    const said = new Map(); /* conversation -> what was said to us there, in order */
    const write = (user, channel, text) => {
        slack.write(user, channel, slack.channels.get(channel).is_im ? text : `<@${BOT_USER}> ${text}`);
        said.set(channel, [...(said.get(channel) ?? []), text]);
    };

    slack.clock = () => now() - 2 * 3600 * 1000;
    const ref = await lead(slack);
    await server.stop();
    for (let n = 0; n < NEW; n += 1)
        slack.channel(`C4NEW${n}`, [EMMA, DAN], `new-${n}`);
    const places = [SALES, direct(DAN), direct(ZHAO), "C4NEW0", "C4NEW1", "C4NEW180", "C4NEW229"];
    for (let n = 0; n < 70; n += 1) {
        slack.clock = () => now() - (70 - n) * 60 * 1000;
        const channel = places[n % places.length];
        write({ [direct(DAN)]: DAN, [direct(ZHAO)]: ZHAO }[channel] ?? EMMA, channel, `note ${ref} no ${n} in ${channel}`);
    }
    slack.clock = now;
    write(EMMA, SALES, `note ${ref} no 70 in ${SALES}`); /* just now, where we are known: read first */

    let n = 0;
    let isAt = null; /* a call's number, and what is then done */
    for (const method of ["users.conversations", "conversations.history"]) {
        const { run } = slack.methods[method];
        slack.methods[method].run = (body) => {
            n += 1;
            if (n === isAt?.n)
                isAt.then();
            return run(body);
        };
    }
    const killedAt = async (at) => {
        n = 0;
        await new Promise((then) => {
            isAt = { n: at, then };
            server.start().catch(() => {});
        });
        await server.kill();
        isAt = null;
    };
    for (const at of [2, 3, 4, 8, 60, 150, 231])
        await killedAt(at);
    assert.equal(await server.ask("SELECT COUNT(*) FROM unread"), "1", "there is more to be read");
    await server.start();
    /* Said meanwhile where older words are still unread: done after those. */
    for (const channel of ["C4NEW229", direct(ZHAO), SALES]) {
        const text = `note ${ref} no 71 in ${channel}`;
        said.get(channel).push(text);
        await slack.say(channel === direct(ZHAO) ? ZHAO : EMMA, channel, channel === direct(ZHAO) ? text : `<@${BOT_USER}> ${text}`).catch(() => {});
    }
    for (const [channel, expected] of said) {
        await until(`all of ${channel}`, async () => (await server.ask(`SELECT COUNT(*) FROM inbox WHERE words LIKE '% in ${channel}'`)) === String(expected.length), 60000);
        assert.equal(await server.ask(`SELECT group_concat(words, '|') FROM (SELECT words FROM inbox WHERE words LIKE '% in ${channel}' ORDER BY turn)`), expected.join("|"));
        await until(`the answers in ${channel}`, () => slack.said(channel).filter((message) => /Noted on|由 Emma Ross 负责/.test(words(message))).length === expected.length);
    }
    await until("all to be noted as read", async () => await server.ask("SELECT COUNT(*) FROM unread") === "0");
    assert.ok(await server.audited() > 0);
});

/* Where somebody speaks it is read next, what was said there before first. */
test("who speaks while much is to be read is answered before the rest of it is read", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const PLACES = 24;
    const asked = () => slack.calls.filter((call) => call.method === "conversations.history" && call.how === "slow").length;
    const heard = () => server.ask("SELECT words FROM inbox WHERE words LIKE 'note L-%' ORDER BY turn");
    const ref = await lead(slack);

    await slack.say(EMMA, direct(EMMA), `note ${ref} no 0`);
    await server.stop();
    for (let n = 0; n < PLACES; n += 1)
        slack.channel(`C5NEW${n}`, [EMMA], `new-${n}`);
    const last = `C5NEW${PLACES - 1}`;
    slack.write(EMMA, last, `<@${BOT_USER}> note ${ref} no 1`);
    slack.write(EMMA, direct(EMMA), `note ${ref} no 2`);
    slack.plan("conversations.history", ...Array(2 * PLACES).fill("slow"));
    await server.start();
    await until("it to read", () => asked() >= 2);
    slack.say(EMMA, last, `<@${BOT_USER}> note ${ref} no 3`).catch(() => {});
    slack.say(EMMA, direct(EMMA), `note ${ref} no 4`).catch(() => {});
    await until("both to be answered", async () => /no 3/.test(await heard()) && /no 4/.test(await heard()));
    const n = asked();
    assert.ok(n < PLACES - 4, `${n} were read before`);
    const order = (await heard()).split("\n").map((line) => Number(/no (\d)/.exec(line)[1]));
    assert.deepEqual([order.filter((one) => [1, 3].includes(one)), order.filter((one) => [0, 2, 4].includes(one))], [[1, 3], [0, 2, 4]]);
    await until("all to be read", async () => asked() >= PLACES && await server.ask("SELECT COUNT(*) FROM unread") === "0", 60000);
    assert.equal(await server.ask("SELECT COUNT(*) FROM inbox WHERE words LIKE 'note L-%'"), "5");
});
