/*
 * signin.test.mjs - the ways into `dealbell serve`: claiming the firm, links that are good once, sessions that end, and
 * what the server tells a browser to refuse.
 */

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { chat } from "../terminal/chat.mjs";
import { open } from "../terminal/socket.mjs";
import { browser, log, newPage } from "./chromium.mjs";
import { atEnd, folder, run, serve, until } from "./program.mjs";

const codeOf = (server) => until("the code to claim with", () =>
    /code: (\S+)/.exec(server.said.join("\n"))?.[1]);

function post(server, path, body, headers = {}) {
    return fetch(server.url + path, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Dealbell": "1", ...headers },
        body: JSON.stringify(body),
    });
}

/* The same from a page that is not ours: without our header, which another origin may not send. */
function plainPost(server, path, body) {
    return fetch(server.url + path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
    });
}

/* A firm with an admin, liu.fang, and a salesperson, emma.ross; the admin's cookie. */
async function claimed(t) {
    const server = await serve(t, "serve");
    const answer = await post(server, "/claim",
        { code: await codeOf(server), handle: "liu.fang", name: "刘芳", email: "liu@firm.example" });
    assert.equal(answer.status, 200);
    const added = await server.run(["user", "add", "emma.ross", "name=Emma Ross", "roles=sales", "lang=en"]);
    assert.equal(added.status, 0, added.err);
    return { server, cookie: answer.headers.get("set-cookie").split(";")[0] };
}

async function invite(server, handle) {
    const { status, out, err } = await server.run(["user", "invite", handle]);
    assert.equal(status, 0, err);
    return /#signin=(\S+)/.exec(out)[1];
}

test("the first admin claims the firm with the printed code, once", async (t) => {
    const server = await serve(t, "serve");
    const page = await newPage(t, await browser(t));
    const code = await codeOf(server);

    await page.goto(server.url);
    for (const [label, text] of [["Code", "guess"], ["Handle", "liu.fang"], ["Name", "刘芳"], ["E-mail", "l@firm.example"]])
        await page.getByLabel(label).fill(text);
    await page.getByRole("button", { name: "Claim" }).click();
    await page.getByRole("alert").getByText("this code is not right").waitFor();
    await page.getByLabel("Code").fill(code);
    await page.getByRole("button", { name: "Claim" }).click();
    await log(page).waitFor();

    assert.equal((await post(server, "/claim", { code, handle: "eve", name: "Eve", email: "" })).status, 403);
    await page.reload();
    await log(page).waitFor();
});

test("who is not in yet is spoken to in their browser's language, and so is the first admin", async (t) => {
    const server = await serve(t, "serve");
    const page = await newPage(t, await browser(t), { locale: "zh-CN" });
    const code = await codeOf(server);

    await page.goto(server.url);
    for (const [label, text] of [["代码", "guess"], ["账号", "liu.fang"], ["姓名", "刘芳"], ["邮箱", "l@firm.example"]])
        await page.getByLabel(label).fill(text);
    await page.getByRole("button", { name: "认领" }).click();
    await page.getByRole("alert").getByText("认领码不正确").waitFor();
    await page.getByLabel("代码").fill(code);
    await page.getByRole("button", { name: "认领" }).click();
    await page.getByRole("tab", { name: "今天" }).waitFor();

    const late = await newPage(t, page.context().browser(), { locale: "zh-CN" });
    await late.goto(`${server.url}/#signin=${"x".repeat(43)}`);
    await late.getByRole("button", { name: "登录" }).click();
    await late.getByRole("alert").getByText(/[\u4e00-\u9fff]/).waitFor();
});

