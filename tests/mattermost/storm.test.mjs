/*
 * storm.test.mjs - what a network and a server can do to us: events said twice or not at all, sockets cut and half
 * open, 429, answers that are lost, restarts of both. Each word is done once and answered once, in order.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { run, until } from "../browser/program.mjs";
import { firm } from "../fakes/mattermost/firm.mjs";
import { Site, words } from "../fakes/mattermost/people.mjs";
import { fake } from "../fakes/mattermost/rest.mjs";

async function begin(t) {
    const site = await fake(t);
    const f = await firm(t, new Site(site.url, site.admin));
    const { people: { ana }, direct } = f;
    await ana.say(direct.ana, "lead new Bluefin Logistics contact=\"Mia Chen\" phone=13900139000 source=fair");
    await ana.hear(direct.ana, "L-1 Bluefin Logistics is yours.");
    return { site, f };
}

async function ask(server, sql) {
    const found = await run([await server.copy(), sql], { other: "sqlite3" });
    assert.equal(found.status, 0, found.err);
    return found.out.trim();
}

/* What the bot has written in a channel, oldest first. */
const answers = (site, f, channel, text) => [...site.posts.values()].filter((post) => post.channel_id === channel.id &&
    post.user_id === f.bot.id && words(post).startsWith(text));

/* Says `n` notes as `who` (ana, when left out), with something `between` after each. */
async function notes(site, f, n, between, { who = "ana", lead = "L-1" } = {}) {
    const user = site.users.get(f.people[who].id);
    for (let i = 1; i <= n; i += 1) {
        site.makePost(user, { channel_id: f.direct[who].id, message: `note ${lead} no ${i} of the storm` });
        await between(i);
        await new Promise(setImmediate);
    }
}

/* As if it had never been there: an anchor that the server does not know. */
function erase(site, message) {
    for (const post of [...site.posts.values()].filter((one) => one.message === message))
        site.posts.delete(post.id);
}

/* Each was done once, in the order in which it was said, and answered once, in that order. */
async function isWell(site, f, n, { who = "ana", lead = "L-1", answer = "Noted on" } = {}) {
    const channel = f.direct[who];
    await until(`${n} answers`, () => answers(site, f, channel, `${answer} ${lead}`).length >= n, 120000);
    const done = await ask(f.server, `SELECT words FROM inbox WHERE words LIKE 'note ${lead} % of the storm' AND rc = 0 ORDER BY turn`);
    assert.deepEqual(done.split("\n"), Array.from({ length: n }, (_, i) => `note ${lead} no ${i + 1} of the storm`));
    const keys = answers(site, f, channel, `${answer} ${lead}`).map((post) => Number(/^T(\d+)/.exec(post.props.dealbell_key)[1]));
    assert.equal(keys.length, n);
    assert.deepEqual(keys, [...new Set(keys)].sort((a, b) => a - b));
    await until("every letter to be noted as sent", async () => await ask(f.server,
        "SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'dropped')") === "0", 60000);
    assert.deepEqual(site.wrong, []);
    assert.ok(await f.server.audited() > 0);
}

test("a thousand events said twice, out of order, and some not at all", { timeout: 300000 }, async (t) => {
    const { site, f } = await begin(t);
    const { faults } = site.sockets;
    faults.whom = f.bot.id;
    faults.twice = 100000;
    await notes(site, f, 500, (i) => {
        if (i % 40 === 0)
            faults.drop = 3;
        if (i % 40 === 20)
            faults.swap = 1;
    });
    await isWell(site, f, 500);
    assert.ok(site.sockets.opened > 6, "it came back for what was missing");
});

/* Two at once, each in order; every tenth time the server forgets the connection as well. */
test("the socket is cut sixty times under way", { timeout: 300000 }, async (t) => {
    const { site, f } = await begin(t);
    const { people: { bo }, direct, bot } = f;
    const { faults } = site.sockets;
    const isBack = () => until("the bot to be back", () => [...site.sockets.states.values()].some((one) => one.user === bot.id && one.socket));
    await bo.say(direct.bo, "新线索 海拓阀门 联系人=周工 电话=13900139001 来源=展会");
    await bo.hear(direct.bo, "L-2 海拓阀门 归您");
    Object.assign(faults, { whom: bot.id, cutEach: 5, cuts: 60 });
    const between = async () => {
        await isBack();
        if (faults.cuts % 10 === 9 && site.sockets.restarted !== faults.cuts) {
            site.sockets.restarted = faults.cuts;
            site.sockets.restart();
        }
    };
    await Promise.all([notes(site, f, 200, between), notes(site, f, 200, between, { who: "bo", lead: "L-2" })]);
    await isWell(site, f, 200);
    await isWell(site, f, 200, { who: "bo", lead: "L-2", answer: "已记入" });
    assert.equal(faults.cuts, 0);
    assert.ok(site.sockets.opened > 60, `it opened ${site.sockets.opened} sockets`);
});

