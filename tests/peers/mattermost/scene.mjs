/*
 * scene.mjs - a firm works at a Mattermost: two deals from first words to payment, in English and in Chinese, while
 * sockets break, the server restarts and Dealbell is killed. Nothing is lost, nothing is done or said twice.
 *
 * Run against the fake in every suite (tests/mattermost) and against a real server when there is one (tests/peers).
 */

import assert from "node:assert/strict";
import { firm } from "../../fakes/mattermost/firm.mjs";
import { actions, words } from "../../fakes/mattermost/people.mjs";
import { until } from "../../browser/program.mjs";

const reads = (...texts) => (post) => texts.every((text) => words(post).includes(text));

/* No words of ours stand twice in a channel. */
async function saidOnce(f) {
    for (const [person, channel] of [...Object.entries(f.direct).map(([who, where]) => [f.people[who], where]),
        ...Object.values(f.channels).map((where) => [f.people.max, where])]) {
        const keys = (await person.posts(channel)).filter((post) => post.user_id === f.bot.id)
            .map((post) => post.props.dealbell_key);
        assert.deepEqual(keys.filter((key, n) => keys.indexOf(key) !== n), []);
    }
}

async function purposes(f) {
    const { people: { max }, channels, bot } = f;
    for (const [name, channel] of Object.entries(channels)) {
        await max.say(channel, `@${bot.username} channel purpose ${name}`);
        await max.hear(channel, `Purpose of this channel: ${name}.`);
    }
}

/* English, in direct messages: a button, a dialog with an error at its field, a menu, a slash command. */
async function begin(f) {
    const { people: { ana }, direct, channels } = f;
    await ana.say(direct.ana, "lead new Bluefin Logistics contact=\"Mia Chen\" phone=13900139000 source=fair");
    const lead = await ana.hear(direct.ana, "L-1 Bluefin Logistics is yours.");
    assert.equal((await ana.press(lead, actions(lead)[0].name)).status, 200);
    await ana.hear(direct.ana, "L-1 Bluefin Logistics: next touch");
    await ana.press(lead, actions(lead)[0].name);
    assert.match((await ana.ephemeral()).message, /lready done by Ana Reyes/);

    await ana.say(direct.ana, "qualify L-1");
    const form = await ana.hear(direct.ana, "To make L-1 a deal: ");
    assert.equal((await ana.press(form, "Fill in…")).status, 200);
    const dialog = await ana.dialog();
    assert.deepEqual(dialog.dialog.elements.map((one) => one.name), ["need", "budget", "role", "timeline"]);
    const fields = { need: "two packing lines", budget: "100-120k", role: "decides herself", timeline: "this summer" };
    const missing = await ana.submit(dialog, direct.ana, { ...fields, need: "" });
    assert.ok(missing.errors?.need, `an error at the field: ${JSON.stringify(missing)}`);
    const forged = await ana.ask("POST", "/actions/dialogs/submit", {
        type: "dialog_submission", url: dialog.url, callback_id: "dealbell", state: dialog.dialog.state.replace(/.$/, "x"),
        user_id: ana.id, channel_id: direct.ana.id, team_id: f.team.id, submission: fields,
    });
    assert.equal(forged.status, 400, "a state that is not sealed by us");
    assert.deepEqual(await ana.submit(dialog, direct.ana, fields), {});
    await ana.hear(direct.ana, "L-1 is now D-1 Bluefin Logistics");

    await ana.say(direct.ana, "language");
    const menu = await ana.hear(direct.ana, "In which language?");
    assert.equal((await ana.press(menu, "Language", "zh")).status, 200);
    await ana.hear(direct.ana, "以后用中文。");
    await ana.say(direct.ana, "语言 en");
    await ana.hear(direct.ana, "From now on in English.");

    await ana.run(channels.sales, "/bell deal show D-1");
    assert.ok(reads("D-1", "Bluefin Logistics")(await ana.ephemeral()));
}

