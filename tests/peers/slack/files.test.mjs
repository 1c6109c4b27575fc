/*
 * files.test.mjs - tables that are too long for a message come whole as files; files that
 * people send are named in what they note.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../../browser/program.mjs";
import { chat } from "../../terminal/chat.mjs";
import { EMMA, SALES, ZHAO, direct, firm, hear, words } from "./firm.mjs";

const PATIENCE = { timeout: 120000 };
const LEADS = 130;

/* Emma has more leads than a table of Slack's holds. */
async function crowded(t) {
    const { slack, server } = await firm(t);
    const lines = Array.from({ length: LEADS }, (_, n) => `lead new Crate${String(n).padStart(3, "0")} phone=0770094${String(n).padStart(4, "0")}`);

    for (let n = 0; n < LEADS; n += 10)
        await slack.say(EMMA, direct(EMMA), lines.slice(n, n + 10).join("\n"));
    return { slack, server };
}

const shared = (slack, channel) => slack.said(channel).filter((message) => message.files);
const lists = (slack, channel) => slack.said(channel).filter((message) => /all are in the file/.test(words(message)));

async function listed(slack, user, channel, text) {
    await slack.say(user, channel, text);
    return until("the list and its file", () => shared(slack, channel)[0]);
}

/* The three steps of a file, byte for byte. */
test("a Chinese reader's file is named and shared so", PATIENCE, async (t) => {
    const { slack } = await firm(t);
    const lines = Array.from({ length: LEADS }, (_, n) => `新线索 箱厂${String(n).padStart(3, "0")} 电话=139001${String(n).padStart(5, "0")}`);
    for (let n = 0; n < LEADS; n += 10)
        await slack.say(ZHAO, direct(ZHAO), lines.slice(n, n + 10).join("\n"));
    const file = await listed(slack, ZHAO, direct(ZHAO), "我的线索");
    const [{ id }] = file.files;
    const { bytes } = slack.files.get(id);
    const [named, stored, shared] = ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"]
        .map((method) => slack.calls.find((call) => call.method === method));
    assert.match(named.body, new RegExp(`^filename=dealbell-\\d+\\.csv&length=${bytes.length}$`));
    assert.equal(stored.type, "text/csv");
    assert.equal(shared.body, JSON.stringify({ files: [{ id, title: `线索（${LEADS + 1}）` }], channel_id: direct(ZHAO), thread_ts: file.thread_ts }));
    const rows = bytes.toString().split("\r\n");
    assert.equal(rows[0], "\ufeff\"线索\",\"名称\",\"状态\",\"负责人\",\"下次跟进\"");
    assert.match(rows[1], /^"L-\d+","箱厂129","新线索","赵敏",""$/);
    assert.equal(rows.length, LEADS + 3); /* one that the demo has, and nothing behind the last line end */
});

/* Once each, and whole. */
function isWhole(slack, channel, file) {
    const [list, ...more] = lists(slack, channel);
    const bytes = slack.files.get(file.files[0].id).bytes.toString();
    assert.equal(more.length, 0);
    assert.equal(shared(slack, channel).length, 1);
    assert.equal(file.thread_ts, list.thread_ts ?? list.ts);
    assert.ok(list.blocks.find((block) => block.type === "table").rows.length <= 21);
    assert.equal(bytes[0], "\ufeff");
    assert.equal(new Set(bytes.match(/Crate\d{3}/g)).size, LEADS);
    return bytes;
}

test("a list that is too long comes whole as a file in its thread", PATIENCE, async (t) => {
    const { slack } = await crowded(t);
    const file = await listed(slack, EMMA, SALES, "<@U0BELL> lead list mine");

    isWhole(slack, SALES, file);
    assert.match(file.files[0].title, /^Leads? .*\(\d{3}\)|\(\d{3}\)/);
    /* In a thread it stays in that thread. */
    const root = await slack.say(EMMA, direct(EMMA), "hello");
    await slack.say(EMMA, direct(EMMA), "lead list mine", { thread: root.ts });
    const second = await until("the other file", () => shared(slack, direct(EMMA))[0]);
    assert.equal(second.thread_ts, root.ts);
});

