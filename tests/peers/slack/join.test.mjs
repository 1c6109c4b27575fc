/*
 * join.test.mjs - one person on two platforms: joined by a code or by their address, and unlinked; and what a channel is
 * for, said in the channel.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../../browser/program.mjs";
import { words as mattermostWords } from "../../fakes/mattermost/people.mjs";
import { ANA, APPROVALS, MAX, bothFirm, direct } from "./both.mjs";
import { hear, words } from "./firm.mjs";

const CODE = /link ([0-9A-Z]{4}-[0-9A-Z]{4})/;

/* Says it on Slack, and waits for the next answer there. */
async function say(slack, user, text) {
    const before = slack.said(direct(user)).length;
    await slack.say(user, direct(user), text);
    await until(`an answer to ${text}`, () => slack.said(direct(user)).length > before);
    return words(slack.said(direct(user)).at(-1));
}

async function codeOf(person, channel) {
    await person.say(channel, "link");
    return CODE.exec(mattermostWords(await person.hear(channel, (post) => CODE.test(mattermostWords(post)))))[1];
}

test("a code of Mattermost's makes a Slack account its person's, once; who guesses is stopped; unlinked it is nobody's", { timeout: 180000 }, async (t) => {
    const f = await bothFirm(t);
    const { slack, people: { ana }, direct: mm, server } = f;
    slack.person("U5ANN", { name: "ann", email: "ann@elsewhere.test" });
    slack.person("U6EVE", { name: "eve", email: "eve@elsewhere.test" });

    /* The address is none that we know: a code it is. */
    assert.match(await say(slack, "U5ANN", "deal list"), /I do not know you here/);
    const code = await codeOf(ana, mm.ana);
    assert.match(await say(slack, "U5ANN", `link ${code.toLowerCase()}`), /You are Ana Reyes here now/);
    assert.match(await say(slack, "U6EVE", `link ${code}`), /wrong, used up or too old/);

    /* Who guesses is stopped, though the next be right; another is not. */
    for (let i = 2; i <= 5; i += 1)
        assert.match(await say(slack, "U6EVE", `link AAAA-AAA${i}`), /wrong, used up or too old/);
    const fresh = await codeOf(ana, mm.ana);
    assert.match(await say(slack, "U6EVE", `link ${fresh}`), /[Tt]oo many wrong codes/);

    /* Known there, and no more. */
    assert.match(await say(slack, "U5ANN", "unlink"), /I know you on Mattermost and Slack/);
    assert.match(await say(slack, "U5ANN", "unlink mattermost bo"), /[Oo]nly admins? may unlink somebody else/);
    await ana.say(mm.ana, "unlink slack");
    await ana.hear(mm.ana, "On Slack I do not know Ana Reyes any more");
    assert.match(await say(slack, "U5ANN", "deal list"), /I do not know you here/);
    assert.match(await say(slack, "U5ANN", `link ${await codeOf(ana, mm.ana)}`), /You are Ana Reyes here now/);
    assert.ok(await server.audited() > 0);
});

test("an address joins where the firm says so, and to nobody who was unlinked; where it does not say so it joins nobody", { timeout: 180000 }, async (t) => {
    const f = await bothFirm(t);
    const { slack, people: { ana, max }, direct: mm } = f;
    slack.person("U7TWIN", { name: "twin", email: ana.email });
    assert.match(await say(slack, ANA, "deal list"), /No deals/);
    assert.match(await say(slack, "U7TWIN", "deal list"), /I do not know you here/, "Ana is here by another account");
    await max.say(mm.max, "unlink slack ana");
    await max.hear(mm.max, "On Slack I do not know Ana Reyes any more");
    assert.match(await say(slack, ANA, "deal list"), /I do not know you here/);

    const shut = await bothFirm(t, { DEALBELL_PEOPLE_JOIN_BY_EMAIL: "false" });
    assert.match(await say(shut.slack, ANA, "deal list"), /I do not know you here/);
    await shut.people.ana.say(shut.direct.ana, "deal list");
    await shut.people.ana.hear(shut.direct.ana, "I do not know you here");
});

test("what a channel is for is said in it, by managers and admins; its cards come there, on each platform", { timeout: 180000 }, async (t) => {
    const f = await bothFirm(t);
    const { slack, people: { ana, max }, channels, server } = f;
    const purposes = () => server.ask("SELECT group_concat(platform || '=' || purpose) FROM (SELECT platform, purpose FROM conversation WHERE platform <> 'web' AND purpose NOT IN ('', 'direct') ORDER BY platform)");

    await slack.mention(ANA, APPROVALS, "channel purpose approvals");
    await until("a refusal to Ana on Slack", () => slack.whispers.concat(slack.said(direct(ANA))).some((one) => /[Oo]nly .* may/.test(words(one))));
    await ana.say(channels.approvals, `@${f.bot.username} channel purpose approvals`);
    await ana.hear(f.direct.ana, (post) => /[Oo]nly .* may/.test(mattermostWords(post)));
    assert.equal(await purposes(), "");

    await slack.mention(MAX, APPROVALS, "channel purpose approvals");
    await hear(slack, APPROVALS, /Purpose of this channel: approvals/);
    await max.say(channels.approvals, `@${f.bot.username} channel purpose approvals`);
    await max.hear(channels.approvals, "Purpose of this channel: approvals");
    assert.equal(await purposes(), "mattermost=approvals,slack=approvals");

    await max.say(f.direct.max, "channel purpose approvals");
    await max.hear(f.direct.max, "say it in a channel");
    await max.say(channels.approvals, `@${f.bot.username} channel purpose lunch`);
    await max.hear(f.direct.max, (post) => /no purpose "lunch"/.test(mattermostWords(post)));
    await max.say(channels.approvals, `@${f.bot.username} channel purpose none`);
    await max.hear(channels.approvals, "Purpose of this channel: none");
    assert.equal(await purposes(), "slack=approvals");
});
