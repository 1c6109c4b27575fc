/*
 * both.test.mjs - one firm on two platforms and in the web chat: asked for on Slack,
 * decided on Mattermost; every copy of the card changes, and who comes too late is told
 * who decided, and when.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { actions, words as mattermostWords } from "../../fakes/mattermost/people.mjs";
import { until } from "../../browser/program.mjs";
import { words as webWords } from "../../terminal/chat.mjs";
import { ANA, APPROVALS, MAX, bothFirm as firm, dealOf, direct, inTheWeb } from "./both.mjs";
import { hear, words as slackWords } from "./firm.mjs";

test("asked for on Slack, decided on Mattermost, seen in the web chat: every copy changes, and the loser is told", { timeout: 180000 }, async (t) => {
    const f = await firm(t);
    const { slack, people: { max, mei }, direct: mm, channels } = f;
    const web = await inTheWeb(t, f, "max");

    /* Channels on both are for approvals; Ana is on Slack, Mei and Max on Mattermost. */
    await slack.mention("U2MAX", APPROVALS, "channel purpose approvals");
    await hear(slack, APPROVALS, /approvals/);
    await max.say(channels.approvals, "channel purpose approvals");
    await max.hear(channels.approvals, "approvals");
    await mei.say(mm.mei, "approvals");
    await mei.hear(mm.mei, (post) => mattermostWords(post).length > 0);
    for (const line of ["lead new Bluefin Logistics phone=07700900701 amount=100k", "qualify L-1 need=lines budget=100k role=owner timeline=soon",
        "deal stage D-1 proposal amount=120000 close=2027-04-30 quote=Q-12 reason=\"seen at the fair\""])
        await slack.say(ANA, direct(ANA), line);
    await hear(slack, direct(ANA), /D-1 Bluefin Logistics is in Proposal/);
    await slack.say(ANA, direct(ANA), "approval request D-1 discount 12% reason=\"across the water\" to=\"max, mei\"");

    const onSlack = await hear(slack, APPROVALS, /across the water/);
    const onMattermost = await mei.hear(channels.approvals, "across the water");
    const meis = await mei.hear(mm.mei, "across the water");
    const stale = structuredClone(onSlack);
    assert.ok(actions(onMattermost).some((one) => one.name === "Approve"));

    /* Mei presses on Mattermost and Max on Slack, at once. */
    const [pressed] = await Promise.all([mei.press(onMattermost, "Approve"), slack.press("U2MAX", APPROVALS, stale, "Approve")]);
    assert.equal(pressed.status, 200);
    await until("Slack's copy to change", () => onSlack.edits > 0 && /Approved by (Mei Lin|Max Stone)/.test(slackWords(onSlack)));
    for (const copy of [onMattermost, meis]) {
        const decided = await mei.becomes(copy, (post) => /Approved by|已批准|已同意|：(Mei Lin|Max Stone)/.test(mattermostWords(post)));
        assert.deepEqual(actions(decided).filter((one) => ["Approve", "批准"].includes(one.name)), []);
    }
    assert.ok(!JSON.stringify(onSlack.blocks).includes("Approve\""));
    await hear(slack, direct(ANA), /AP-1 is approved/);

    /* Too late, on the card as it was, on either platform: who decided, and when. */
    await slack.press("U2MAX", APPROVALS, stale, "Approve");
    await until("a word to Max", () => slack.whispers.some((whisper) => whisper.user === "U2MAX"
        && /already (approved|done) by (Mei Lin|Max Stone) at/.test(slackWords(whisper))));
    /* The same card in the web chat is decided as well, and says so to who tries. */
    await web.hear((post) => /AP-1 Discount[^]*Approved by (Mei Lin|Max Stone)/.test(webWords(post)));
    web.say("approve AP-1");
    await web.hear((post) => /already (approved|decided) by (Mei Lin|Max Stone)/i.test(webWords(post)));
});

