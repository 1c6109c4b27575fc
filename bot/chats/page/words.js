/*
 * words.js - what the page itself says, in both languages, and how it writes days.
 *
 * What Dealbell and people say comes from the server in the right language; here
 * are only the labels around it.
 */

const table = {
    agenda: ["Agenda", "日程"],
    pipeline: ["Pipeline", "商机看板"],
    receivables: ["Receivables", "应收"],
    rooms: ["Rooms", "房间"],
    direct: ["Direct", "私信"],
    today: ["Today", "今天"],
    chat: ["Chat", "聊天"],
    demo: ["demo", "演示"],
    bot: ["bot", "机器人"],
    aside: [" (%s)", "（%s）"],
    edited: ["edited", "已编辑"],
    onlyYou: ["only you see this", "仅你可见"],
    conversation: ["Conversation", "对话"],
    places: ["Places", "导航"],
    beside: ["Beside the chat", "侧栏"],
    search: ["Search", "搜索"],
    searchKey: ["Search /", "搜索 /"],
    found: ["Found for “%s”", "“%s”的搜索结果"],
    foundNone: ["Nothing was found for “%s”. Try a name, or a number such as D-1042.",
        "没有找到“%s”。试试名称，或 D-1042 这样的编号。"],
    close: ["Close", "关闭"],
    write: ["Message %s", "发消息到 %s"],
    writeTo: ["Message %s", "发消息给 %s"],
    enterSends: ["Enter sends", "回车发送"],
    send: ["Send", "发送"],
    reply: ["Reply", "回复"],
    replyTo: ["Reply to %s", "回复 %s"],
    replying: ["To %s", "回复 %s"],
    replyNot: ["Answer nothing in particular", "取消回复"],
    try: ["Try:", "试试："],
    tryFirst: ["Nothing here yet. Write as you would to a colleague, for example:",
        "这里还没有消息。像对同事说话一样写，例如："],
    quietRoom: ["Nothing here yet.", "这里还没有消息。"],
    newBelow: ["New below", "下方有新内容"],
    unread: ["%s unread", "%s 条未读"],
    online: ["online", "在线"],
    offline: ["offline", "离线"],
    reconnecting: ["Reconnecting", "正在重新连接"],
    waitOne: ["1 message waits", "1 条消息待发"],
    waitMany: ["%s messages wait", "%s 条消息待发"],
    waiting: ["waiting to be sent", "等待发送"],
    sending: ["sending", "发送中"],
    comma: [", ", "，"],
    retry: ["Try now", "立即重试"],
    mine: ["Mine", "我的"],
    team: ["Team", "团队"],
    emptyPage: ["Nothing waits here.", "这里没有待办。"],
    emptyBoard: ["No deals here yet. A deal begins as a lead: write “new lead …” in the chat.",
        "这里还没有商机。商机从线索开始：在聊天里写“新线索 ……”。"],
    loading: ["Loading", "载入中"],
    switchPerson: ["Switch person", "换一个人"],
    signOut: ["Sign out", "退出登录"],
    signIn: ["Sign in", "登录"],
    signInTo: ["Sign in to %s", "登录 %s"],
    signInOnce: ["This link works once, for you alone.", "此链接只能由你本人使用一次。"],
    signInSpent: ["This link does not work", "此链接无法使用"],
    signInLost: ["Ask your admin for a new one, or on the machine itself run: dealbell user invite HANDLE",
        "请管理员再发一个，或在本机运行：dealbell user invite HANDLE"],
    signInHow: ["Open the sign-in link you were given. Lost it? Ask your admin for a new one, or on the "
        + "machine itself run: dealbell user invite HANDLE",
    "请打开发给您的登录链接。找不到了？请管理员再发一个，或在本机运行：dealbell user invite HANDLE"],
    whom: ["Whom would you like to be?", "您想扮演谁？"],
    whomHint: ["A made-up firm. Every tab may be someone else.", "这是虚构的公司；每个标签页可以是不同的人。"],
    claim: ["Claim this firm", "认领这家公司"],
    claimHint: ["dealbell serve printed a code when it started. You become the first admin.",
        "dealbell serve 启动时显示了一个代码。您将成为第一位管理员。"],
    code: ["Code", "代码"],
    handle: ["Handle", "账号"],
    handleHint: ["Small letters and dots, such as zhao.min", "小写字母和点，例如 zhao.min"],
    name: ["Name", "姓名"],
    email: ["E-mail", "邮箱"],
    ok: ["OK", "确定"],
    choose: ["Choose", "请选择"],
    needed: ["This is needed.", "此项必填。"],
    done: ["done", "已完成"],
    now: ["now", "进行中"],
    later: ["to come", "待进行"],
    failed: ["failed", "未通过"],
    late: ["late", "逾期"],
    notAnswered: ["The server did not answer. Nothing was changed; press again.",
        "服务器没有应答，什么都没有改变；请再按一次。"],
    rcAgain: ["That could not be done just now. Nothing was changed; please try again.",
        "现在无法完成，什么都没有改变；请稍后再试。"],
    rcBroken: ["Something broke on our side. Nothing was changed; it has been noted.",
        "我们这边出错了，什么都没有改变；问题已记录。"],
};

/* What was said and what to do, as sentences begin and end. */
export function sentences(...given) {
    return given.filter(Boolean).map((text) => {
        const said = text[0].toUpperCase() + text.slice(1);
        return /[.!?。！？…]$/.test(said) ? said : said + (/[\u3000-\u9fff]$/.test(said) ? "。" : ".");
    }).reduce((all, one) => all + (/[。！？]$/.test(all) || !all ? "" : " ") + one, "");
}