test("a link signs in once, and signing out ends its sockets", async (t) => {
    const { server } = await claimed(t);
    const chromium = await browser(t);
    const page = await newPage(t, chromium);
    const token = await invite(server, "emma.ross");

    await page.goto(`${server.url}/#signin=${token}`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await log(page).waitFor();
    assert.ok(!page.url().includes("signin"), "the token has left the address");
    const second = await page.context().newPage();
    await second.goto(server.url);
    await log(second).waitFor();

    const thief = await newPage(t, chromium);
    await thief.goto(`${server.url}/#signin=${token}`);
    await thief.getByRole("button", { name: "Sign in" }).click();
    await thief.getByRole("alert").filter({ hasText: /\S/ }).waitFor();
    assert.equal(await log(thief).count(), 0);

    await page.getByRole("button", { name: /Emma Ross/ }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByText("Open the sign-in link you were given").waitFor();
    await second.getByText("Open the sign-in link you were given").waitFor();
});

test("fifty redemptions of one link at once make one session", async (t) => {
    const { server } = await claimed(t);
    const token = await invite(server, "emma.ross");
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(server, "/signin", { token })));
    const won = answers.filter((one) => one.status === 200);

    assert.equal(won.length, 1);
    for (const one of answers.filter((lost) => lost !== won[0])) {
        assert.equal(one.status, 403);
        assert.equal(one.headers.get("set-cookie"), null);
    }
    assert.match(won[0].headers.get("set-cookie"),
        /^dealbell=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
});

test("a session that ended opens nothing, and closes what it had opened", async (t) => {
    const { server, cookie } = await claimed(t);
    const socket = await open(t, server, { path: "/chat", headers: { Cookie: cookie } });

    await socket.hello();
    assert.equal((await post(server, "/leave", {}, { Cookie: cookie })).status, 200);
    await until("the socket to end", () => socket.ended || socket.closed);
    const late = await open(t, server, { path: "/chat", headers: { Cookie: cookie } });
    late.put({ do: "hello", since: 0 });
    await until("the socket to be refused", () => late.ended || late.closed);
    assert.ok(!late.heard.some((one) => one.is === "welcome"));
    const who = await (await fetch(`${server.url}/who`, { headers: { Cookie: cookie } })).json();
    assert.ok(!who.me);
    assert.deepEqual(who.people, []);
});

test("a token lets a script in, and nobody else", async (t) => {
    const { server } = await claimed(t);
    const made = await server.run(["user", "token", "emma.ross"]);
    const token = /[A-Za-z0-9_-]{43}/.exec(made.out)[0];
    const script = (given) => run(["chat", "--url", server.url, "--json"],
        { env: { DEALBELL_TOKEN: given }, input: "{\"say\":\"who\"}\n" });

    const good = await script(token);
    assert.equal(good.status, 0, good.err);
    assert.match(good.out, /"from":"dealbell"/);
    assert.notEqual((await script("x".repeat(43))).status, 0);
    const asked = chat(t, server, "emma.ross");
    asked.say("who");
    assert.notEqual(await asked.end(), 0, "a handle alone is not enough");
    assert.deepEqual(asked.heard.filter((one) => one.from), []);
});

test("what changes something comes from our own page", async (t) => {
    const { server, cookie } = await claimed(t);
    const token = await invite(server, "emma.ross");
    const opened = async (headers) =>
        (await open(t, server, { path: "/chat", headers: { Cookie: cookie, ...headers } })).status;

    assert.equal((await plainPost(server, "/signin", { token })).status, 403);
    for (const headers of [{ "Content-Type": "text/plain" }, { Origin: "https://evil.example" }, { Origin: "null" }])
        assert.equal((await post(server, "/signin", { token }, headers)).status, 403, JSON.stringify(headers));
    assert.equal((await fetch(`${server.url}/signin`)).status, 405);
    assert.ok((await post(server, "/enter", { handle: "liu.fang" })).status >= 400, "the demo's door is not here");
    for (const headers of [{ Origin: "https://evil.example" }, { Origin: "null" }, { Host: "evil.example" }])
        assert.notEqual(await opened(headers), 101, JSON.stringify(headers));
    assert.equal(await opened({ Origin: server.url }), 101);
    assert.equal((await post(server, "/signin", { token }, { Origin: server.url })).status, 200);
});

test("a page of another origin cannot open the socket", async (t) => {
    const server = await serve(t, "demo");
    const foreign = createServer((_, answer) => answer.end("<!doctype html><title>x</title>")).listen(0, "127.0.0.1");
    await once(foreign, "listening");
    atEnd(t, () => foreign.close());
    const page = await (await browser(t)).newPage();
    const tried = (origin) => page.goto(origin).then(() => page.evaluate((url) => new Promise((go) => {
        const socket = new WebSocket(url);
        socket.onopen = () => go("open");
        socket.onerror = () => go("refused");
    }), `ws://127.0.0.1:${server.port}/chat?as=emma.ross`));

    assert.equal(await tried(`http://127.0.0.1:${foreign.address().port}/`), "refused");
    assert.equal(await tried(server.url), "open", "our own page may");
});

test("each answer tells the browser what to refuse", async (t) => {
    const server = await serve(t, "serve");
    const wanted = {
        "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "x-frame-options": "DENY",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "cache-control": "no-store",
    };
    const types = { "/": "text/html; charset=utf-8", "/chat.css": "text/css; charset=utf-8",
        "/chat.js": "text/javascript; charset=utf-8", "/bell.svg": "image/svg+xml", "/who": "application/json",
        "/nothing": "text/plain; charset=utf-8", "/../main.c": "text/plain; charset=utf-8" };

    for (const [path, type] of Object.entries(types)) {
        const answer = await fetch(server.url + path);
        const given = Object.fromEntries(answer.headers);
        assert.deepEqual(given, { ...wanted, "content-type": type, "content-length": given["content-length"] }, path);
    }
});

test("a demo on another machine's address is refused", async (t) => {
    const { status, err } = await run(["demo"], { env: { DEALBELL_HTTP_LISTEN: "0.0.0.0:0",
        DEALBELL_DATABASE_PATH: `${folder(t)}/demo.db` } });
    assert.notEqual(status, 0);
    assert.match(err, /outside|public_url/);
});

test("who is removed hears nothing more, and comes in again by a new link once added again", async (t) => {
    const { server } = await claimed(t);
    const page = await newPage(t, await browser(t));

    await page.goto(`${server.url}/#signin=${await invite(server, "emma.ross")}`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await log(page).waitFor();
    assert.equal((await server.run(["user", "remove", "emma.ross"])).status, 0);
    await page.getByText("Open the sign-in link you were given").waitFor();
    assert.equal((await server.run(["user", "add", "emma.ross"])).status, 0);
    await page.reload();
    await page.getByText("Open the sign-in link you were given").waitFor();
    await page.goto(`${server.url}/#signin=${await invite(server, "emma.ross")}`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await log(page).waitFor();
});
