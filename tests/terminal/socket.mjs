/*
 * socket.mjs - a websocket that may say what no honest client does: raw frames over a plain TCP connection.
 */

import { randomBytes } from "node:crypto";
import { once } from "node:events";
import net from "node:net";
import { atEnd, until } from "../browser/program.mjs";

export const TEXT = 1;
export const BINARY = 2;
export const PING = 9;

function frameOf(kind, payload) {
    const bytes = Buffer.from(payload);
    const mask = randomBytes(4);
    const head = [0x80 | kind];
    if (bytes.length < 126)
        head.push(0x80 | bytes.length);
    else if (bytes.length < 65536)
        head.push(0x80 | 126, bytes.length >> 8, bytes.length & 255);
    else
        head.push(0x80 | 127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (bytes.length >>> shift) & 255));
    return Buffer.concat([Buffer.from(head), mask, bytes.map((byte, at) => byte ^ mask[at % 4])]);
}

/*
 * Opens /chat at the server with these headers. `status` is the HTTP status; with 101 it goes on:
 *
 *   put(payload, kind)   one frame; an object goes as JSON
 *   heard                every JSON object that came
 *   hear(look)           waits for the next that fits
 *   closed               the close code once the server has closed, else 0
 */
export async function open(t, server, { path = "/chat?as=emma.ross", headers = {} } = {}) {
    const wire = net.connect(server.port, "127.0.0.1");
    const socket = { heard: [], closed: 0, status: 0, ended: false, wire };
    let bytes = Buffer.alloc(0);
    let from = 0;

    atEnd(t, () => wire.destroy());
    wire.on("error", () => {});
    wire.on("close", () => {
        socket.ended = true;
    });
    const all = {
        Host: `127.0.0.1:${server.port}`,
        Upgrade: "websocket",
        Connection: "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
        ...headers,
    };
    wire.write(`GET ${path} HTTP/1.1\r\n${
        Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);

    function readFrames() {
        for (;;) {
            if (bytes.length < 2)
                return;
            const kind = bytes[0] & 15;
            let length = bytes[1] & 127;
            let at = 2;
            if (length === 126) {
                length = bytes.length < 4 ? Infinity : bytes.readUInt16BE(2);
                at = 4;
            } else if (length === 127) {
                length = bytes.length < 10 ? Infinity : Number(bytes.readBigUInt64BE(2));
                at = 10;
            }
            if (bytes.length < at + length)
                return;
            const payload = bytes.subarray(at, at + length);
            bytes = bytes.subarray(at + length);
            if (kind === TEXT) {
                for (const line of payload.toString().split("\n"))
                    socket.heard.push(JSON.parse(line));
            } else if (kind === 8) {
                socket.closed = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
            }
        }
    }

    wire.on("data", (more) => {
        bytes = Buffer.concat([bytes, more]);
        if (!socket.status) {
            const end = bytes.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            socket.status = Number(bytes.subarray(9, 12).toString());
            bytes = bytes.subarray(end + 4);
        }
        if (socket.status === 101)
            readFrames();
    });
    await until("an answer to the handshake", () => socket.status || socket.ended);

    socket.put = (payload, kind = TEXT) => wire.write(frameOf(kind,
        typeof payload === "string" || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload)));
    socket.hear = (look) => until(`words from the server; the last were ${JSON.stringify(socket.heard.at(-1))}`, () => {
        const at = socket.heard.findIndex((one, n) => n >= from && look(one));
        if (at < 0)
            return null;
        from = at + 1;
        return socket.heard[at];
    });
    socket.hello = async () => {
        socket.put({ do: "hello", since: 0 });
        await socket.hear((one) => one.is === "ready");
    };
    socket.close = async () => {
        const gone = socket.ended ? null : once(wire, "close");
        wire.destroy();
        await gone;
    };
    return socket;
}
