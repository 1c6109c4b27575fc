/*
 * files.test.mjs - what is too long for a post comes whole as a file, in two steps: the file, and the post that names it.
 * Whatever befalls a step, and wherever Dealbell is killed, the words stand there once and the file with them.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../browser/program.mjs";
import { words } from "../fakes/mattermost/people.mjs";
import { begin } from "./notes.mjs";

const PATIENCE = { timeout: 180000 };
const LEADS = 130;

/* Ana (or Bo, in Chinese) has more leads than a post shows. What was sent before that is forgotten. */
async function crowded(t, { who = "ana", line = (n) => `lead new Crate${String(n).padStart(3, "0")} phone=0770094${String(n).padStart(4, "0")}` } = {}) {
    const { site, f } = await begin(t);
    for (let n = 0; n < LEADS; n += 10)
        await f.people[who].say(f.direct[who], Array.from({ length: 10 }, (_, i) => line(n + i)).join("\n"));
    await settled(f, LEADS);
    site.steps.length = 0;
    return { site, f, channel: f.direct[who], person: f.people[who] };
}

const settled = (f, n = 0) => until("every letter to be settled", async () =>
    Number(await f.server.ask("SELECT COUNT(*) FROM lead")) >= n &&
    await f.server.ask("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'dropped')") === "0", 60000);

const lists = (site, channel) => [...site.posts.values()].filter((post) => post.channel_id === channel.id && /rows, 20 of them here|这里显示 20 行/.test(words(post)));
const paths = (site) => site.steps.map((step) => step.path);

/* The list and its file, once each, and whole. */
async function isWhole(site, f, channel) {
    await until("the list", () => lists(site, channel).length > 0, 60000);
    await settled(f);
    const [list, ...more] = lists(site, channel);
    assert.deepEqual(more, []);
    assert.equal(list.file_ids?.length, 1, "the list has its file");
    const { name, bytes } = site.files.get(list.file_ids[0]);
    assert.match(name, /^dealbell-\d+\.csv$/);
    assert.equal(new Set(bytes.toString().match(/Crate\d{3}|箱厂\d{3}/g)).size, LEADS);
    assert.deepEqual(site.wrong, []);
    return { list, name, bytes };
}

test("a long list comes in two steps, byte for byte", PATIENCE, async (t) => {
    const { site, f, channel, person } = await crowded(t, { who: "bo", line: (n) => `新线索 箱厂${String(n).padStart(3, "0")} 电话=139001${String(n).padStart(5, "0")}` });
    await person.say(channel, "我的线索");
    const { list, name, bytes } = await isWhole(site, f, channel);
    assert.deepEqual(paths(site), ["/files", "/posts"]);
    const [file, post] = site.steps;
    assert.equal(file.query, `?channel_id=${channel.id}&filename=${name}`);
    assert.equal(file.type, "text/csv");
    assert.deepEqual(file.bytes, bytes);
    const rows = bytes.toString().split("\r\n");
    assert.equal(rows[0], "\ufeff\"线索\",\"名称\",\"状态\",\"负责人\",\"下次跟进\"");
    assert.match(rows[1], /^"L-\d+","箱厂129","新线索","Bo Yi",""$/);
    assert.equal(rows.length, LEADS + 2); /* the heads, and nothing behind the last line end */
    const body = JSON.parse(post.bytes.toString());
    assert.deepEqual(body.file_ids, list.file_ids);
    assert.equal(post.type, "application/json");
    assert.match(words(list), /共 130 行，这里显示 20 行，全部见所附文件/);
    assert.equal(words(list).match(/箱厂\d{3}/g).length, 20);
});