test("the server is gone for a while, again and again, under load", { timeout: 300000 }, async (t) => {
    const { site, f } = await begin(t);
    await notes(site, f, 150, async (i) => {
        if (i % 30 === 10)
            f.wire.down();
        if (i % 30 === 25) {
            f.wire.up();
            await until("more to be answered", () => answers(site, f, f.direct.ana, "Noted on L-1").length >= i - 5, 60000);
        }
    });
    await isWell(site, f, 150);
});

test("a tick, an edit and a deletion that are said twice count once", { timeout: 120000 }, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana }, direct } = f;
    Object.assign(site.sockets.faults, { whom: f.bot.id, twice: 100 });
    await ana.say(direct.ana, "remind me 2027-05-01 15:00 call Bluefin");
    await ana.hear(direct.ana, "R-1: I will remind you");
    await ana.say(direct.ana, "reminders");
    await ana.react(await ana.hear(direct.ana, "Reminders (1)"), "heavy_check_mark");
    await ana.hear(direct.ana, "R-1 is done: call Bluefin");
    const note = await ana.say(direct.ana, "note L-1 once");
    await ana.hear(direct.ana, "Noted on L-1");
    await ana.edit(note, "won L-1");
    await ana.hear(direct.ana, "An edit changes nothing here");
    await ana.remove(note);
    await ana.hear(direct.ana, "Deleting a message changes nothing here");
    await ana.say(direct.ana, "note L-1 the last");
    await ana.hear(direct.ana, "Noted on L-1");
    for (const once of ["R-1 is done", "An edit changes", "Deleting a message", "R-1: I will remind"])
        assert.equal(answers(site, f, direct.ana, once).length, 1, once);
});

/* 30,000 values in each: more than a page of them may hold, and more than an event. */
test("posts with more in them than we take keep no others from being heard", { timeout: 120000 }, async (t) => {
    const { site, f } = await begin(t);
    const fat = () => site.makePost(site.users.get(f.people.ana.id), {
        channel_id: f.direct.ana.id, message: "good morning", props: { x: Array(30000).fill(0) },
    });
    await notes(site, f, 10, async (i) => {
        fat();
        if (i === 2)
            await until("these to be answered", () => answers(site, f, f.direct.ana, "Noted on L-1").length >= 2);
        if (i === 3)
            await f.server.kill();
    });
    await f.server.start();
    await isWell(site, f, 10);
});

test("429 for everything, and answers that are lost", { timeout: 300000 }, async (t) => {
    const { site, f } = await begin(t);
    site.faults.lose = 3;
    site.faults.running = 2;
    await notes(site, f, 60, (i) => {
        if (i === 5)
            site.faults.limit = 12;
        if (i % 20 === 15) {
            site.faults.limitSockets = 2;
            site.sockets.cut(f.bot.id);
        }
    });
    await isWell(site, f, 60);
    assert.ok(site.n429 > 12, `${site.n429} were refused`);
    assert.ok(Number(await ask(f.server, "SELECT MAX(attempt) FROM outbox")) <= 4, "a 429 is no attempt: one can be dead of twelve");
});

test("a socket that is half open is given up", { timeout: 300000 }, async (t) => {
    const { site, f } = await begin(t);
    site.sockets.mute(f.bot.id);
    await notes(site, f, 3, () => {});
    await isWell(site, f, 3);
});

test("Dealbell is killed under load", { timeout: 300000 }, async (t) => {
    const { site, f } = await begin(t);
    await notes(site, f, 200, async (i) => {
        if (i % 60 === 0) {
            await f.server.kill();
            await f.server.start();
        }
    });
    await isWell(site, f, 200);
});

