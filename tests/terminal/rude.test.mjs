/*
 * rude.test.mjs - peers that send half a request, or header names that trap parsers, keep nobody else waiting.
 */

import assert from "node:assert/strict";
import { once } from "node:events";
import net from "node:net";
import { test } from "node:test";
import { atEnd, serve, until } from "../browser/program.mjs";

/* A connection that has sent `bytes`; `got` is what came back, `ended` whether it was closed. */
async function says(t, server, bytes) {
    const peer = net.connect(server.port, "127.0.0.1");
    peer.got = "";
    peer.ended = false;
    peer.on("data", (more) => {
        peer.got += more;
    });
    peer.on("close", () => {
        peer.ended = true;
    });
    peer.on("error", () => {}); /* to be cut off is an answer too */
    atEnd(t, () => peer.destroy());
    await once(peer, "connect");
    peer.write(bytes);
    return peer;
}

test("half requests, however many, keep no whole one waiting", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const slow = [];

    for (let i = 0; i < 40; i += 1)
        slow.push(await says(t, server, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Dr"));
    for (let i = 0; i < 10; i += 1) {
        for (const one of slow)
            if (!one.ended)
                one.write("i");
        const answer = await fetch(`${server.url}/who`);
        assert.equal(answer.status, 200);
    }
    await until("the half requests to be cut off", () => slow.every((one) => one.ended));
});

test("a header's name, whatever it begins like, is answered or cut off", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const names = ["A", "Ac", "Accept-", "C", "Con", "Content-", "Cook", "D", "Dn", "E", "Fo", "H", "Hos", "I", "If-", "O",
        "Orig", "Sec", "Sec-", "Sec-WebSocket-", "Tr", "Up", "Upgrade-", "X"];
    const peers = [];

    for (const name of names)
        peers.push(await says(t, server, `GET /who HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n${name}: 1\r\nConnection: close\r\n\r\n`));
    await until("each to be answered or cut off", () => peers.every((one) => one.got.startsWith("HTTP/1.1 ") || one.ended));
    assert.equal((await fetch(`${server.url}/who`)).status, 200);
});
