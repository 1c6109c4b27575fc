/*
 * exim.mjs - Debian's exim4 as a real SMTP server: a config, spool and log of its own, and a file for each
 * message it takes.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { atEnd, folder, freePort, run, until } from "../browser/program.mjs";

/*
 * With a config that is not Debian's exim keeps no root: all runs as its own user, who must own its folders.
 * Nobody is asked for the name of who calls, and nothing is looked up.
 */
const config = (home, port) => `
exim_path = /usr/sbin/exim4
spool_directory = ${home}/spool
log_file_path = ${home}/log/%slog
pid_file_path = ${home}/spool/pid
primary_hostname = mail.test
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
deliver_drop_privilege
host_lookup =
tls_advertise_hosts =
rfc1413_query_timeout = 0s
keep_environment =
acl_smtp_rcpt = take
acl_smtp_data = take

begin acl
take:
  accept

begin routers
all:
  driver = accept
  transport = file

begin transports
file:
  driver = appendfile
  directory = ${home}/mail
  maildir_format
  envelope_to_add
  return_path_add
`;

async function ids() {
    const [uid, gid] = await Promise.all(["-u", "-g"].map((what) =>
        run([what, "Debian-exim"], { other: "id" })));
    return [Number(uid.out), Number(gid.out)];
}

/* "=?utf-8?B?...?= =?utf-8?B?...?=" as a person reads it (RFC 2047). */
function decodeWords(text) {
    return text.replace(/\?=\s+=\?/g, "?==?").replace(/=\?utf-8\?B\?([^?]*)\?=/gi,
        (_, base64) => Buffer.from(base64, "base64").toString());
}

/* A message as it lies in its file: {headers, rawSubject, subject, body}. Header names in small letters. */
function read(file) {
    const bytes = readFileSync(file).toString("latin1");
    const at = bytes.indexOf("\n\n");
    const headers = {};
    for (const line of bytes.slice(0, at).replace(/\n[ \t]+/g, " ").split("\n")) {
        const colon = line.indexOf(":");
        headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
    }
    return {
        headers,
        lines: bytes.split("\n"),
        subject: decodeWords(headers.subject),
        body: Buffer.from(bytes.slice(at), "base64").toString(),
    };
}

/* Starts it: {url, stop(), start(), messages()}. It ends with the test. */
export async function exim(t) {
    const home = folder(t);
    const port = await freePort();
    const server = { url: `smtp://127.0.0.1:${port}`, child: null };
    const file = path.join(home, "exim.conf");

    chmodSync(home, 0o755);
    for (const name of ["spool", "log", "mail"])
        mkdirSync(path.join(home, name));
    if (process.getuid() === 0) {
        const [uid, gid] = await ids();
        for (const name of ["spool", "log", "mail"])
            chownSync(path.join(home, name), uid, gid);
    }
    writeFileSync(file, config(home, port), { mode: 0o644 });

    server.start = async () => {
        const said = [];
        const child = spawn("/usr/sbin/exim4", ["-C", file, "-bdf"], { stdio: ["ignore", "pipe", "pipe"] });
        server.child = child;
        child.ended = once(child, "exit");
        child.stdout.on("data", (bytes) => said.push(String(bytes)));
        child.stderr.on("data", (bytes) => said.push(String(bytes)));
        await until("exim to listen", () => new Promise((go, fail) => {
            if (child.exitCode !== null)
                throw new Error(`it ended with ${child.exitCode}: ${said.join("")}`);
            const wire = net.connect(port, "127.0.0.1");
            wire.once("data", () => {
                wire.destroy();
                go(true);
            });
            wire.once("error", fail);
        }));
    };
    server.stop = async () => {
        const { child } = server;
        server.child = null;
        if (!child)
            return;
        child.kill();
        await child.ended;
    };
    server.messages = () => {
        try {
            const found = path.join(home, "mail", "new");
            return readdirSync(found).map((name) => read(path.join(found, name)));
        } catch (error) {
            if (error.code === "ENOENT")
                return []; /* no message has come */
            throw error;
        }
    };
    atEnd(t, () => server.stop());
    await server.start();
    return server;
}
