/*
 * full.test.mjs - the disk is full while words come from Slack and Mattermost: nothing is lost, nothing is done twice,
 * who spoke is told, and it goes on by itself when there is room.
 */

import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder, until } from "../../browser/program.mjs";
import { actions, words as mattermostWords } from "../../fakes/mattermost/people.mjs";
import { answers } from "../../mattermost/notes.mjs";
import { ANA, APPROVALS, MAX, bothFirm, direct } from "./both.mjs";
import { EMMA, firm, hear, words as slackWords } from "./firm.mjs";

const FULL_DISK = process.env.DEALBELL_TEST_FULL_DISK
    ?? fileURLToPath(new URL("../../../build/release/tests/peers/slack/libfull_disk.so", import.meta.url));
const N = 6;

const atHome = (slack, user, look) => until(`${look} at home; it shows ${slackWords(slack.homes.get(user) ?? {})}`,
    () => look.test(slackWords(slack.homes.get(user) ?? {})));

test("a full disk: nothing is lost or done twice, who spoke is told, and it goes on by itself", { timeout: 180000 }, async (t) => {
    const flag = path.join(folder(t), "full");
    const f = await bothFirm(t, { LD_PRELOAD: FULL_DISK, DEALBELL_TEST_FULL: flag });
    const { slack, fake, people: { ana, bo }, direct: mm, server } = f;
    slack.retryAfterMs = []; /* without an ack it never comes again */

    await ana.say(mm.ana, "lead new Bluefin Logistics phone=07700900701");
    await ana.hear(mm.ana, "L-1 Bluefin Logistics is yours");
    await bo.say(mm.bo, "新线索 海拓阀门 电话=13900139001");
    await bo.hear(mm.bo, "L-2 海拓阀门 归您");
    await slack.say(ANA, direct(ANA), "note L-1 from Slack, before");
    await hear(slack, direct(ANA), /Noted on L-1/);
    await ana.say(mm.ana, "remind me 2027-05-01 15:00 call Bluefin");
    await ana.hear(mm.ana, "R-1: I will remind you");
    await ana.say(mm.ana, "reminders");
    const card = await ana.hear(mm.ana, "Reminders (1)");

    for (const line of ["lead new Oakline Foods phone=07700900702 amount=100k", "qualify L-3 need=lines budget=100k role=owner timeline=soon", "touch D-1 today"])
        await slack.say(ANA, direct(ANA), line);
    await slack.openHome(ANA);
    await atHome(slack, ANA, /next touch[^]*D-1 Oakline/);

    const read = [];
    const history = slack.methods["conversations.history"].run;
    slack.methods["conversations.history"].run = (body) => {
        read.push(body.channel);
        return history(body);
    };
    slack.channel("C2QUIET", [ANA], "quiet");
    await slack.mention(ANA, "C2QUIET", "lead list");
    await hear(slack, "C2QUIET", /L-1/);

    writeFileSync(flag, "");
    const given = [];
    for (let i = 1; i <= N; i += 1) {
        await ana.say(mm.ana, `note L-1 no ${i} on Mattermost`);
        await bo.say(mm.bo, `note L-2 no ${i} 在群里`);
        given.push(slack.say(ANA, direct(ANA), `note L-1 no ${i} on Slack`).then(() => false, () => true));
    }
    given.push(slack.say(MAX, direct(MAX), "note L-1 from Max, whom nobody has heard here").then(() => false, () => true));
    given.push(slack.say(ANA, APPROVALS, "lovely weather today").then(() => false, () => true));

    /* Who spoke is told, once, in their language; chatter among others is not. */
    await ana.hear(mm.ana, "The disk here is full. I keep what you wrote");
    await bo.hear(mm.bo, "这里的磁盘满了。您写的我先留着");
    for (const user of [ANA, MAX])
        await until(`a word to ${user}`, () => slack.whispers.some((one) => one.user === user && /I keep what you wrote/.test(slackWords(one))));

    /* What one does is refused, and says so: a command, a button, on both. */
    const ran = await ana.run(mm.ana, "/bell deal list");
    assert.match(ran.json.text ?? (await ana.ephemeral()).message, /disk is full/);
    assert.equal((await ana.press(card, actions(card)[0].name)).status, 200);
    assert.match((await ana.ephemeral()).message, /disk is full/);
    assert.match((await slack.command(ANA, direct(ANA), "deal list")).text, /disk is full/);
    await slack.pressHome(ANA, "Tomorrow", "D-1 Oakline");
    await atHome(slack, ANA, /disk is full/);

    /* Slack gives up; Mattermost has said all. */
    assert.ok((await Promise.all(given)).every(Boolean));
    rmSync(flag);

    await until("all on Mattermost to be answered", () => answers(fake, f, mm.ana, "Noted on L-1").length === N
        && answers(fake, f, mm.bo, "已记入 L-2").length === N, 60000);
    await until("all on Slack to be answered", () => slack.said(direct(ANA)).filter((one) => /Noted on L-1/.test(slackWords(one))).length === N + 1
        && slack.said(direct(MAX)).some((one) => /Noted on L-1/.test(slackWords(one))), 60000);
    assert.ok(read.includes(direct(ANA)));
    assert.ok(!read.includes("C2QUIET"), "where nothing was lost nothing is read again");
    assert.equal(answers(fake, f, mm.ana, "The disk here is full").length, 1);
    assert.equal(answers(fake, f, mm.bo, "这里的磁盘满了").length, 1);
    assert.equal(slack.whispers.filter((one) => /I keep what you wrote/.test(slackWords(one))).length, 2);
    for (const [where, how] of [["L-1", "on Mattermost"], ["L-1", "on Slack"], ["L-2", "在群里"]])
        assert.equal(await server.ask(`SELECT group_concat(words, '|') FROM (SELECT words FROM inbox WHERE words LIKE 'note ${where} no %${how}' AND rc = 0 ORDER BY turn)`),
            Array.from({ length: N }, (_, i) => `note ${where} no ${i + 1} ${how}`).join("|"));
    assert.equal(await server.ask("SELECT COUNT(*) FROM inbox WHERE words LIKE 'note %whom nobody has heard here' AND rc = 0"), "1");

    /* And on it goes, with the buttons too. */
    await slack.pressHome(ANA, "Tomorrow", "D-1 Oakline");
    await atHome(slack, ANA, /^(?![^]*disk is full)[^]*Nothing is due today/);
    await ana.press(card, actions(card)[0].name);
    await ana.hear(mm.ana, (post) => /R-1/.test(mattermostWords(post)));
    await slack.say(ANA, direct(ANA), "note L-1 after it");
    await until("no letter to be under way", async () => await server.ask("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'dropped')") === "0", 60000);
    assert.ok(await server.audited() > 0);
    assert.deepEqual(fake.wrong, []);
});

