/*
 * away.test.mjs - what was said while Dealbell was away: read page by page, each once and in order, whatever lies at a
 * page's edge, whoever wrote, and whatever fails meanwhile.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../browser/program.mjs";
import { answers, begin, erase, isWell, notes } from "./notes.mjs";

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
