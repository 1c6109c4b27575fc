/*
 * slack.test.mjs - the program on Slack: words, buttons, forms, commands, the home.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../../browser/program.mjs";
import { BOT_USER } from "../../fakes/slack.mjs";
import { chat } from "../../terminal/chat.mjs";
import { DAN, EMMA, EVE, LIU, SALES, ZHAO, direct, firm, hear, words } from "./firm.mjs";

const PATIENCE = { timeout: 120000 };

test("a direct message is answered, and its buttons work", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    await slack.say(EMMA, direct(EMMA), "lead new Cobalt &amp; Freight phone=07700900123");
    const card = await hear(slack, direct(EMMA), /L-\d+/);
    assert.match(words(card), /Cobalt &amp; Freight|Cobalt & Freight/);
    await slack.press(EMMA, direct(EMMA), card, "Undo");
    await hear(slack, direct(EMMA), /[Uu]ndone|taken back/);
});

test("a menu is chosen from", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    await slack.say(EMMA, direct(EMMA), "language");
    const menu = await hear(slack, direct(EMMA), /In which language/);
    await slack.press(EMMA, direct(EMMA), menu, "中文");
    await hear(slack, direct(EMMA), /以后用中文/);
});

test("words among others are left alone, a mention is answered once, in its thread too", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    await slack.say(EMMA, SALES, "shall we have lunch?");
    await slack.say(EVE, SALES, "who are you all");
    await slack.mention(EMMA, SALES, "lead new Mention Freight phone=07700900124");
    await hear(slack, SALES, /Mention Freight/);
    const root = await slack.say(EMMA, SALES, "about that fair");
    await slack.say(EMMA, SALES, "<@U0BELL> lead new Thread Freight phone=07700900125", { thread: root.ts });
    const answer = await until("the answer in the thread",
        () => slack.said(SALES).find((message) => message.thread_ts === root.ts));
    assert.ok(answer);
    assert.equal(slack.said(SALES).length, 2);
});

test("a stranger is told how to be known, and a code from the web chat makes them known", PATIENCE, async (t) => {
    const { slack, server } = await firm(t, { env: { DEALBELL_PEOPLE_JOIN_BY_EMAIL: "false" } });
    const emma = chat(t, server, "emma.ross");

    await slack.say(EMMA, direct(EMMA), "approvals");
    await hear(slack, direct(EMMA), /do not know you|还不认识您/);
    await slack.say(EMMA, direct(EMMA), "link AAAA-BBBB");
    await hear(slack, direct(EMMA), /code is wrong|绑定码不对/);
    emma.say("link");
    const told = await emma.hear((post) => /link [0-9A-Z]{4}-[0-9A-Z]{4}/.test(post.text));
    const [code] = /link [0-9A-Z]{4}-[0-9A-Z]{4}/.exec(told.text);
    await slack.say(EMMA, direct(EMMA), code.toLowerCase());
    await hear(slack, direct(EMMA), /You are Emma Ross here now/);
    await slack.say(EVE, direct(EVE), code);
    await hear(slack, direct(EVE), /wrong|不对/);
    await slack.say(EMMA, direct(EMMA), "deal show D-1088");
    await hear(slack, direct(EMMA), /D-1088/);
});

test("what is missing is asked in a form at once; what is wrong in it stands at its field", PATIENCE, async (t) => {
    const { slack } = await firm(t);
    const answer = await slack.command(EMMA, SALES, "remind");

    assert.equal(answer, undefined);
    const view = await until("the form", () => [...slack.views.values()].at(-1));
    const inputs = view.blocks.filter((block) => block.type === "input");
    const filled = Object.fromEntries(inputs.map((block) => [block.label.text, "no such day"]));
    const errors = await slack.submit(EMMA, view, filled);
    assert.equal(errors?.response_action, "errors");
    assert.ok(inputs.some((block) => block.block_id in errors.errors), JSON.stringify(errors));
});

test("words that lack something are answered with a button that opens the form", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    await slack.say(EMMA, direct(EMMA), "remind");
    const asked = await until("the button", () => slack.said(direct(EMMA)).find((message) => JSON.stringify(message).includes("Fill in")));
    await slack.press(EMMA, direct(EMMA), asked, "Fill in…");
    const view = await until("the form", () => [...slack.views.values()].at(-1));
    const labels = view.blocks.filter((block) => block.type === "input").map((block) => block.label.text);
    const errors = await slack.submit(EMMA, view, Object.fromEntries(labels.map((label) => [label, "tomorrow 15:00"])));
    assert.equal(errors, undefined);
    await hear(slack, direct(EMMA), /tomorrow|R-\d+|15:00/);
});

test("a form is opened for whoever may fill it in; others hear whose it is", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    await slack.say(EMMA, SALES, `<@${BOT_USER}> remind`);
    const asked = await until("the button", () => slack.whispers.find((whisper) => JSON.stringify(whisper).includes("Fill in")));
    await slack.press(DAN, SALES, asked, "Fill in…");
    await until("a word to him", () => slack.whispers.some((whisper) => whisper.user === DAN && /Emma Ross/.test(words(whisper))));
    await slack.press(EVE, SALES, asked, "Fill in…");
    await until("a word to her", () => slack.whispers.some((whisper) => whisper.user === EVE && /do not know you|还不认识您/.test(words(whisper))));
    assert.equal(slack.views.size, 0);
    await slack.press(EMMA, SALES, asked, "Fill in…");
    await until("the form", () => slack.views.size === 1);
});

test("what was asked on Slack is decided in the web chat, and every copy changes", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const dan = chat(t, server, "dan.cole");

    await slack.say(EMMA, direct(EMMA), "approvals");
    await slack.say(DAN, direct(DAN), "approvals");
    await slack.say(EMMA, direct(EMMA), "approval request D-1088 discount 12 reason=\"from afar\"");
    const card = await hear(slack, direct(DAN), /from afar/);
    const [ref] = /AP-\d+/.exec(words(card));
    const stale = structuredClone(card);
    dan.say(`approve ${ref}`);
    await dan.hear((post) => JSON.stringify(post).includes(ref));
    await until("Dan's copy to change", () => card.edits > 0 && /[Aa]pproved/.test(words(card)));
    await hear(slack, direct(EMMA), new RegExp(`${ref}[^]*[Aa]pproved|[Aa]pproved[^]*${ref}`));
    /* Too late, on the card as it was: told who decided, and when. */
    await slack.press(DAN, direct(DAN), stale, "Approve");
    await until("a word", () => slack.whispers.some((whisper) => /Dan Cole|already/.test(words(whisper))));
});

