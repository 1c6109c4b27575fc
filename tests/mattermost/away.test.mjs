/*
 * away.test.mjs - what was said while Dealbell was away: read page by page, each once and in order, whatever lies at a
 * page's edge, whoever wrote, and whatever fails meanwhile.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { until } from "../browser/program.mjs";
import { answers, begin, erase, isWell, notes } from "./notes.mjs";

const MANY = 12000;
const MOST_KIB = 64 * 1024;
const mostKib = (server) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.child.pid}/status`, "utf8"))[1]);

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
        /* The first of a page that goes on was heard with the one before. */
        site.faults.listed = (page, query) => {
            const note = page.find((post) => post.user_id === f.people.ana.id);
            if (note && query.has("after"))
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
    const said = await f.server.ask("SELECT words FROM inbox WHERE event LIKE '%/%/%' AND words <> '' ORDER BY turn");
    assert.deepEqual(said.split("\n").slice(1), ["link 123456 for the first time", "商机列表", "线索列表", "note L-1 the last of all"]);
});

/* What is read of one channel is younger than what was said in another; and somebody speaks where nobody had. */
test("killed while it reads, what was said meanwhile is heard, once", { timeout: 120000 }, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana, bo, fin }, direct } = f;
    await bo.say(direct.bo, "商机列表");
    await bo.hear(direct.bo, "这里没有商机");
    await until("no letter to be under way", async () => await f.server.ask("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'dropped')") === "0");
    await f.server.kill();
    await ana.say(direct.ana, "note L-1 meanwhile no 1");
    await bo.say(direct.bo, "线索列表");

    const asked = new Set();
    let letGo = null;
    const gate = new Promise((go) => { letGo = go; });
    site.faults.wait = async (method, path) => {
        const channel = [direct.ana, direct.bo].find((one) => path === `/channels/${one.id}/posts`);
        if (!channel)
            return;
        asked.add(channel.id);
        await (channel.id === [...asked][0] ? gate : new Promise(() => {})); /* the first is read, the other is not */
    };
    await f.server.start();
    await until("the first to be asked for", () => asked.size > 0);
    await fin.say(direct.fin, "deal list for the first time");
    await ana.say(direct.ana, "note L-1 meanwhile no 2");
    await bo.say(direct.bo, "团队商机");
    letGo();
    await until("one channel to be read to its end", async () => await f.server.ask("SELECT COUNT(*) FROM inbox WHERE words IN ('note L-1 meanwhile no 2', '团队商机')") === "1");
    await until("the other to be asked for", () => asked.size === 2);
    await f.server.kill();
    assert.equal(await f.server.ask("SELECT COUNT(*) FROM inbox WHERE words LIKE 'deal list for%'"), "1", "it waits for no other channel");
    site.faults.wait = async () => {};
    await f.server.start();
    for (const words of ["note L-1 meanwhile no 1", "note L-1 meanwhile no 2", "线索列表", "团队商机", "deal list for the first time"])
        await until(words, async () => await f.server.ask(`SELECT COUNT(*) FROM inbox WHERE words = '${words}'`) === "1");
    await until("all to be noted as read", async () => await f.server.ask("SELECT COUNT(*) FROM unread") === "0");
    assert.deepEqual(site.wrong, []);
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
    assert.equal(await f.server.ask("SELECT COUNT(*) FROM inbox WHERE words LIKE '%goodbye'"), "0");
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
    assert.equal(await f.server.ask("SELECT words FROM inbox WHERE words LIKE 'note %'"), "note L-1 since it came");
    assert.deepEqual(site.wrong, []);
});

/* Each with a word that became a turn, and half of them with more since; some where nobody has spoken yet. */
test("a firm with 2,500 channels is caught up in all of them", { timeout: 300000 }, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana }, team, bot } = f;
    const sayer = site.users.get(ana.id);
    const say = (channel, message) => site.makePost(sayer, { channel_id: channel.id, message });
    const channels = Array.from({ length: 2500 }, (_, i) => site.addChannel(
        { team_id: team.id, type: "O", name: `deal-${i}`, display_name: `Deal ${i}` }, [ana.id, bot.id]));
    const known = channels.slice(0, 2400);
    known.forEach((channel) => say(channel, "good morning"));
    await until("each to be known", async () => await f.server.ask("SELECT COUNT(*) FROM conversation WHERE title LIKE 'Deal %'") === "2400", 120000);
    await f.server.kill();
    const spoken = channels.filter((_, i) => i % 2 === 0);
    spoken.forEach((channel, i) => say(channel, `@${bot.username} note L-1 no ${i} of the storm`));
    await f.server.start();
    await until("each to be answered", () => [...site.posts.values()].filter((post) => post.user_id === bot.id
        && post.channel_id !== f.direct.ana.id && post.message.startsWith("Noted on L-1")).length === spoken.length, 200000);
    assert.equal(await f.server.ask("SELECT COUNT(*) FROM inbox WHERE words LIKE 'note L-1 % of the storm' AND rc = 0"), `${spoken.length}`);
    assert.deepEqual(site.wrong, []);
});

/* Two channels where nothing became a turn yet, and one where something did: each in its order, and no more kept at once than a little. */
test("tens of thousands of posts are heard in their order", { timeout: 300000 }, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana, bo }, team, bot } = f;
    const fresh = ["first", "second"].map((name) => site.addChannel({ team_id: team.id, type: "O", name, display_name: name }, [ana.id, bo.id, bot.id]));
    const known = f.channels.sales;
    await ana.say(known, "good morning");
    await until("it to be known", async () => await f.server.ask("SELECT COUNT(*) FROM inbox WHERE words = 'good morning'") === "1");
    await f.server.kill();
    const places = [known, fresh[0], known, fresh[1]];
    const expected = new Map([known, ...fresh].map(({ id }) => [id, []]));
    for (let n = 1; n <= MANY; n += 1) {
        const where = places[n % 4];
        const isNote = n % 500 === Math.floor(n / 500) % 4;
        const note = `note L-1 no ${n} of the storm`;
        site.makePost(site.users.get(isNote ? ana.id : bo.id), { channel_id: where.id, message: isNote ? `@${bot.username} ${note}` : `as I said: ${n}` });
        if (isNote)
            expected.get(where.id).push(note);
    }
    await f.server.start();
    const all = MANY / 500;
    await until("all answers", () => [...site.posts.values()].filter((post) => post.user_id === bot.id && post.message.startsWith("Noted on L-1")).length === all, 200000);
    for (const [id, said] of expected)
        assert.deepEqual((await f.server.ask(`SELECT words FROM inbox WHERE words LIKE 'note L-1 no % of the storm'
            AND event LIKE '${id}/%' ORDER BY turn`)).split("\n"), said);
    assert.ok(mostKib(f.server) < MOST_KIB, `${mostKib(f.server)} KiB at most`);
    assert.deepEqual(site.wrong, []);
});

test("where the list of channels is too long, it is said once, and what is said now is heard", { timeout: 120000 }, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana }, team, bot, server } = f;
    await server.kill();
    site.addChannel({ team_id: team.id, type: "O", name: "wide", display_name: "w".repeat(17 * 1024 * 1024) }, [ana.id, bot.id]);
    await server.start();
    await until("the log to say so", () => server.said.some((line) => /level=error[^]*the list of channels that the bot is in is past 16 MiB/.test(line)));
    f.wire.cut();
    await ana.say(f.direct.ana, "note L-1 now");
    await ana.hear(f.direct.ana, "Noted on L-1");
    assert.equal(server.said.filter((line) => /list of channels/.test(line)).length, 1);
});
