/*
 * command_line.test.mjs - how the program is called: what it knows, what it says to what it does not, how it ends.
 */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { folder, run, serve } from "../browser/program.mjs";

test("help and version answer by each of their names", async () => {
    const help = (await run(["--help"])).out;
    const version = (await run(["--version"])).out;

    assert.match(help, /^Dealbell, a lead-to-cash assistant/);
    for (const line of help.split("\n").filter((one) => one.startsWith("    --")))
        assert.match(line.slice(20), /^ \S/, line); /* what each option is for stands in one column */
    for (const name of ["-h", "help"])
        assert.deepEqual(await run([name]), { status: 0, out: help, err: "" });
    assert.deepEqual(await run(["version"]), { status: 0, out: version, err: "" });
    for (const name of ["-h", "--help"])
        assert.match((await run(["backup", name])).out, /^dealbell backup .*FILE/);
});

test("options stand before, between and behind the words; behind -- all are words", async (t) => {
    const home = folder(t);
    const config = path.join(home, "dealbell.conf");

    writeFileSync(config, `database: { path = "${path.join(home, "none.db")}"; };\n`);
    for (const words of [["user", "add", "gao", "--config", config, "roles=admin"], ["user", "add", "gao", `--config=${config}`],
        ["user", "--config", config, "people"], ["firm", "currency=GBP", "--config", config], ["verify", "--config", config]]) {
        const { status, err } = await run(words, { cwd: home });
        assert.equal(status, 1, err);
        assert.match(err, /there is no database .*none\.db/, words.join(" "));
    }
    assert.match((await run(["user", "people", "--confg", config])).err, /unknown option: --confg/);
    assert.match((await run(["backup", "--config", config, "--", "--config"], { cwd: home })).err, /there is no database/);
});

test("a command called without its words says which it wants", async () => {
    const { status, err } = await run(["backup"]);

    assert.equal(status, 2);
    assert.match(err, /usage: dealbell backup FILE; see dealbell backup --help/);
});

test("a start and an end stand in the log; a terminal that goes ends the bot as a stop does", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "serve");
    const { child } = server;

    assert.ok(server.said.some((line) => /event=started|started/.test(line) && line.includes(`listen=127.0.0.1:${server.port}`)),
        server.said.join("\n"));
    server.child = null;
    child.kill("SIGHUP");
    assert.deepEqual(await child.ended, [0, null]);
    assert.ok(server.said.some((line) => line.includes("stopped")), server.said.join("\n"));
    await server.start();
});

test("who starts it with nohup keeps it when the terminal goes", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "serve", { under: ["nohup"] });
    const status = readFileSync(`/proc/${server.child.pid}/status`, "utf8");

    assert.equal(parseInt(/SigIgn:\s+[0-9a-f]*([0-9a-f])$/m.exec(status)[1], 16) & 1, 1, "the first signal is SIGHUP");
    server.child.kill("SIGHUP");
    assert.equal((await fetch(server.url)).status, 200);
    await server.stop();
});

test("parse answers as docs/language.md shows, and with the world that it describes", async (t) => {
    const guide = readFileSync(new URL("../../docs/language.md", import.meta.url), "utf8");
    const [, line, answer] = /\$ echo '(.*)' \| dealbell parse\n {4}(.*)\n/.exec(guide);
    const bare = await run(["parse"], { input: `${line}\n{"text":"hi"}\n` });

    assert.deepEqual(bare.out.trim().split("\n").map((one) => JSON.parse(one)),
        [JSON.parse(answer), { id: null, cmds: [], ask: [], error: "no such line" }]);

    const rows = [...guide.matchAll(/^\| ((?:`\w+` ?)+)\| `([{[].*[}\]])`/gm)]
        .map(([, names, row]) => [/\w+/.exec(names)[0], [JSON.parse(row)]]);
    const world = path.join(folder(t), "world.json");
    assert.deepEqual(rows.map(([name]) => name), ["users", "accounts", "leads", "deals", "quotes", "reminders", "approvals"]);
    writeFileSync(world, JSON.stringify(Object.fromEntries(rows)));
    const known = await run(["parse", "--world", world], { input: `${line}\n` });
    assert.match(known.out, /"customer":"Verdant Pumps"/);
});
