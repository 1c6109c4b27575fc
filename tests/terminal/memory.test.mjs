/*
 * memory.test.mjs - what is too much, too large, too deep or never read costs no more memory than was promised: 128
 * MiB, whoever sends what. Each flood is several times that.
 */

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import net from "node:net";
import { test } from "node:test";
import { atEnd, serve, until } from "../browser/program.mjs";
import { open } from "./socket.mjs";

const MOST_KIB = 128 * 1024;
const KIB = 1024;

/* The most that it ever had at once. */
function mostKib(server) {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.child.pid}/status`, "utf8"))[1]);
}

/* A connection that sends what it is given and reads nothing unless asked to. */
async function peer(t, server, bytes) {
    const socket = net.connect({ port: server.port, host: "127.0.0.1", noDelay: true });
    socket.on("error", () => {}); /* to be cut off is an answer */
    socket.pause();
    atEnd(t, () => socket.destroy());
    await once(socket, "connect");
    socket.put = (more) => new Promise((done) => {
        if (socket.destroyed)
            done();
        else
            socket.write(more, done);
    });
    await socket.put(bytes);
    return socket;
}

function upgrade(server, path = "/chat?as=emma.ross") {
    return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

/* A client's frame without a mask worth the name. */
function frame(first, length) {
    const head = Buffer.from([first, 0x80 | 127, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    head.writeUInt32BE(length, 6);
    return Buffer.concat([head, Buffer.alloc(length, 0x20)]);
}

/* After each flood somebody is served as if nothing had been, and it never took more than it may. */
async function withstands(t, server) {
    const socket = await open(t, server);
    await socket.hello();
    socket.put({ do: "say", id: "after", room: "dealbell", text: "help" });
    await socket.hear((one) => one.is === "done" && one.id === "after" && one.rc === "ok");
    const kib = mostKib(server);
    assert.ok(kib < MOST_KIB, `${Math.round(kib / KIB)} MiB`);
    t.diagnostic(`${Math.round(kib / KIB)} MiB at the most`);
}

test("messages that never end, from many", { timeout: 120000 }, async (t) => {
    const server = await serve(t, "demo");
    const peers = await Promise.all(Array.from({ length: 900 }, () => peer(t, server, upgrade(server))));

    for (let piece = 0; piece < 6; piece += 1)
        await Promise.all(peers.map((one) => one.put(frame(piece ? 0x00 : 0x01, 32 * KIB))));
    await withstands(t, server);
});

test("bodies that never end, from many", { timeout: 120000 }, async (t) => {
    const server = await serve(t, "demo");
    const head = `POST /claim HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${256 * KIB}\r\n\r\n`;
    const peers = await Promise.all(Array.from({ length: 900 }, () => peer(t, server, head)));

    for (let piece = 0; piece < 7; piece += 1)
        await Promise.all(peers.map((one) => one.put(Buffer.alloc(32 * KIB, 0x20))));
    await withstands(t, server);
});

test("long messages by the thousand, whose answers nobody reads", { timeout: 240000 }, async (t) => {
    const server = await serve(t, "demo");
    const socket = await open(t, server);

    await socket.hello();
    socket.wire.pause();
    for (let n = 0; n < 4000 && !socket.wire.destroyed; n += 1) {
        socket.put({ do: "say", id: `n${n}`, room: "dealbell", text: `note D-1088 ${"x".repeat(60 * KIB)}` });
        if (socket.wire.writableLength > 1024 * KIB)
            await new Promise((go) => {
                socket.wire.once("drain", go);
                socket.wire.once("close", go);
            });
    }
    socket.wire.destroy();
    await withstands(t, server);
});

test("JSON that is wide, deep or long", { timeout: 120000 }, async (t) => {
    const server = await serve(t, "demo");
    const bad = [
        `{"do":"say","id":"1","room":"dealbell","text":"help","more":[${"0,".repeat(90 * KIB)}0]}`,
        `{"do":"say","id":"1","room":"dealbell","text":${"[".repeat(90 * KIB)}${"]".repeat(90 * KIB)}}`,
        `{"do":"say","id":"1","room":"dealbell","text":"${"\\u0041".repeat(30 * KIB)}"}`,
        `{${Array.from({ length: 20000 }, (_, n) => `"${n}":1`).join(",")}}`,
    ];
    const sockets = await Promise.all(Array.from({ length: 20 }, () => open(t, server)));

    for (const socket of sockets) {
        await socket.hello();
        for (let n = 0; n < 10; n += 1)
            for (const line of bad)
                socket.put(line);
    }
    await until("all to be read", () => sockets.every((one) => one.wire.writableLength === 0));
    await withstands(t, server);
});

test("the whole log, asked for by many who do not read it", { timeout: 240000 }, async (t) => {
    const server = await serve(t, "demo");
    const writer = await open(t, server);
    const hello = Buffer.from(JSON.stringify({ do: "hello", since: 0 }));
    const head = Buffer.from([0x81, 0x80 | hello.length, 0, 0, 0, 0]);

    await writer.hello();
    for (let n = 0; n < 30; n += 1) {
        writer.put({ do: "say", id: `long${n}`, room: "sales", text: "长".repeat(16 * KIB) });
        await writer.hear((one) => one.is === "done" && one.id === `long${n}`);
    }
    const peers = await Promise.all(Array.from({ length: 300 }, () => peer(t, server, upgrade(server))));
    await Promise.all(peers.map((one) => one.put(Buffer.concat([head, hello]))));
    await withstands(t, server);
});
