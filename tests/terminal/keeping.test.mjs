/*
 * keeping.test.mjs - what whoever looks after the bot does with its database: no command loses it, and each says
 * in plain words why it does not do what was asked.
 */

import assert from "node:assert/strict";
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, truncateSync,
    writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { folder, run, serve } from "../browser/program.mjs";

const PATIENCE = { timeout: 60000 };

/* Runs the program on this database, from this folder. */
function on(database, words, { cwd = path.dirname(database), env = {} } = {}) {
    return run(words, { env: { DEALBELL_DATABASE_PATH: database, ...env }, cwd });
}

/* A firm of one's own with one person in it, its server stopped. */
async function firm(t) {
    const server = await serve(t, "serve");
    const added = await server.run(["user", "add", "gao.lei", "roles=admin"]);
    assert.equal(added.status, 0, added.err);
    await server.stop();
    return server.database;
}


async function refuses(outcome, look, what) {
    const { status, out, err } = await outcome;
    assert.equal(status, 1, `${what}: ${out}${err}`);
    assert.match(err, look, what);
    assert.doesNotMatch(err, /our side|in the log/, what);
    assert.equal(err.trim().split("\n").length, 1, err);
}

async function does(outcome, look) {
    const { status, out, err } = await outcome;
    assert.equal(status, 0, err);
    assert.match(out, look);
    return { out: out.trim(), err };
}

