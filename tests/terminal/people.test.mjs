/*
 * people.test.mjs - who works here, from the machine: the first admin and everybody after them by the same rules.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { run, serve, until } from "../browser/program.mjs";

const PATIENCE = { timeout: 60000 };

async function claim(server, fields) {
    const answer = await fetch(`${server.url}/claim`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Dealbell": "1" },
        body: JSON.stringify(fields),
    });
    return { status: answer.status, ...await answer.json() };
}

const code = (server) => until("the code to claim with", () => /code: (\S+)/.exec(server.said.join("\n"))?.[1]);

test("the first admin is named by the rules for everybody, and a refusal costs no code", PATIENCE, async (t) => {
    const server = await serve(t, "serve");
    const good = { code: await code(server), handle: "Gao.Lei", name: "高磊", email: "Gao@Firm.example" };

    for (const [wrong, why] of [[{ handle: "bad handle!" }, /short name/], [{ handle: "me" }, /short name/],
        [{ email: "x" }, /e-mail|address/], [{ name: "Mаx Stone" }, /several alphabets/]]) {
        const refused = await claim(server, { ...good, ...wrong });
        assert.equal(refused.ok, false, JSON.stringify(wrong));
        assert.match(refused.said, why);
    }
    assert.equal((await claim(server, good)).ok, true);
    const people = await server.run(["user", "people"]);
    assert.match(people.out, /高磊.*gao\.lei/, people.err);
    const changed = await server.run(["user", "change", "gao.lei", "lang=zh"]);
    assert.equal(changed.status, 0, changed.err);
});

test("the machine is nobody's hand: it removes whom it will, but the last admin", PATIENCE, async (t) => {
    const server = await serve(t, "serve");
    const does = async (...words) => {
        const { status, out, err } = await server.run(["user", ...words]);
        assert.equal(status, 0, `${words.join(" ")}: ${err}`);
        return out;
    };
    const refuses = async (look, ...words) => {
        const { status, err } = await server.run(["user", ...words]);
        assert.notEqual(status, 0, words.join(" "));
        assert.match(err, look);
    };

    await does("add", "boss", "roles=admin", "name=Ada \"Big\" Moss");
    assert.match(await does("people"), /Ada "Big" Moss/);
    await refuses(/Ada "Big" Moss is the only admin/, "remove", "boss");
    await refuses(/is the only admin/, "change", "boss", "roles=sales");
    await does("add", "sam", "roles=admin");
    await refuses(/sam \(@sam\) works here already/, "add", "SAM", "name=dup");
    await does("remove", "boss");
    await refuses(/no longer works here/, "invite", "boss");
    await refuses(/no longer works here/, "token", "boss");
    await refuses(/there is no "user list"; there are: add, change/, "list");
});

test("what a person held before they left is worth nothing when they come back", PATIENCE, async (t) => {
    const server = await serve(t, "serve");
    const said = async (...words) => (await server.run(["user", ...words])).out;
    const chat = (token) => run(["chat", "--url", server.url, "--json"],
        { env: { DEALBELL_TOKEN: token }, input: "{\"say\":\"help\"}\n" });

    await said("add", "boss", "roles=admin");
    await said("add", "sam", "roles=sales");
    const token = (await said("token", "sam")).trim().split(/\s+/).at(-1);
    assert.equal((await chat(token)).status, 0);
    await said("remove", "sam");
    assert.equal((await chat(token)).status, 1);
    await said("add", "sam");
    assert.equal((await chat(token)).status, 1);
});

test("a link has the firm's address, also when it is made while the bot does not run", PATIENCE, async (t) => {
    const server = await serve(t, "serve", { env: { DEALBELL_HTTP_PUBLIC_URL: "https://bell.example.com/" } });

    assert.equal((await server.run(["user", "add", "boss", "roles=admin"])).status, 0);
    await server.stop();
    assert.match((await server.run(["user", "invite", "boss"])).out, /https:\/\/bell\.example\.com\/#signin=\S+/);
    await server.start();
});

test("a firm is told who it is, on the machine and in chat", PATIENCE, async (t) => {
    const server = await serve(t, "serve", { env: { LANG: "C.UTF-8", TZ: "" } });
    const firm = (...words) => server.run(["firm", ...words]);

    assert.match((await firm()).out, /^Our firm: Asia\/Shanghai, CNY, English, telephones of CN\./);
    assert.match((await firm("--config", "/dev/null", "--", "settings")).out, /^Our firm: /);
    assert.match((await firm("settings", "--config", "/dev/null")).out, /^Our firm: /, "an option behind the words is no word");
    assert.match((await firm("settings")).out, /^Our firm: /, "as it is said in chat");
    assert.equal((await server.run(["user", "add", "sam", "roles=admin"])).status, 0);
    const set = await firm("name=Acme \"&\" Ltd", "zone=europe/london", "currency=gbp", "phones=gb");
    assert.match(set.out, /^Acme "&" Ltd: Europe\/London, GBP, English, telephones of GB\. It holds for 1 /, set.err);
    assert.match((await server.run(["firm"])).out, /GBP/);
    const kept = await server.ask("SELECT turn > 0, actor, action, before, after FROM audit WHERE kind = 'firm'");
    assert.equal(kept.trim(), ["1", "0", "firm settings",
        '{"name":"Our firm","zone":"Asia/Shanghai","currency":"CNY","lang":"en","phones":"CN"}',
        '{"name":"Acme \\"&\\" Ltd","zone":"Europe/London","currency":"GBP","lang":"en","phones":"GB"}'].join("|"));
    for (const [word, why] of [["currency=XYZ", /no currency/], ["zone=Atlantis", /no time zone/], ["phones=FR", /not known here/],
        ["lang=fr", /English/], ["colour=red", /colour/]]) {
        const { status, err } = await firm(word);
        assert.notEqual(status, 0, word);
        assert.match(err, why);
    }

    const token = (await server.run(["user", "token", "sam"])).out.trim().split(/\s+/).at(-1);
    const lines = ["lead new \"Halcyon Tiles\" phone=\"020 7946 0831\"", "lead show L-1", "deal update D-1 amount=5k",
        "公司设置 语言=zh 币种=usd 号码=us"].map((say) => JSON.stringify({ say })).join("\n");
    const talked = await run(["chat", "--url", server.url, "--json"], { env: { DEALBELL_TOKEN: token }, input: `${lines}\n` });
    assert.match(talked.out, /\+44 ?20 ?7946 ?0831/);
    assert.match(talked.out, /USD/);
    assert.match(await server.ask("SELECT p.handle, a.after FROM audit a JOIN person p ON p.id = a.actor WHERE a.kind = 'firm'"),
        /^sam\|.*"currency":"USD","lang":"zh","phones":"US"/);
    assert.ok(await server.audited() > 2);
    const undone = await run(["chat", "--url", server.url, "--json"], { env: { DEALBELL_TOKEN: token }, input: '{"say":"undo"}\n' });
    assert.match(undone.out, /公司设置不能撤销/);
    assert.equal((await (await fetch(`${server.url}/who`)).json()).firm, "Acme \"&\" Ltd");
});
