/*
 * guides.test.mjs - what the guides for each role tell people to say is said in the demo, line by line, by somebody of
 * that role in its language: each must do what it is there for, or the guide is not true.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { serve } from "../browser/program.mjs";
import { chat, words } from "./chat.mjs";

const docs = new URL("../../docs/", import.meta.url);

/* Who says the English and the Chinese lines of a guide. */
const speakers = {
    "guide-sales.md": { en: "emma.ross", zh: "zhao.min" },
    "guide-approvers.md": { en: "dan.cole", zh: "li.wei" },
    "guide-finance.md": { en: "sun.qi", zh: "sun.qi" },
    "guide-managers.md": { en: "dan.cole", zh: "li.wei" },
};

/* What an answer says that did not do it. */
const IN_VAIN = /do not know|cannot read|there is no|there are no|only .* may|is .*'s; they or|ask .* to|不明白|看不懂|没有这|没有“|只有|由.*负责，只有/i;

/* What is a name, a part of a command, or an answer to a card, and no line by itself. */
const isLine = (text) => !/\.\.\.|^(dealbell|approved|同意|no, |is AP)/.test(text);

function linesOf(guide) {
    const text = readFileSync(new URL(guide, docs), "utf8");
    return [...text.matchAll(/`([^`\n]+)`/g)].map((found) => found[1]).filter(isLine);
}

for (const [guide, who] of Object.entries(speakers)) {
    test(`${guide} is true`, { timeout: 120000 }, async (t) => {
        const server = await serve(t, "demo");
        const sessions = new Map();
        const lines = linesOf(guide);
        const vain = [];

        assert.ok(lines.length > 3, `${lines.length} lines`);
        for (const line of lines) {
            const handle = /[\u4e00-\u9fff]/.test(line) ? who.zh : who.en;
            if (!sessions.has(handle))
                sessions.set(handle, chat(t, server, handle));
            const said = words(await sessions.get(handle).answer({ say: line }));
            if (IN_VAIN.test(said))
                vain.push(`${handle}: ${line}\n    ${said.split("\n")[0]}`);
        }
        assert.deepEqual(vain, []);
    });
}