test("whatever fails at one of the steps is done once more, and the post stands there once", PATIENCE, async (t) => {
    const { site, f, channel, person } = await crowded(t);
    for (const [step, how, expected] of [
        ["POST /files", [500, "app.file.error"], ["/files", "/files", "/posts"]],
        ["POST /files", [429, "limit"], ["/files", "/files", "/posts"]],
        ["POST /files", "lost", ["/files", "/files", "/posts"]],
        ["POST /posts", [429, "limit"], ["/files", "/posts", "/posts"]],
        ["POST /posts", "lost", ["/files", "/posts"]], /* it is looked for and found */
        ["POST /posts", [500, "api.post.deduplicate_create_post.pending"], ["/files", "/posts", "/files", "/posts"]],
        ["POST /posts", [503, "app.busy"], ["/files", "/posts", "/files", "/posts"]], /* looked for and not found */
    ]) {
        site.faults.plans[step] = [how];
        await person.say(channel, "lead list mine");
        const { list } = await isWhole(site, f, channel);
        assert.deepEqual(paths(site), expected, `${step} ${how}`);
        site.steps.length = 0;
        site.posts.delete(list.id);
    }
});

/* A store that fails twice is not waited for: who asks gets the words. */
test("what the server never takes is asked for no third time, and the words come without it", PATIENCE, async (t) => {
    const { site, f, channel, person } = await crowded(t);
    const isAlone = async (expected) => {
        await until("the list", () => lists(site, channel).length > 0, 60000);
        await settled(f);
        const [list, ...more] = lists(site, channel);
        assert.deepEqual(more, []);
        assert.equal(list.file_ids, undefined);
        assert.match(list.message, /The server did not take the file; ask an admin\./);
        assert.deepEqual(paths(site), expected);
        assert.ok(f.server.said.some((line) => /mattermost file/.test(line)), "and the operator is told why");
        site.steps.length = f.server.said.length = 0;
        site.posts.delete(list.id);
    };
    site.mostFileBytes = 1000;
    await person.say(channel, "lead list mine");
    await isAlone(["/files", "/posts"]); /* 413 */
    site.mostFileBytes = Infinity;
    site.faults.plans["POST /files"] = [[501, "api.file.attachments.disabled.app_error"]];
    await person.say(channel, "lead list mine");
    await isAlone(["/files", "/posts"]);
    site.faults.plans["POST /files"] = [[500, "app.file.error"], [500, "app.file.error"]];
    await person.say(channel, "lead list mine");
    await isAlone(["/files", "/files", "/posts"]);
});

test("killed at any of the steps, the list stands there once with its file", PATIENCE, async (t) => {
    const { site, f, channel, person } = await crowded(t);
    for (const [step, how, expected] of [
        ["POST /files", "held", ["/files", "/files", "/posts"]], /* before the file was there */
        ["POST /files", "done", ["/files", "/files", "/posts"]], /* before that was heard */
        ["POST /posts", "held", ["/files", "/posts", "/files", "/posts"]], /* before the post was */
        ["POST /posts", "done", ["/files", "/posts"]], /* before that was heard */
    ]) {
        site.faults.plans[step] = [how];
        await person.say(channel, "lead list mine");
        await until("it to come so far", () => site.faults.plans[step].length === 0);
        if (how === "done" && step === "POST /posts")
            await until("the post", () => lists(site, channel).length === 1);
        await f.server.kill();
        await f.server.start();
        const { list } = await isWhole(site, f, channel);
        assert.deepEqual(paths(site), expected, `${step} ${how}`);
        site.steps.length = 0;
        site.posts.delete(list.id);
    }
});

test("words that are too long for a post come whole as a file", PATIENCE, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana }, direct } = f;
    const text = "long ".repeat(3250).trim();
    await ana.say(direct.ana, `remind me 2027-05-03 15:00 ${text}`);
    const answer = await ana.hear(direct.ana, (post) => words(post).startsWith("R-1") && post.file_ids?.length === 1, "a post with a file");
    const { name, bytes } = site.files.get(answer.file_ids[0]);
    assert.equal(name, "dealbell.txt");
    assert.ok(bytes.toString().includes(text));
    assert.ok([...answer.message].length <= 16383 && answer.message.endsWith(" …"));
});
