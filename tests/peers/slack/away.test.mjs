/*
 * away.test.mjs - long absences: all that was said is heard, in its order, and no more of it is held at once than a
 * little; whatever a page of Slack's weighs.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { BOT_USER } from "../../fakes/slack.mjs";
import { until } from "../../browser/program.mjs";
import { DAN, EMMA, SALES, direct, firm, hear, words } from "./firm.mjs";

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
    const live = slack.say(EMMA, SALES, `<@${BOT_USER}> note ${ref} no ${MISSED + 1}`);
    await until("it to have waited", () => slack.calls.filter((call) => call.how === "slow").length >= 6);
    await server.kill();
    await server.start();
    await live;
    const expected = [...Array.from({ length: MISSED / 100 }, (_, n) => `note ${ref} no ${100 * (n + 1)}`), `note ${ref} no ${MISSED + 1}`];
    await until("the last of them", async () => (await notes(server)).endsWith(expected.at(-1)));
    assert.deepEqual((await notes(server)).split("\n"), expected);
});
