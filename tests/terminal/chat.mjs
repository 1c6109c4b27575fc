/*
 * chat.mjs - `dealbell chat --json` as a script sees it: lines in, posts out.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { atEnd, program, until } from "../browser/program.mjs";

/*
 * A session as `handle`, ended with the test.
 *
 *   heard              every object that was printed, oldest first
 *   put(object)        one line of input; a string or Buffer goes as it is
 *   say(text, room), press(action, value), form(action, fields)
 *   hear(look)         waits for a post after the last one heard for which look(post) is true
 *   answer(object)     put it, and the next post or error that comes
 *   end()              end of input; the exit status once it has ended
 */
export function chat(t, server, handle, { room = "dealbell", words = [], env = {} } = {}) {
    const child = spawn(program, ["chat", "--as", handle, "--url", server.url, "--room", room, "--json", ...words],
        { env: { ...process.env, ...env } });
    const session = { heard: [], wrong: [] };
    const ended = once(child, "close");
    let from = 0;

    child.stdin.on("error", () => {});
    createInterface(child.stdout).on("line", (line) => session.heard.push(JSON.parse(line)));
    createInterface(child.stderr).on("line", (line) => session.wrong.push(line));
    atEnd(t, () => child.kill("SIGKILL"));

    session.put = (line) => {
        child.stdin.write(typeof line === "string" || Buffer.isBuffer(line) ? line : JSON.stringify(line));
        child.stdin.write("\n");
    };
    session.say = (text, where) => session.put({ say: text, ...(where ? { room: where } : {}) });
    session.press = (action, value) => session.put({ press: action, ...(value === undefined ? {} : { value }) });
    session.form = (action, fields) => session.put({ form: action, fields });
    session.hear = (look, what = "a post") => until(`${what} at ${handle}'s; the last one was ${
        JSON.stringify(session.heard.at(-1))}`, () => {
        const at = session.heard.findIndex((one, n) => n >= from && look(one));
        if (at < 0)
            return null;
        from = at + 1;
        return session.heard[at];
    });
    session.answer = async (line) => {
        from = session.heard.length;
        session.put(line);
        return session.hear((one) => one.error || one.from === "dealbell", `an answer to ${line}`);
    };
    session.end = async () => {
        child.stdin.end();
        const [status] = await ended;
        return status;
    };
    return session;
}

/* All that a person reads in a post or an error. */
export function words(post) {
    const { card } = post;
    return [post.error, post.hint, post.text, card?.title, card?.subtitle, card?.text, card?.decided, card?.footer,
        ...(card?.fields ?? []).map((one) => `${one.label}: ${one.value}`),
        ...(card?.form?.inputs ?? []).map((one) => one.label),
        ...(card?.table?.rows ?? []).flat()].filter(Boolean).join("\n");
}

/* The action of the button with this label. */
export function button(post, label) {
    const found = post.card?.buttons?.find((one) => one.label === label);
    if (!found)
        throw new Error(`no button ${label} on ${JSON.stringify(post)}`);
    return found.action;
}