test("the demo begins anew on no real firm", PATIENCE, async (t) => {
    const database = await firm(t);
    const before = readFileSync(database);

    for (const words of [["demo"], ["demo", "--fresh"]])
        await refuses(on(database, words), /holds a real firm, not the demo's/, words.join(" "));
    assert.deepEqual(readFileSync(database), before);
    await does(on(database, ["verify"]), /^\d+ audit rows hold/);
});

test("a demo's database is served as no firm", PATIENCE, async (t) => {
    const demo = await serve(t, "demo");
    await demo.stop();
    await refuses(on(demo.database, ["serve"]), /holds the demo's firm/, "serve");
    await demo.start();
});

test("a backup never takes the place of the database, or of what is no backup", PATIENCE, async (t) => {
    const server = await serve(t, "serve");
    const { database } = server;
    const dir = server.folder;
    const away = folder(t);

    assert.equal((await server.run(["user", "add", "gao.lei", "roles=admin"])).status, 0);
    symlinkSync(database, path.join(dir, "link.db"));
    symlinkSync(dir, path.join(away, "there"));
    writeFileSync(path.join(dir, "notes.txt"), "my notes");
    writeFileSync(path.join(dir, "new.db.manifest"), "my manifest");
    writeFileSync(path.join(dir, "other.db.part"), "my part");
    mkdirSync(path.join(dir, "folder"));
    assert.equal((await run([path.join(dir, "pipe")], { other: "mkfifo" })).status, 0);
    const held = new Map(readdirSync(dir, { withFileTypes: true }).filter((one) => one.isFile())
        .map((one) => [one.name, statSync(path.join(dir, one.name)).ino]));

    for (const mode of ["while it runs", "when it is stopped"]) {
        for (const name of ["dealbell.db", "./dealbell.db", "link.db", "dealbell.db-wal", "dealbell.db-shm", "dealbell.db.lock",
            path.join(away, "there", "dealbell.db"), path.join(away, "there", "dealbell.db-wal")])
            await refuses(on(database, ["backup", name]), /is the database itself/, `${name} ${mode}`);
        for (const [name, why] of [["notes.txt", /notes\.txt is no backup of ours/], ["new.db", /new\.db\.manifest/],
            ["other.db", /other\.db\.part/], ["folder", /folder is a directory/], ["folder/", /folder\/ is a directory/],
            ["pipe", /pipe is no regular file/], ["/nope/x.db", /\/nope: no such directory/],
            ["nope/", /no such directory/]])
            await refuses(on(database, ["backup", name]), why, `${name} ${mode}`);
        assert.equal(readFileSync(path.join(dir, "notes.txt"), "utf8"), "my notes");
        for (const [name, ino] of held)
            if (!/-wal|\.sock/.test(name))
                assert.equal(statSync(path.join(dir, name)).ino, ino, name);
        if (mode === "while it runs")
            await server.stop();
    }
    assert.ok(statSync(path.join(dir, "pipe")).isFIFO());
    await server.start();
});

test("a backup lands where its caller stands, and says where; an older one of ours gives way", PATIENCE, async (t) => {
    const server = await serve(t, "serve");
    const away = folder(t);
    const copy = path.join(away, "rel.db");

    for (const mode of ["while it runs", "when it is stopped"]) {
        const { out, err } = await does(on(server.database, ["backup", "rel.db"], { cwd: away }), /rel\.db/);
        assert.equal(out, copy);
        assert.equal(/older backup/.test(err), mode === "when it is stopped", err);
        assert.deepEqual(readdirSync(away).sort(), ["rel.db", "rel.db.manifest"]);
        assert.equal(statSync(copy).mode & 0o777, 0o600);
        await does(on(server.database, ["restore", "--dry-run", copy]), /holds/);
        if (mode === "while it runs")
            await server.stop();
    }
    await server.start();
});

/* Bytes of its pages overwritten, the head left alone. */
function damage(database) {
    const bytes = readFileSync(database);
    bytes.fill(0xa5, 4096 * 3, bytes.length - 4096);
    writeFileSync(database, bytes);
}

test("what is damaged becomes no backup, and a damaged copy does not hold", PATIENCE, async (t) => {
    const database = await firm(t);
    const dir = path.dirname(database);
    const good = path.join(dir, "good.db");

    await does(on(database, ["backup", good]), /good\.db/);
    damage(database);
    await refuses(on(database, ["verify"]), /damaged/, "verify");
    await refuses(on(database, ["backup", "bad.db"]), /damaged/, "backup");
    for (const name of ["bad.db", "bad.db.manifest", "bad.db.part"])
        assert.equal(existsSync(path.join(dir, name)), false, name);
    await refuses(on(database, ["backup", good]), /damaged/, "backup over a good one");
    await does(on(database, ["restore", "--dry-run", good]), /holds/);
});

test("a copy of an audit that was cut is no backup", PATIENCE, async (t) => {
    const database = await firm(t);
    for (const cut of ["DELETE FROM audit WHERE seq = (SELECT MAX(seq) FROM audit)", "DELETE FROM audit"]) {
        assert.equal((await run([database, cut], { other: "sqlite3" })).status, 0);
        await refuses(on(database, ["verify"]), /the audit lacks changes of @gao\.lei|the audit lacks changes of person/, cut);
        await refuses(on(database, ["backup", "cut.db"]), /the audit lacks changes/, cut);
    }
});

test("verify looks and touches nothing; what holds no firm is said to hold none", PATIENCE, async (t) => {
    const dir = folder(t);
    const at = (name) => path.join(dir, name);

    writeFileSync(at("empty.db"), "");
    writeFileSync(at("text.db"), "what is this\n".repeat(100));
    await run([at("foreign.db"), "CREATE TABLE deals (a); INSERT INTO deals VALUES (1)"], { other: "sqlite3" });
    await run([at("bare.db"), "VACUUM"], { other: "sqlite3" });
    mkdirSync(at("folder.db"));
    const cases = [["empty.db", /there is no firm in .*empty\.db/], ["text.db", /text\.db is no database of ours/],
        ["foreign.db", /foreign\.db is no database of ours/], ["folder.db", /folder\.db is a directory/],
        ["none.db", /there is no database .*none\.db/], ["none/x.db", /none: no such directory/]];

    const before = cases.map(([name]) => existsSync(at(name)) && statSync(at(name)).isFile() && readFileSync(at(name)));
    for (const [name, why] of cases) {
        await refuses(on(at(name), ["verify"], { cwd: dir }), why, `verify ${name}`);
        await refuses(on(at(name), ["user", "people"], { cwd: dir }), why, `user ${name}`);
        await refuses(on(at(name), ["backup", "copy.db"], { cwd: dir }), why, `backup ${name}`);
        if (!["none.db", "empty.db"].includes(name))
            await refuses(on(at(name), ["serve"], { cwd: dir }), why, `serve ${name}`);
    }
    await refuses(on(at("bare.db"), ["verify"]), /there is no firm in .*bare\.db/, "verify bare.db");
    assert.deepEqual(cases.map(([name]) => existsSync(at(name)) && statSync(at(name)).isFile() && readFileSync(at(name))), before);
    assert.equal(existsSync(at("copy.db")), false);
});

test("a database cut short is named, and nobody's fault but its own", PATIENCE, async (t) => {
    const database = await firm(t);

    truncateSync(database, 100000);
    for (const words of [["verify"], ["serve"], ["backup", "x.db"], ["user", "people"]])
        await refuses(on(database, words), /dealbell\.db is damaged/, words.join(" "));
});

test("what a killed server left in its log is verified, and stays in it", PATIENCE, async (t) => {
    const server = await serve(t, "serve");
    assert.equal((await server.run(["user", "add", "gao.lei", "roles=admin"])).status, 0);
    await server.kill();
    const names = () => readdirSync(server.folder).filter((name) => !name.endsWith(".sock")).sort();
    const files = () => names().map((name) => [name, readFileSync(path.join(server.folder, name))]);
    const before = files();

    assert.ok(before.some(([name, bytes]) => name.endsWith(".db-wal") && bytes.length > 0), names().join(" "));
    const { out } = await does(on(server.database, ["verify"]), /^\d+ audit rows hold/);
    assert.ok(Number.parseInt(out, 10) > 0, out);
    assert.deepEqual(files(), before);
    await server.start();

    await server.stop();
    const rest = files();
    assert.ok(!rest.some(([name]) => /-(wal|shm)$/.test(name)), names().join(" "));
    await does(on(server.database, ["verify"]), /^\d+ audit rows hold/);
    assert.deepEqual(files(), rest);
});

test("an empty file is a new firm's, as a first start leaves it that was ended at once", PATIENCE, async (t) => {
    const server = await serve(t, "serve");

    await server.stop();
    writeFileSync(server.database, "");
    await server.start();
    assert.equal((await server.run(["user", "add", "gao.lei", "roles=admin"])).status, 0);
});

test("a backup is looked at while the bot runs, and each restore keeps what was there", PATIENCE, async (t) => {
    const server = await serve(t, "serve");
    const { database } = server;
    const copy = path.join(server.folder, "copy.db");

    await does(on(database, ["backup", copy]), /copy\.db/);
    await does(on(database, ["restore", "--dry-run", copy]), /holds/);
    await server.stop();
    const first = readFileSync(database);
    const told = await does(on(database, ["restore", copy]), /is restored/);
    assert.match(told.out, /what was there is kept in .*dealbell\.db\.before-restore\b/);
    const again = await does(on(database, ["restore", copy]), /is restored/);
    assert.match(again.out, /dealbell\.db\.before-restore-2\b/);
    assert.deepEqual(readFileSync(`${database}.before-restore`), first);
    assert.ok(existsSync(`${database}.before-restore-2`));
    appendFileSync(copy, "x");
    await refuses(on(database, ["restore", "--dry-run", copy]), /not what its manifest says/, "changed");
    await server.start();
});