/* Two approvers press at the same moment: one decides, the other is told who did, and every card changes. */
async function race(f) {
    const { people: { ana, max, mei }, direct, channels } = f;
    await ana.say(direct.ana, "deal stage D-1 proposal amount=120000 close=2027-04-30 quote=Q-12 reason=\"seen at the fair\"");
    await ana.hear(direct.ana, "D-1 Bluefin Logistics is in Proposal");
    await ana.say(direct.ana, "approval request D-1 discount 12% reason=\"they compare with Kraft\" to=\"max, mei\"");
    await ana.hear(direct.ana, "AP-1");
    const card = await max.hear(channels.approvals, reads("AP-1 Discount 12%"), "the approval's card");
    const before = await f.server.ask("SELECT COUNT(*) FROM audit WHERE kind = 'approval'");
    const pressed = await Promise.all([max.press(card, "Approve"), mei.press(card, "Approve"), max.press(card, "Approve")]);
    for (const one of pressed)
        assert.equal(one.status, 200, one.text);
    const decided = await max.becomes(card, reads("Approved"));
    assert.deepEqual(actions(decided).filter((one) => one.name === "Approve"), []);
    const after = await f.server.ask("SELECT COUNT(*) FROM audit WHERE kind = 'approval'");
    assert.equal(Number(after) - Number(before), 1, "one decision");
    await ana.hear(direct.ana, "AP-1 is approved");
}

/* An edit and a deletion change nothing that was done, and are answered so. */
async function edits(f) {
    const { people: { ana }, direct } = f;
    const note = await ana.say(direct.ana, "note D-1 she likes the small one");
    await ana.hear(direct.ana, "Noted on D-1");
    await ana.edit(note, "won D-1");
    await ana.hear(direct.ana, "An edit changes nothing here");
    const gone = await ana.say(direct.ana, "note D-1 and the big one");
    await ana.hear(direct.ana, "Noted on D-1");
    await ana.remove(gone);
    await ana.hear(direct.ana, "Deleting a message changes nothing here");
    const file = await ana.upload(direct.ana, "offer.txt", "two lines, 120k");
    await ana.say(direct.ana, "note D-1 the offer is in the file", { files: [file] });
    await ana.hear(direct.ana, reads("Noted on D-1", "With D-1: offer.txt."));
    await ana.say(direct.ana, "", { files: [await ana.upload(direct.ana, "plan.txt", "first the small one")] });
    await ana.hear(direct.ana, "Whose is plan.txt?");
    await ana.say(direct.ana, "D-1");
    await ana.hear(direct.ana, "Noted on D-1");
    await ana.say(direct.ana, "deal show D-1");
    await ana.hear(direct.ana, reads("offer.txt (15 B)", "/_redirect/pl/", "plan.txt (19 B)"), "a card with both files");
    assert.equal(await f.server.ask("SELECT COUNT(*) FROM inbox WHERE words LIKE 'note D-1%' AND rc = 0"), "3");
    assert.equal(await f.server.ask("SELECT stage FROM deal"), "4", "still in Proposal");
}

/* ✅ on a list that offers Done does it; so does a button on what one alone was shown. */
async function tick(f) {
    const { people: { ana }, direct, channels, server } = f;
    await ana.say(direct.ana, "remind me 2027-05-01 15:00 call Bluefin");
    await ana.hear(direct.ana, "R-1: I will remind you");
    await ana.say(direct.ana, "reminders");
    const list = await ana.hear(direct.ana, reads("Reminders (1)"));
    await ana.react(list, "white_check_mark");
    await ana.hear(direct.ana, "R-1 is done: call Bluefin");
    await ana.say(direct.ana, "remind me 2027-05-02 15:00 write to Bluefin");
    await ana.hear(direct.ana, "R-2: I will remind you");
    await ana.run(channels.sales, "/bell reminders");
    const shown = await ana.ephemeral();
    assert.equal((await ana.press(shown, "Done R-2")).status, 200);
    assert.match(words(await ana.ephemeral()), /R-2 is done: write to Bluefin/);
    await ana.say(direct.ana, "remind me 2027-05-03 15:00 thank Bluefin");
    await ana.hear(direct.ana, "R-3: I will remind you");
    await ana.say(direct.ana, "reminders");
    const again = await ana.hear(direct.ana, reads("Reminders (1)"));
    await server.kill();
    await ana.react(again, "white_check_mark");
    await server.start();
    await ana.hear(direct.ana, "R-3 is done: thank Bluefin");
}