/* Not even how far it has read can be noted. */
test("a full disk when a socket comes again: who speaks is told, and heard when there is room", { timeout: 120000 }, async (t) => {
    const flag = path.join(folder(t), "full");
    const { slack, server } = await firm(t, { env: { LD_PRELOAD: FULL_DISK, DEALBELL_TEST_FULL: flag } });
    slack.retryAfterMs = []; /* without an ack it never comes again */

    await slack.say(EMMA, direct(EMMA), "lead new First Freight phone=07700900581");
    await hear(slack, direct(EMMA), /First Freight/);
    writeFileSync(flag, "");
    slack.kill();
    await until("its end", () => slack.sockets.size === 0);
    slack.write(EMMA, direct(EMMA), "lead new Lost Freight phone=07700900582");
    await until("a socket again", () => [...slack.sockets].some((socket) => socket.isReady));
    slack.say(EMMA, direct(EMMA), "lead new Room Freight phone=07700900583").catch(() => {});
    await until("a word to her", () => slack.whispers.some((one) => one.user === EMMA && /I keep what you wrote/.test(slackWords(one))));
    rmSync(flag);
    await hear(slack, direct(EMMA), /Room Freight/);
    assert.equal(await server.ask("SELECT group_concat(name, '|') FROM (SELECT name FROM lead WHERE name LIKE '% Freight' AND name <> 'Cobalt Freight' ORDER BY id)"), "First Freight|Lost Freight|Room Freight");
    await until("all to be noted as read", async () => await server.ask("SELECT COUNT(*) FROM unread") === "0");
    assert.equal(slack.whispers.length, 1);
    assert.ok(await server.audited() > 0);
});

/* What is lost is read again from there on, not from the beginning of the conversation. */
test("where nothing was ever heard, what was said before it came stays unheard", { timeout: 120000 }, async (t) => {
    const flag = path.join(folder(t), "full");
    const { slack, server } = await firm(t, { env: { LD_PRELOAD: FULL_DISK, DEALBELL_TEST_FULL: flag } });
    const now = slack.clock;
    const histories = () => slack.calls.filter((call) => call.method === "conversations.history").length;
    slack.retryAfterMs = [];

    slack.clock = () => now() - 24 * 3600 * 1000;
    slack.write(EMMA, direct(EMMA), "lead new Before Freight phone=07700900584");
    slack.clock = now;
    writeFileSync(flag, "");
    slack.kill();
    await until("its end", () => slack.sockets.size === 0);
    await until("a socket again", () => [...slack.sockets].some((socket) => socket.isReady));
    slack.say(EMMA, direct(EMMA), "lead new First Freight phone=07700900585").catch(() => {});
    await until("a word to her", () => slack.whispers.length === 1);
    slack.plan("conversations.history", "429", "429", "429"); /* longer than words are held */
    rmSync(flag);
    slack.kill();
    await until("it to read", () => histories() > 0 && [...slack.sockets].some((socket) => socket.isReady));
    slack.say(EMMA, direct(EMMA), "lead new Second Freight phone=07700900586").catch(() => {});
    await hear(slack, direct(EMMA), /Second Freight/);
    await until("it to read what she said meanwhile", () => histories() > 4);
    slack.say(EMMA, direct(EMMA), "lead new Third Freight phone=07700900587").catch(() => {});
    await hear(slack, direct(EMMA), /Third Freight/);
    assert.equal(await server.ask("SELECT group_concat(name, '|') FROM (SELECT name FROM lead WHERE name LIKE '% Freight' AND name <> 'Cobalt Freight' ORDER BY id)"), "First Freight|Second Freight|Third Freight");
});