test("a slash command is answered in its ack", PATIENCE, async (t) => {
    const { slack } = await firm(t);
    const answer = await slack.command(ZHAO, SALES, "查看商机 D-1042");

    assert.equal(answer.response_type, "ephemeral");
    assert.match(words(answer), /鼎砺机械/);
    assert.equal(slack.said(SALES).length, 0);
});

test("an approval is decided once, and every copy of its card changes", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    await slack.say(EMMA, direct(EMMA), "hello");
    await slack.say(DAN, direct(DAN), "approvals");
    await slack.say(EMMA, direct(EMMA), "deal list");
    const list = await hear(slack, direct(EMMA), /D-1\d{3}/);
    const deal = /D-1\d{3}/.exec(words(list))[0];
    await slack.say(EMMA, direct(EMMA), `approval request ${deal} discount 12 reason="three years"`);
    const asked = await hear(slack, direct(DAN), /three years/);
    await slack.press(DAN, direct(DAN), asked, "Approve");
    await until("the card to be decided", () => asked.edits > 0 && /[Aa]pproved/.test(words(asked)));
    await hear(slack, direct(EMMA), /[Aa]pproved/);
});

test("a channel has a purpose", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    await slack.mention(LIU, SALES, "channel purpose bell");
    await hear(slack, SALES, /本频道用途：喜报/);
});

test("zone and language come with a person's profile and follow it; what they chose here stays", PATIENCE, async (t) => {
    const { slack } = await firm(t, { profiles: { [EMMA]: { tz: "Asia/Tokyo", locale: "zh-CN" } } });
    const asked = async (text, look) => {
        await slack.say(EMMA, direct(EMMA), text);
        return hear(slack, direct(EMMA), look);
    };
    const changed = (tz, look) => until(`her times to be ${tz}'s`, async () => {
        const before = slack.said(direct(EMMA)).length;
        await slack.say(EMMA, direct(EMMA), "zone");
        await until("an answer", () => slack.said(direct(EMMA)).length > before);
        return look.test(words(slack.said(direct(EMMA)).at(-1)));
    });

    await asked("zone", /按 Asia\/Tokyo 的时间/);
    await slack.changePerson(EMMA, { tz: "Europe/Berlin", locale: "en-GB" });
    await changed("Europe/Berlin", /Your times are Europe\/Berlin's/);
    /* And back: the same words are another change. */
    await slack.changePerson(EMMA, { tz: "Asia/Tokyo" });
    await changed("Asia/Tokyo", /Asia\/Tokyo's: it is/);
    await asked("zone Europe/Paris", /Europe\/Paris's from now on/);
    await slack.changePerson(EMMA, { tz: "America/New_York" });
    await asked("language zh", /以后用中文/);
    await slack.changePerson(EMMA, { locale: "en-US" });
    await changed("Europe/Paris", /按 Europe\/Paris 的时间/);
    /* Somebody who has said nothing yet, and a stranger: nothing comes of it. */
    await slack.changePerson(DAN, { tz: "Asia/Tokyo" });
    await slack.changePerson(EVE, { tz: "Asia/Tokyo" });
    await asked("zone auto", /以后按/);
});

test("whom Slack is slow to tell of: words wait, a slash command does not", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    slack.plan("users.info", "429", "429", "internal_error");
    const said = slack.say(EMMA, direct(EMMA), "approvals");
    const answer = await slack.command(EMMA, SALES, "deal list");
    assert.match(words(answer), /还不认识您/);
    await said;
    await hear(slack, direct(EMMA), /Nothing waits|Approvals|审批/);
    assert.equal(slack.said(direct(EMMA)).length, 1);
    /* What Slack refuses to say is asked again with the next word. */
    slack.plan("users.info", "user_not_found");
    await slack.say(DAN, direct(DAN), "approvals");
    await hear(slack, direct(DAN), /还不认识您/);
    await slack.say(DAN, direct(DAN), "approvals");
    await hear(slack, direct(DAN), /Nothing waits|Approvals/);
});