/* What is longer than a post comes whole as a file. */
async function long(f) {
    const { people: { ana }, direct } = f;
    const text = "long ".repeat(3250).trim();
    await ana.say(direct.ana, `remind me 2027-05-03 15:00 ${text}`);
    const answer = await ana.hear(direct.ana, (post) => words(post).startsWith("R-4") && post.file_ids?.length === 1, "a post with a file");
    assert.ok((await ana.read(answer.file_ids[0])).includes(text));
}

/* A thread's answer stands in the thread. */
async function thread(f) {
    const { people: { ana }, channels, bot } = f;
    const root = await ana.say(channels.sales, "good morning all");
    await ana.say(channels.sales, `@${bot.username} deal show D-1`, { root: root.id });
    const answer = await ana.hear(channels.sales, reads("D-1", "Bluefin Logistics"));
    assert.equal(answer.root_id, root.id);
}

/* Said while the line was cut, while the server restarted, and while Dealbell was dead. */
async function breaks(f, restart) {
    const { people: { ana }, direct, wire, server } = f;
    let n = 0;
    const say = () => ana.say(direct.ana, `note D-1 call no ${n += 1} next=2027-02-${10 + n}`);
    const all = async () => {
        for (let i = 1; i <= n; i += 1)
            await ana.hear(direct.ana, reads(`${10 + i} February`), `the answer to call ${i}`);
    };
    wire.cut();
    await say();
    await say();
    wire.down();
    await say();
    await say();
    wire.up();
    await all();
    n = 4;
    await server.kill();
    await say();
    await say();
    await ana.say(direct.ana, "note D-1 a file meanwhile", { files: [await ana.upload(direct.ana, "late.txt", "late")] });
    await server.start();
    await ana.hear(direct.ana, reads("With D-1: late.txt."));
    for (const i of [5, 6])
        await ana.hear(direct.ana, reads(`${10 + i} February`), `the answer to call ${i}`);
    if (restart) {
        await restart();
        await say();
        await ana.hear(direct.ana, reads(`${10 + n} February`), "an answer after the restart");
    }
    const events = await server.ask("SELECT COUNT(*) FROM inbox WHERE words LIKE 'note D-1 call no%' AND rc = 0");
    assert.equal(events, String(n));
}

/* All of a channel's posts that begin with these words, by us. */
async function said(f, person, channel, text) {
    const found = [];
    for (let page = 0; ; page += 1) {
        const list = await person.call("GET", `/channels/${channel.id}/posts?per_page=200&page=${page}`);
        found.push(...list.order.map((id) => list.posts[id]).filter((post) => post.user_id === f.bot.id && words(post).startsWith(text)));
        if (list.order.length < 200)
            return found;
    }
}

/* More than a page was said meanwhile, ten at once: some of it within one millisecond. */
async function away(f) {
    const { people: { ana }, direct, server } = f;
    const before = await said(f, ana, direct.ana, "Noted on D-1");
    await server.kill();
    for (let i = 0; i < 230; i += 10)
        await Promise.all(Array.from({ length: 10 }, (_, n) => ana.say(direct.ana, `note D-1 meanwhile no ${i + n}`)));
    await server.start();
    await until("all of it to be heard", async () => await server.ask("SELECT COUNT(DISTINCT words) || '|' || COUNT(*) FROM inbox WHERE words LIKE 'note D-1 meanwhile%' AND rc = 0") === "230|230", 60000);
    await until("all of it to be answered", async () => await server.ask("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'dropped')") === "0", 120000);
    const after = await said(f, ana, direct.ana, "Noted on D-1");
    assert.equal(after.length - before.length, 230);
    assert.equal(new Set(after.map((post) => post.props.dealbell_key)).size, after.length, "each once");
}

