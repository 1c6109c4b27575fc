/*
 * bolt.mjs - a bot on @slack/bolt and better-sqlite3 that does with a note what Dealbell
 * does: an inbox row, the note, an audit row and the answer as a row, in one transaction
 * with a full sync; then the answer goes, and its row says so.
 *
 * Bolt acknowledges an event before any listener runs: what it acks is not stored yet.
 */

import bolt from "@slack/bolt";
import Database from "better-sqlite3";

const { BOLT_APP_TOKEN: appToken, BOLT_BOT_TOKEN: token, BOLT_API_URL: slackApiUrl, BOLT_DATABASE: path } = process.env;

const db = new Database(path);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec(`CREATE TABLE inbox (turn INTEGER PRIMARY KEY, event TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, person TEXT NOT NULL, words TEXT NOT NULL) STRICT;
    CREATE TABLE note (id INTEGER PRIMARY KEY, person TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
    CREATE TABLE audit (seq INTEGER PRIMARY KEY, turn INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL) STRICT;
    CREATE TABLE outbox (id INTEGER PRIMARY KEY, lane TEXT NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL, ref TEXT NOT NULL) STRICT;`);

const inbox = db.prepare("INSERT INTO inbox (event, at, person, words) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
const note = db.prepare("INSERT INTO note (person, text, at) VALUES (?, ?, ?)");
const audit = db.prepare("INSERT INTO audit (turn, before, after) VALUES (?, '', ?)");
const outbox = db.prepare("INSERT INTO outbox (lane, text, state, ref) VALUES (?, ?, 'queued', '')");
const sent = db.prepare("UPDATE outbox SET state = 'sent', ref = ? WHERE id = ?");

/* The answer's row, or null: seen before. */
const take = db.transaction((message, text) => {
    const seen = inbox.run(`${message.channel}/${message.ts}`, Date.now(), message.user, message.text);
    if (seen.changes === 0)
        return null;
    const made = note.run(message.user, message.text, Date.now());
    audit.run(seen.lastInsertRowid, JSON.stringify({ id: Number(made.lastInsertRowid), text: message.text }));
    return outbox.run(message.channel, text).lastInsertRowid;
});

const app = new bolt.App({ token, appToken, socketMode: true, logLevel: bolt.LogLevel.ERROR, clientOptions: { slackApiUrl } });

app.message(/note D-1088/, async ({ message, client }) => {
    const text = "Noted on D-1088. When is the next touch?";
    const row = take(message, text);
    if (row === null)
        return;
    const posted = await client.chat.postMessage({ channel: message.channel, text, blocks: [
        { type: "section", text: { type: "mrkdwn", text } },
        { type: "actions", elements: ["Tomorrow", "Next Monday", "In 3 days", "Undo"].map((label, n) => (
            { type: "button", action_id: `p:${row}-${n}`, text: { type: "plain_text", text: label } })) }] });
    sent.run(posted.ts, row);
});

await app.start();
