/*
 * mail.test.mjs - nudges as e-mail, received by a real SMTP server.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { run, serve, until } from "../browser/program.mjs";
import { chat } from "../terminal/chat.mjs";
import { exim } from "./exim.mjs";

const FROM = "bell@brasswell.example";

async function firm(t, post) {
    return serve(t, "demo", { env: { DEALBELL_MAIL_URL: post.url, DEALBELL_MAIL_FROM: FROM } });
}

test("a nudge arrives as a mail that any reader can open", { timeout: 120000 }, async (t) => {
    const post = await exim(t);
    const server = await firm(t, post);
    const seller = chat(t, server, "zhao.min");

    seller.say("时钟 +9d");
    const mail = await until("the nudge in the post", () => post.messages()
        .find((one) => one.headers.to === "<zhao.min@brasswell.example>" && one.subject.includes("鼎砺机械")));

    assert.equal(mail.headers.from, `Dealbell <${FROM}>`);
    assert.equal(mail.headers["return-path"], `<${FROM}>`);
    assert.equal(mail.headers["envelope-to"], "zhao.min@brasswell.example");
    assert.match(mail.headers["message-id"], /^<[A-Za-z0-9_=-]+@dealbell>$/);
    assert.ok(!Number.isNaN(Date.parse(mail.headers.date)), mail.headers.date);
    assert.equal(mail.headers["auto-submitted"], "auto-generated");
    assert.equal(mail.headers["content-type"], "text/plain; charset=utf-8");
    assert.match(mail.headers.subject, /^=\?utf-8\?B\?/);
    assert.match(mail.body, /鼎砺机械/);
    assert.match(mail.body, /\r\n-- \r\n/);
    for (const line of mail.lines)
        assert.ok(line.length <= 78 && /^[\x20-\x7e\t]*$/.test(line), line);
});

test("what could not go while the mail server was away goes later, once", { timeout: 180000 }, async (t) => {
    const post = await exim(t);
    const server = await firm(t, post);
    const people = ["zhao.min", "li.wei", "sun.qi"].map((handle) => chat(t, server, handle));

    await post.stop();
    for (const one of people) {
        one.say("提醒 2026-03-11 10:03 给王工回电话");
        await one.hear((said) => /10:03 提醒您：给王工回电话/.test(said.text));
    }
    people[0].say("时钟 2026-03-11 10:05");
    for (const one of people)
        await one.hear((said) => said.text?.startsWith("提醒：给王工回电话"));
    await until("each letter to have been tried", async () =>
        (await server.ask("SELECT COUNT(*) FROM outbox WHERE attempt > 0")) === "3");
    await server.kill(); /* the letters wait on disk, not in a process */
    await server.start();
    assert.deepEqual(post.messages(), []);

    await post.start();
    await until("all letters to have gone", async () =>
        (await server.ask("SELECT COUNT(*) FROM outbox WHERE state = 'sent'")) === "3", 120000);
    const mails = post.messages();
    assert.deepEqual(mails.map((one) => one.headers["envelope-to"]).sort(),
        ["li.wei@brasswell.example", "sun.qi@brasswell.example", "zhao.min@brasswell.example"]);
    assert.equal(new Set(mails.map((one) => one.headers["message-id"])).size, 3, "each once");
    for (const one of mails)
        assert.match(one.body, /给王工回电话/);
});

test("check says whether the mail server would take our letters", { timeout: 60000 }, async (t) => {
    const post = await exim(t);
    const env = { DEALBELL_DATABASE_PATH: "/nowhere/at/all.db", DEALBELL_MAIL_URL: post.url, DEALBELL_MAIL_FROM: FROM };
    const fine = await run(["check"], { env });

    assert.match(fine.out, /mail +smtp:/);
    assert.doesNotMatch(fine.out, /missing: a mail server/);
    assert.match(fine.out, /missing: a database: \/nowhere\/at: no such directory/);
    assert.equal(fine.status, 1);
    assert.deepEqual(post.messages(), []);
    await post.stop();
    const away = await run(["check"], { env });
    assert.match(away.out, /missing: a mail server that takes our letters/);
    assert.equal(away.status, 1);
});