/* Chinese, in a channel. */
async function chinese(f) {
    const { people: { bo, mei }, channels, direct, bot } = f;
    const say = (text) => bo.say(channels.sales, `@${bot.username} ${text}`);
    await say("新线索 海拓阀门 联系人=周工 电话=13900139001 来源=展会");
    const lead = await bo.hear(channels.sales, "L-2 海拓阀门 归您");
    await bo.press(lead, actions(lead)[0].name);
    await bo.hear(channels.sales, "L-2 海拓阀门：下次跟进");
    await say("转商机 L-2 需求=两条封箱线 预算=50万 角色=采购经理 时间计划=二季度");
    await bo.hear(channels.sales, "L-2 已转为 D-2 海拓阀门");
    await say("阶段 D-2 报价 金额=48万 预计成交日=2027-04-30 报价单号=Q-13 理由=展会见过");
    await bo.hear(channels.sales, "D-2 海拓阀门 今天进入“报价”阶段");
    await say("申请审批 D-2 折扣 88折 理由=竞品九折");
    const card = await mei.hear(direct.mei, reads("AP-2"), "the card for mei");
    assert.equal((await mei.press(card, "批准")).status, 200);
    await mei.becomes(card, reads("已批准"));
    await bo.hear(direct.bo, "AP-2 已批准");
}

/* To the money. */
async function money(f) {
    const { people: { ana, bo, fin }, direct, channels, bot } = f;
    await ana.say(direct.ana, "won D-1 signed_on=today amount=105600 invoice_on=today reason=\"signed at once\"");
    await ana.hear(direct.ana, reads("D-1 Bluefin Logistics is won"));
    await bo.say(direct.bo, "赢单 D-2 签约日=今天 金额=42.24万 开票日=今天 理由=当场签约");
    await bo.hear(direct.bo, reads("D-2 海拓阀门 赢单"));
    await ana.hear(channels.sales, reads("Bluefin Logistics won"), "the bell");
    await fin.say(direct.fin, "invoice new D-1 105600 due=2027-04-02");
    await fin.hear(direct.fin, "INV-1:");
    await fin.say(channels.finance, `@${bot.username} payment INV-1 100000`);
    await fin.hear(channels.finance, reads("5,600 still open"));
    await fin.say(direct.fin, "payment INV-1 5600");
    await fin.hear(direct.fin, reads("nothing is open"));
    await fin.say(direct.fin, "invoice new D-2 422400 due=2027-04-03");
    await fin.hear(direct.fin, "INV-2:");
    await fin.say(direct.fin, "payment INV-2");
    await fin.hear(direct.fin, reads("INV-2", "nothing is open"));
    assert.equal(await f.server.ask("SELECT SUM(total - paid), COUNT(*) FROM invoice"), "0|2");
}

/* A list of more rows than anybody reads there shows the first, and comes whole as a file. */
async function many(f) {
    const { people: { ana }, direct, server } = f;
    const names = Array.from({ length: 110 }, (_, n) => `Crate${String(n).padStart(3, "0")}`);
    for (let n = 0; n < names.length; n += 10)
        await ana.say(direct.ana, names.slice(n, n + 10).map((name, i) => `lead new ${name} phone=0770094${String(n + i).padStart(4, "0")}`).join("\n"));
    await until("all of them", async () => await server.ask("SELECT COUNT(*) FROM lead WHERE name LIKE 'Crate%'") === String(names.length), 60000);
    await ana.say(direct.ana, "lead list mine");
    const list = await ana.hear(direct.ana, reads("rows, 20 of them here; all are in the file"));
    assert.equal(list.file_ids.length, 1);
    const rows = (await ana.read(list.file_ids[0])).split("\r\n");
    assert.deepEqual(rows.flatMap((row) => /Crate\d{3}/.exec(row)?.[0] ?? []).sort(), names);
}

export async function work(t, site, restart) {
    const f = await firm(t, site);
    const step = async (name, act) => {
        try {
            await act();
        } catch (error) {
            error.message = `${name}: ${error.message}\n${f.server.said.slice(-15).join("\n")}`;
            throw error;
        }
        if (process.env.DEALBELL_TEST_VERBOSE)
            console.log(`  ${name}`);
    };
    await step("purposes", () => purposes(f));
    await step("begin", () => begin(f));
    await step("race", () => race(f));
    await step("edits", () => edits(f));
    await step("tick", () => tick(f));
    await step("long", () => long(f));
    await step("thread", () => thread(f));
    await step("breaks", () => breaks(f, restart));
    await step("away", () => away(f));
    await step("chinese", () => chinese(f));
    await step("money", () => money(f));
    await step("many", () => many(f));
    await step("said once", () => saidOnce(f));
    assert.ok(await f.server.audited() > 0);
}
