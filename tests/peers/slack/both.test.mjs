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
import { ANA, APPROVALS, bothFirm as firm, direct, inTheWeb } from "./both.mjs";
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