test("whatever goes wrong on its way, the file stands there once and whole", PATIENCE, async (t) => {
    const { slack, server } = await crowded(t);

    slack.plan("chat.postMessage", ...Array(14).fill("slow"));
    slack.plan("files.getUploadURLExternal", "429", "500", "lose");
    slack.plan("upload", "expired", "500");
    slack.plan("files.completeUploadExternal", "429", "lose");
    const file = await listed(slack, EMMA, SALES, "<@U0BELL> lead list mine");
    await until("the letter to be settled", async () =>
        await server.ask("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'dropped')") === "0");
    isWhole(slack, SALES, file);
});

test("killed between the message and its file, the file still comes, once", PATIENCE, async (t) => {
    const { slack, server } = await crowded(t);

    slack.plan("files.getUploadURLExternal", "slow");
    await slack.say(EMMA, SALES, "<@U0BELL> lead list mine");
    await until("the message", () => lists(slack, SALES).length === 1);
    await server.kill();
    await server.start();
    isWhole(slack, SALES, await until("the file", () => shared(slack, SALES)[0]));
    /* And once more, after it was shared and before that was heard. */
    slack.plan("files.completeUploadExternal", "slow");
    await slack.say(EMMA, direct(EMMA), "lead list mine");
    await until("the second file", () => shared(slack, direct(EMMA)).length === 1);
    await server.kill();
    await server.start();
    await slack.say(EMMA, direct(EMMA), "approvals");
    await hear(slack, direct(EMMA), /Approvals|Nothing waits/);
    assert.equal(shared(slack, direct(EMMA)).length, 1);
    assert.equal(lists(slack, direct(EMMA)).length, 1);
});

test("without the scope for files the message stands by itself, and an admin is told its name", PATIENCE, async (t) => {
    const { slack, server } = await crowded(t);
    const admin = chat(t, server, "liu.fang");

    slack.scopes = slack.scopes.filter((scope) => scope !== "files:write");
    await slack.say(EMMA, SALES, "<@U0BELL> lead list mine");
    await until("the message", () => lists(slack, SALES).length === 1);
    await until("word of it in the log", () => server.said.some((line) => /slack file.*missing_scope/.test(line)));
    await admin.hear((post) => /长列表[^]*缺少权限 files:write[^]*重新安装/.test(post.text));
    await slack.say(EMMA, SALES, "<@U0BELL> lead new After Freight phone=07700900581");
    await hear(slack, SALES, /After Freight/);
});

test("a note keeps its words and names the files that came with it", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const files = [{ id: "F1", name: "offer signed.pdf", size: 1400000, permalink: "https://acme.slack.com/files/U1/F1/offer.pdf" },
        { id: "F2", name: "site.png", size: 900 }];

    await slack.say(EMMA, direct(EMMA), "note D-1088 they signed", { subtype: "file_share", files });
    await hear(slack, direct(EMMA), /Noted on D-1088[^]*offer signed\.pdf, site\.png/);
    await slack.say(EMMA, direct(EMMA), "deal show D-1088");
    const card = await hear(slack, direct(EMMA), /they signed/);
    assert.match(words(card), /offer signed\.pdf \(1\.4 MB\), site\.png \(900 B\)/);
    /* Files without a word: whose are they? */
    await slack.say(EMMA, direct(EMMA), "", { subtype: "file_share", files: files.slice(1) });
    await hear(slack, direct(EMMA), /[Ww]hose is site\.png/);
    await slack.say(EMMA, direct(EMMA), "D-1088");
    await until("it to be noted", () => slack.said(direct(EMMA)).filter((message) => /Noted on D-1088/.test(words(message))).length === 2);
});