test("asked for in the web chat, decided on Slack: the copy on Mattermost and that in the web chat change", { timeout: 180000 }, async (t) => {
    const f = await firm(t);
    const { slack, people: { mei }, direct: mm } = f;
    const ana = await inTheWeb(t, f, "ana");
    const told = ana.heard;

    await slack.mention("U2MAX", APPROVALS, "channel purpose approvals");
    await hear(slack, APPROVALS, /approvals/);
    await mei.say(mm.mei, "approvals");
    for (const line of ["lead new Oakline Foods phone=07700900702 amount=100k", "qualify L-1 need=lines budget=100k role=owner timeline=soon",
        "deal stage D-1 proposal amount=120000 close=2027-04-30 quote=Q-13 reason=\"seen at the fair\"",
        "approval request D-1 discount 12% reason=\"the other way\" to=\"max, mei\""])
        await ana.answer({ say: line });
    const onSlack = await hear(slack, APPROVALS, /the other way/);
    const meis = await mei.hear(mm.mei, "the other way");
    await slack.press("U2MAX", APPROVALS, onSlack, "Approve");
    await until("Slack's copy to change", () => /Approved by Max Stone/.test(slackWords(onSlack)));
    await mei.becomes(meis, (post) => /Max Stone/.test(mattermostWords(post)) && !actions(post).some((one) => ["Approve", "批准"].includes(one.name)));
    await until("the web chat's copy to change", () => told.some((post) => /Approved by Max Stone/.test(webWords(post))));
});

test("asked for on Mattermost, decided in the web chat: the copy on Slack and those on Mattermost change", { timeout: 180000 }, async (t) => {
    const f = await firm(t);
    const { slack, people: { ana, mei }, direct: mm } = f;
    const max = await inTheWeb(t, f, "max");

    await slack.mention(MAX, APPROVALS, "channel purpose approvals");
    await hear(slack, APPROVALS, /approvals/);
    await mei.say(mm.mei, "approvals");
    for (const line of [...dealOf("Kestrel Tools", 1), "approval request D-1 discount 12% reason=\"round the world\" to=\"max, mei\""])
        await ana.say(mm.ana, line);
    const onSlack = await hear(slack, APPROVALS, /round the world/);
    const meis = await mei.hear(mm.mei, "round the world");
    const card = await max.hear((post) => post.card?.buttons?.some((one) => one.label === "Approve"));
    max.press(card.card.buttons.find((one) => one.label === "Approve").action);
    await until("Slack's copy to change", () => /Approved by Max Stone/.test(slackWords(onSlack)));
    await mei.becomes(meis, (post) => /Max Stone/.test(mattermostWords(post)) && !actions(post).some((one) => ["Approve", "批准"].includes(one.name)));
    await ana.hear(mm.ana, (post) => /AP-1 is approved/.test(mattermostWords(post)));
});

test("three press at once, on Slack, on Mattermost and in the web chat: one decides, two are told who did and when", { timeout: 180000 }, async (t) => {
    const f = await firm(t);
    const { slack, people: { ana, mei }, direct: mm, server } = f;
    await server.run(["user", "add", "kim", "name=Kim Hall", "email=kim@acme.test", "roles=approver"]);
    const kim = await inTheWeb(t, f, "kim");

    await slack.mention(MAX, APPROVALS, "channel purpose approvals");
    await hear(slack, APPROVALS, /approvals/);
    await mei.say(mm.mei, "approvals");
    for (const line of dealOf("Marlow Steel", 1))
        await ana.say(mm.ana, line);
    for (let i = 1; i <= 5; i += 1) {
        await ana.say(mm.ana, `approval request D-1 discount ${10 + i}% reason="at once ${i}" to="max, mei, kim"`);
        const onSlack = structuredClone(await hear(slack, APPROVALS, new RegExp(`at once ${i}`)));
        const meis = await mei.hear(mm.mei, `at once ${i}`);
        const kims = await kim.hear((post) => JSON.stringify(post).includes(`at once ${i}`) && post.card?.buttons?.some((one) => one.label === "Approve"));
        const whispered = slack.whispers.length, heard = kim.heard.length, told = mei.events.length;

        kim.press(kims.card.buttons.find((one) => one.label === "Approve").action);
        await Promise.all([mei.press(meis, "批准"), slack.press(MAX, APPROVALS, onSlack, "Approve")]);
        const winner = await until("a decision", async () => await server.ask(`SELECT p.name FROM approval a JOIN person p ON p.id = a.decided_by WHERE a.id = ${i}`));
        assert.match(winner, /^(Max Stone|Mei Lin|Kim Hall)$/, "one has decided");
        const late = new RegExp(`(already|已).*${winner}|${winner}.*(already|已)`);
        if (winner !== "Max Stone")
            await until("a word to Max", () => slack.whispers.slice(whispered).some((one) => one.user === MAX && late.test(slackWords(one))));
        if (winner !== "Mei Lin")
            await until("a word to Mei", () => mei.events.slice(told).some((one) => one.event === "ephemeral_message" && late.test(one.data.post)));
        if (winner !== "Kim Hall")
            await until("a word to Kim", () => kim.heard.slice(heard).some((one) => late.test(JSON.stringify(one))));
    }
});
