/*
 * script.test.mjs - what a script is told by `dealbell chat`: how each of its lines went, and why it was not heard.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { freePort, run, serve } from "../browser/program.mjs";

const PATIENCE = { timeout: 60000 };

/* What `dealbell chat` makes of these lines: {status, err, said: the objects it printed}. */
async function script(server, handle, lines) {
    const { status, out, err } = await server.run(["chat", "--as", handle, "--url", server.url, "--json"],
        `${lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")}\n`);
    return { status, err, said: out.trim().split("\n").filter(Boolean).map((line) => JSON.parse(line)) };
}

test("each line has its end, under its own id and number, and one that fails is seen in the status", PATIENCE, async (t) => {
    const server = await serve(t, "demo");
    const { status, said } = await script(server, "emma.ross", [
        { say: "deal list", id: "mine-1" },
        { say: "approve AP-88" },
        "",
        "not json",
        { say: "note D-1088 they called", room: "nowhere", id: "mine-5" },
        { say: "x".repeat(70 * 1024), id: "mine-6" },
        { say: "hello", id: 7 },
        { dance: 1 },
        { say: "help", id: "mine-9" },
    ]);
    const done = said.filter((one) => one.done).map(({ done: id, line, rc }) => [line, rc, id]);
    const errors = said.filter((one) => one.error).map((one) => one.line);

    assert.equal(status, 1);
    assert.deepEqual(done.map(([line, rc]) => [line, rc]),
        [[1, "ok"], [2, "denied"], [5, "absent"], [9, "ok"]]);
    assert.deepEqual(done.filter(([line]) => line !== 2).map(([, , id]) => id), ["mine-1", "mine-5", "mine-9"]);
    assert.match(said.find((one) => one.line === 2).said, /own request/);
    assert.deepEqual(errors, [4, 6, 7, 8]);
    assert.equal(said.find((one) => one.line === 6).id, "mine-6");
    assert.ok(said.some((one) => one.for === "mine-1" && one.from === "dealbell"));
});

test("lines that all went well end well; an id that came before counts once", PATIENCE, async (t) => {
    const server = await serve(t, "demo");
    const line = { say: "lead new \"Halcyon Tiles\" phone=+442079460018", id: "lead-of-halcyon" };
    const before = await server.audited();

    const first = await script(server, "emma.ross", [line]);
    const again = await script(server, "emma.ross", [line]);
    assert.equal(first.status, 0, first.err);
    assert.equal(again.status, 0, again.err);
    assert.deepEqual(again.said, [{ done: "lead-of-halcyon", line: 1, rc: "ok", seen: true }]);
    assert.equal(await server.audited(), before + 1);
});

test("a number that was read presses the same button later", PATIENCE, async (t) => {
    const server = await serve(t, "demo");
    const { status, out } = await server.run(["chat", "--as", "dan.cole", "--url", server.url],
        "approval show AP-88\napproval show AP-95\n/1\n");

    assert.equal(status, 0, out);
    const [first, second] = [...out.matchAll(/\[(\d+)\] Approve/g)].map((found) => Number(found[1]));
    assert.equal(first, 1);
    assert.ok(second > first, out);
    assert.match(out, /AP-88 is approved/);
    assert.doesNotMatch(out, /AP-95 is approved/);
});

test("why nobody is reached is said in plain words", PATIENCE, async (t) => {
    const server = await serve(t, "serve");
    const nobody = `http://127.0.0.1:${await freePort()}`;
    const cases = [
        [["--as", "zhao.min", "--url", nobody], 1, /no bot answers at http:.*start it.*nothing from line 1 on was sent/],
        [["--as", "zhao.min", "--url", server.url], 1, /is no demo: DEALBELL_TOKEN is needed/],
        [["--as", "赵敏", "--url", server.url], 2, /--as wants a handle/],
        [["--as", "zhao.min", "--url", server.url.slice("http://".length)], 2, /--url wants http:\/\//],
    ];

    for (const [words, expected, why] of cases) {
        const { status, err } = await run(["chat", ...words], { input: "help\n" });
        assert.equal(status, expected, err);
        assert.match(err, why);
        assert.doesNotMatch(err, /ws:|HS:|socket|established/);
    }
});