/* More than a page of posts, read by id; and once more with nothing left there of what we read last. */
test("Dealbell was away for long, twice", { timeout: 300000 }, async (t) => {
    const { site, f } = await begin(t);
    await notes(site, f, 450, async (i) => {
        if (i === 5) {
            await until("the first to be answered", () => answers(site, f, f.direct.ana, "Noted on L-1").length >= 5);
            await f.server.kill();
        }
        if (i === 230) {
            await f.server.start();
            await until("all of them", () => answers(site, f, f.direct.ana, "Noted on L-1").length >= 230, 120000);
            await f.server.kill();
            erase(site, "note L-1 no 230 of the storm");
        }
    });
    await f.server.start();
    await isWell(site, f, 450);
});

/* The server made the post; nobody heard so; and 700 were said before anybody could look. */
test("a letter of which no answer came is found behind a long absence", { timeout: 300000 }, async (t) => {
    const { site, f } = await begin(t);
    await notes(site, f, 700, async (i) => {
        if (i !== 1)
            return;
        site.faults.lose = 1;
        await until("the first to be answered", () => answers(site, f, f.direct.ana, "Noted on L-1").length >= 1);
        await f.server.kill();
        site.pending.clear(); /* as after half a minute */
    });
    await f.server.start();
    await isWell(site, f, 700);
});

/* A page of 200 cannot end between two of them; and what is deleted while we read moves none out of sight. */
for (const [name, isErased] of [["by id", false], ["from the newest back", true]])
    test(`seven posts fall into each millisecond: they are read ${name}`, { timeout: 300000 }, async (t) => {
        const { site, f } = await begin(t);
        await notes(site, f, 430, async (i) => {
            if (i !== 1)
                return;
            await until("the first to be answered", () => answers(site, f, f.direct.ana, "Noted on L-1").length >= 1);
            await f.server.kill();
            if (isErased)
                erase(site, "note L-1 no 1 of the storm");
            site.faults.ties = 7;
        });
        site.faults.listed = (page) => {
            const note = page.find((post) => post.user_id === f.people.ana.id);
            if (note && !isErased)
                note.delete_at = note.update_at = site.now();
        };
        await f.server.start();
        await isWell(site, f, 430);
    });

test("who writes for the first time while Dealbell is away is heard, though the server fails within the reading", { timeout: 120000 }, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana, bo, fin }, direct } = f;
    await f.server.kill();
    await fin.say(direct.fin, "link 123456 for the first time");
    await bo.say(direct.bo, "商机列表");
    await bo.say(direct.bo, "线索列表");
    await ana.say(direct.ana, "note L-1 the last of all");
    let n = 0;
    site.faults.broken = (method, path, user) => user?.is_bot && path === `/channels/${direct.bo.id}/posts` && (n += 1) <= 2;
    await f.server.start();
    await bo.hear(direct.bo, "这里没有商机");
    await bo.hear(direct.bo, "这里没有线索");
    await ana.hear(direct.ana, "Noted on L-1");
    assert.ok(n >= 3, "it was refused twice");
    const said = await ask(f.server, "SELECT words FROM inbox WHERE event LIKE '%/%/%' AND words <> '' ORDER BY turn");
    assert.deepEqual(said.split("\n").slice(1), ["link 123456 for the first time", "商机列表", "线索列表", "note L-1 the last of all"]);
});

test("what somebody said who is not there any more holds up nobody", { timeout: 120000 }, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana, fin }, direct } = f;
    await f.server.kill();
    await fin.say(direct.fin, "note L-1 and goodbye");
    site.users.delete(fin.id);
    await ana.say(direct.ana, "note L-1 the next");
    await f.server.start();
    await ana.hear(direct.ana, "Noted on L-1");
    assert.equal(await ask(f.server, "SELECT COUNT(*) FROM inbox WHERE words LIKE '%goodbye'"), "0");
});

test("what was said in a channel before Dealbell was put there was not said to it", { timeout: 120000 }, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana }, team, bot } = f;
    await f.server.kill();
    const channel = await f.site.channel(team, "fresh");
    await f.site.call("POST", `/channels/${channel.id}/members`, { user_id: ana.id });
    await ana.say(channel, "note L-1 before it came");
    await f.site.call("POST", `/channels/${channel.id}/members`, { user_id: bot.id });
    await ana.say(channel, "note L-1 since it came");
    await f.server.start();
    await ana.hear(channel, "Noted on L-1");
    assert.equal(await ask(f.server, "SELECT words FROM inbox WHERE words LIKE 'note %'"), "note L-1 since it came");
    assert.deepEqual(site.wrong, []);
});
