/*
 * bad.test.mjs - bad input of every kind: each gets a clear answer in the person's language, changes nothing
 * else, and the connection lives on.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { run, serve, until } from "../browser/program.mjs";
import { button, chat, words } from "./chat.mjs";
import { BINARY, open } from "./socket.mjs";

const KIB_64 = 65536;

/* What is typed, and what is read of the answer. */
const english = [
    ["froble the deal", /^I do not know "froble the deal"/],
    ["note D-1088", /D-1088 Bluefin Logistics: what was said or done\?/],
    ["remind 2026-02-30 call", /There is no 30 February/],
    ["remind 2026-03-32 call", /There is no 32 March/],
    ["touch D-1088 2020-01-01", /is over/],
    ["payment INV-3312", /Only CFO or finance may record payments/],
    ["deal show D-1042", /D-1042 is 赵敏's/],
    ["deal show D-99999", /There is no D-99999/],
    ["deal stage D-1088 flying", /There is no stage "flying"/],
    ["approve AP-88", /AP-88 is your own request/],
    ["won D-1088 signed_on=tomorrowish amount=lots", /Cannot read "tomorrowish"/],
    ["approval request D-1088 discount 400 reason=x", /Cannot read "400"/],
    ["", /That says nothing/],
    ["x".repeat(KIB_64), /I do not know "xxxx/],
    ["x".repeat(KIB_64 + 1), /64 KiB/],
    [{ say: "hello", room: "nowhere" }, /There is no such room/],
    [{ say: "hello", room: "dm:dan.cole" }, /there is no room/],
    [{ press: "nonsense" }, /This button is not known here/],
    [{ press: "0".repeat(31) }, /This button is not known here/],
    [{ press: "x".repeat(500) }, /lacks a proper "action"/],
    [{ form: "nonsense", fields: {} }, /This button is not known here/],
    [{ form: "nonsense", fields: { a: 1 } }, /lacks a proper "fields"/],
    [{ dance: 1 }, /an object needs say, press or form/],
    ["{\"say\":", /this is not JSON as it should be/, true],
    ["{\"say\":\"a\\u0000b\"}", /may not hold NUL/, true],
    [Buffer.concat([Buffer.from("{\"say\":\""), Buffer.from([0xff, 0xfe]), Buffer.from("\"}")]), /not valid UTF-8/, true],
];

const chinese = [
    ["乱七八糟", /^不明白“乱七八糟”/],
    ["跟进 D-1042", /跟进内容？/],
    ["提醒 2月30日 打电话", /没有 2月30日这一天/],
    ["提醒 13月3日 打电话", /没有 13月这个月份/],
    ["下次跟进 D-1042 2020-01-01", /已经过|已过/],
    ["回款 INV-3301", /只有财务总监、财务可以登记回款/],
    ["查看商机 D-1088", /D-1088 由 ?Emma Ross ?负责/],
    ["查看商机 D-99999", /没有 D-99999/],
    ["商机阶段 D-1042 飞行", /没有“飞行”这个阶段/],
    ["批准 AP-87", /AP-87 是您自己提交的/],
    ["赢单 D-1042 签约日=某天 金额=很多", /无法识别|看不懂|不是/],
    ["申请审批 D-1042 折扣 400 理由=x", /400/],
    ["", /消息是空的/],
    ["多".repeat(KIB_64 / 3), /不明白要做什么，没有执行。要记到 D-1042 鼎砺机械 吗/],
    ["多".repeat(KIB_64 / 3 + 1), /64 KiB/],
    [{ say: "你好", room: "nowhere" }, /没有这个房间/],
    [{ say: "你好", room: "dm:li.wei" }, /没有房间/],
    [{ press: "nonsense" }, /这个按钮已失效/],
    [{ press: "x".repeat(500) }, /这条消息缺少正确的“action”/],
    [{ form: "nonsense", fields: {} }, /这个按钮已失效/],
    [{ form: "nonsense", fields: { a: 1 } }, /这条消息缺少正确的“fields”/],
    [{ dance: 1 }, /对象里需要/],
    ["{\"say\":", /JSON/, true],
    [Buffer.concat([Buffer.from("{\"say\":\""), Buffer.from([0xff, 0xfe]), Buffer.from("\"}")]), /UTF-8/, true],
];

const isChinese = (text) => /[\u4e00-\u9fff]/.test(text);

/*
 * The records as they stand, without what a refusal may leave: that it was said (post, inbox), and which
 * buttons its answer carries (action).
 */
async function records(server) {
    return server.stopped(async (database) => {
        const tables = ["account", "account_alias", "lead", "lead_identity", "deal", "activity", "reminder", "approval",
            "approval_task", "invoice", "payment", "allocation", "person", "binding", "audit", "timer", "outbox"];
        const dump = await run([database, ...tables.map((name) => `.dump ${name}`)], { other: "sqlite3" });
        assert.equal(dump.status, 0, dump.err);
        return dump.out;
    });
}

for (const [name, handle, cases] of [["English", "emma.ross", english], ["Chinese", "zhao.min", chinese]]) {
    test(`bad words are answered in ${name} and change nothing`, { timeout: 120000 }, async (t) => {
        const server = await serve(t, "demo");
        const before = await records(server);
        const session = chat(t, server, handle);

        for (const [line, answer, isRaw] of cases) {
            const post = await session.answer(typeof line === "string" && !isRaw ? { say: line } : line);
            const said = words(post);
            const shown = JSON.stringify(line).slice(0, 80);
            assert.match(said, answer, shown);
            assert.equal(isChinese(said.replace(/[“"].*?[”"]|赵敏|李伟|孙琪|周宁|9折/gs, "")), name === "Chinese", `${shown}: ${said}`);
            assert.ok(post.error || post.room === "dealbell", shown);
        }
        session.say("help");
        await session.hear((post) => post.from === "dealbell");
        assert.equal(await session.end(), 1, "what was refused is seen in the status");
        assert.equal(await records(server), before);
    });
}

test("a button counts once, for whom it is meant, while what it is about stands as it was", async (t) => {
    const server = await serve(t, "demo");
    const dan = chat(t, server, "dan.cole");
    const emma = chat(t, server, "emma.ross");
    const zhao = chat(t, server, "zhao.min");

    const card = await dan.answer({ say: "approval show AP-88" });
    const approve = button(card, "Approve");
    const reject = button(card, "Reject");
    const before = await server.audited();

    emma.press(approve);
    assert.match(words(await emma.hear((post) => post.from === "dealbell")), /own request|is for Dan Cole/);
    zhao.press(approve);
    const foreign = words(await zhao.hear((post) => post.from === "dealbell"));
    assert.ok(isChinese(foreign), foreign);
    assert.equal(await server.audited(), before, "another's button does nothing");

    dan.press(approve);
    await dan.hear((post) => /AP-88 is approved/.test(words(post)));
    const after = await server.audited();
    assert.ok(after > before);
    for (const late of [approve, reject, approve]) {
        const said = words(await dan.answer({ press: late }));
        assert.match(said, /Dan Cole|you/i, said);
    }
    assert.equal(await server.audited(), after, "the first decision counts");
});

test("a name is a name, whatever it looks like", async (t) => {
    const server = await serve(t, "demo");
    const session = chat(t, server, "emma.ross");
    const before = await server.audited();
    const names = ["Robert'); DROP TABLE deal;--", "<img src=x onerror=alert(1)>", "%s%n%s", "a' OR '1'='1", "*x* `y` [z](w)"];

    for (const name of names) {
        session.say(`lead new "${name}" contact="${name}"`);
        assert.ok(words(await session.hear((post) => post.from === "dealbell")).includes(name), name);
    }
    const list = words(await session.answer({ say: "lead list" }));
    for (const name of names)
        assert.ok(list.includes(name), name);
    assert.equal(await server.audited(), before + names.length);
    assert.ok(words(await session.answer({ say: "deal list" })).includes("D-1088"), "the deals still stand");
});

test("frames that are none of ours are refused, and the connection lives on", { timeout: 120000 }, async (t) => {
    const server = await serve(t, "demo");
    const before = await server.audited();
    const socket = await open(t, server);
    const deep = `${"[".repeat(100)}1${"]".repeat(100)}`;
    const bad = [
        ["{\"do\":", "broken JSON"],
        ["", "nothing"],
        ["[]", "no object"],
        ["{\"do\":\"dance\",\"id\":\"1\"}", "an unknown verb"],
        ["{\"do\":\"say\",\"room\":\"sales\",\"text\":\"help\"}", "no id"],
        ["{\"do\":\"say\",\"id\":\"1\",\"room\":\"sales\"}", "no text"],
        ["{\"do\":\"say\",\"id\":7,\"room\":\"sales\",\"text\":\"help\"}", "an id that is a number"],
        ["{\"do\":\"say\",\"id\":\"a\\nb\",\"room\":\"sales\",\"text\":\"help\"}", "an id of two lines"],
        [`{"do":"say","id":"${"x".repeat(65)}","room":"sales","text":"help"}`, "a long id"],
        ["{\"do\":\"hello\",\"since\":-1}", "a negative change"],
        ["{\"do\":\"hello\",\"since\":1e300}", "a change beyond numbers"],
        [`{"do":"form","id":"1","action":"x","fields":${deep}}`, "a deep tree"],
        [Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), "invalid UTF-8"],
        [JSON.stringify({ do: "say", id: "big", room: "dealbell", text: "x".repeat(KIB_64 + 1) }), "a byte more than 64 KiB"],
    ];

    assert.equal(socket.status, 101);
    socket.put({ do: "say", id: "early", room: "sales", text: "help" });
    assert.match((await socket.hear((one) => one.is === "error")).said, /say hello first/);
    await socket.hello();
    for (const [payload, what] of bad) {
        socket.put(payload);
        const error = await socket.hear((one) => one.is === "error");
        assert.ok(error.said, what);
    }
    socket.put(Buffer.from([0, 1, 2, 3]), BINARY);
    assert.ok((await socket.hear((one) => one.is === "error")).said);
    socket.put({ do: "say", id: "after", room: "dealbell", text: "help" });
    assert.equal((await socket.hear((one) => one.is === "done")).rc, "ok");
    socket.put({ do: "say", id: "after", room: "dealbell", text: "help" });
    assert.equal((await socket.hear((one) => one.is === "done")).seen, true);
    assert.equal(socket.ended, false);
    assert.equal(await server.audited(), before);
});

test("what asks with a form is logged as no fault, a refusal as one", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo"); /* it writes down what is a warning or worse */
    const emma = chat(t, server, "emma.ross");
    const turns = () => server.said.filter((line) => line.includes("who=emma.ross"));

    assert.match(words(await emma.answer({ say: "note D-1088" })), /what was said or done\?/);
    assert.match(words(await emma.answer({ say: "deal show D-99999" })), /There is no D-99999/);
    await until("the refusal's line in the log", () => turns().length > 0);
    assert.equal(turns().length, 1, turns().join("\n"));
    assert.match(turns()[0], /level=warn .*rc=absent/);
});