const roles = {
    sales: ["Sales", "销售"],
    manager: ["Manager", "经理"],
    approver: ["Approver", "审批人"],
    finance: ["Finance", "财务"],
    legal: ["Legal", "法务"],
    admin: ["Admin", "管理员"],
    cfo: ["CFO", "首席财务官"],
    director: ["Director", "总监"],
};

/* The cities of the time zones, as the other language calls them. */
const cities = {
    Shanghai: "上海", Chongqing: "重庆", Urumqi: "乌鲁木齐", "Hong Kong": "香港", Macau: "澳门", Taipei: "台北",
    Singapore: "新加坡", "Kuala Lumpur": "吉隆坡", Bangkok: "曼谷", Jakarta: "雅加达", Tokyo: "东京", Seoul: "首尔",
    Kolkata: "加尔各答", Dubai: "迪拜", London: "伦敦", Paris: "巴黎", Berlin: "柏林", Madrid: "马德里",
    Rome: "罗马", Amsterdam: "阿姆斯特丹", Zurich: "苏黎世", Moscow: "莫斯科", "New York": "纽约",
    Chicago: "芝加哥", "Los Angeles": "洛杉矶", Toronto: "多伦多", "Sao Paulo": "圣保罗", Sydney: "悉尼",
};

const days = [
    ["Sunday", "周日"], ["Monday", "周一"], ["Tuesday", "周二"], ["Wednesday", "周三"],
    ["Thursday", "周四"], ["Friday", "周五"], ["Saturday", "周六"],
];

const months = ["January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December"];

let side = /^zh/i.test(navigator.language) ? 1 : 0;
let zone = -new Date().getTimezoneOffset(); /* minutes east of Greenwich, where the zone's rules are not known */
let place = "";
let clock = null; /* tells the wall's time in the zone, whichever side of a change of the clocks */
const offsets = new Map(); /* hour -> minutes east of Greenwich */

function wallClock(name) {
    try {
        return new Intl.DateTimeFormat("en-US", { timeZone: name, hourCycle: "h23", year: "numeric", month: "numeric",
            day: "numeric", hour: "numeric", minute: "numeric" });
    } catch {
        return null; /* a zone that this browser has not heard of */
    }
}

/*
 * `lang` is the person's, `zoneMinutes` is east of Greenwich just now, `zoneName` is "Europe/London". Returns true
 * when any of it changed.
 */
export function speak(lang, zoneMinutes, zoneName) {
    const before = manner();
    if (lang)
        side = /^zh/i.test(lang) ? 1 : 0;
    if (Number.isFinite(zoneMinutes))
        zone = zoneMinutes;
    if (zoneName && zoneName !== place) {
        place = zoneName;
        clock = wallClock(zoneName);
        offsets.clear();
    }
    document.documentElement.lang = side ? "zh-CN" : "en";
    return manner() !== before;
}

/* In which language and by which clock the page is written now. */
export function manner() {
    return `${side}/${place}/${zone}`;
}

function offsetAt(ms) {
    if (!clock)
        return zone;
    const hour = Math.floor(ms / 3600000);
    if (!offsets.has(hour)) {
        const at = Object.fromEntries(clock.formatToParts(hour * 3600000).map((one) => [one.type, Number(one.value)]));
        offsets.set(hour, Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute) / 60000 - hour * 60);
    }
    return offsets.get(hour);
}

export function t(key, arg) {
    const word = table[key][side];
    return arg === undefined ? word : word.replace("%s", () => arg);
}

/* "sales,manager" or ["sales", "manager"] as a person reads it. */
export function roleWords(given) {
    const list = Array.isArray(given) ? given : String(given ?? "").split(/\s*[,、，]\s*/);
    return list.filter(Boolean)
        .map((role) => roles[role.toLowerCase()]?.[side] ?? role)
        .join(side ? "、" : ", ");
}

/* "Sales, Shanghai" */
export function rolesAndPlace(person) {
    const place = side ? cities[person.place] ?? person.place : person.place;
    return [roleWords(person.roles), place].filter(Boolean).join(side ? "，" : ", ");
}

/* The wall clock of the person's zone, in the UTC fields of a Date. */
function wall(ms) {
    return new Date(ms + offsetAt(ms) * 60000);
}

/* Two instants of one day have one number. */
export function dayNumber(ms) {
    return Math.floor((ms + offsetAt(ms) * 60000) / 86400000);
}

export function clockTime(ms) {
    return wall(ms).toISOString().slice(11, 16);
}

/* "Wednesday, 11 March 2026", "2026年3月11日（周三）" */
export function longDay(ms) {
    const d = wall(ms);
    const y = d.getUTCFullYear();
    const m = d.getUTCMonth();
    const day = d.getUTCDate();
    const name = days[d.getUTCDay()][side];
    return side ? `${y}年${m + 1}月${day}日（${name}）` : `${name}, ${day} ${months[m]} ${y}`;
}

/* "Wed 18 March", "3月18日（周三）" */
export function shortDay(ms) {
    const d = wall(ms);
    const name = days[d.getUTCDay()][side];
    return side ? `${d.getUTCMonth() + 1}月${d.getUTCDate()}日（${name}）`
        : `${name.slice(0, 3)} ${d.getUTCDate()} ${months[d.getUTCMonth()]}`;
}
