/*
 * slack_limits.mjs - what Slack refuses in messages and views, with its own codes
 * (docs.slack.dev, reference/block-kit and the methods' pages).
 */

export class Refusal extends Error {
    constructor(code, detail = "", more = {}) {
        super(code);
        this.code = code;
        this.detail = detail;
        this.more = more;
    }
}

const characters = (text) => [...text].length;

function need(truth, where, what, code = "invalid_blocks") {
    if (!truth)
        throw new Refusal(code, `[ERROR] ${what} [json-pointer:${where}]`);
}

function text(object, where, most, kinds = ["plain_text", "mrkdwn"]) {
    need(object && kinds.includes(object.type), `${where}/type`, "no such text");
    need(typeof object.text === "string" && object.text.length > 0, `${where}/text`, "must be more than 0 characters");
    need(characters(object.text) <= most, `${where}/text`, `must be less than ${most + 1} characters`);
    if (object.type === "plain_text")
        need(object.verbatim === undefined, where, "no additional property verbatim");
}

function options(list, where) {
    need(Array.isArray(list) && list.length >= 1 && list.length <= 100, where, "1 to 100 options");
    list.forEach((option, i) => {
        text(option.text, `${where}/${i}/text`, 75);
        need(characters(option.value ?? "") <= 75 && option.value, `${where}/${i}/value`, "a value of 1 to 75");
    });
}

const elements = {
    button(element, where) {
        text(element.text, `${where}/text`, 75, ["plain_text"]);
        need(!element.style || ["primary", "danger"].includes(element.style), `${where}/style`, "no such style");
        need(characters(element.value ?? "") <= 2000, `${where}/value`, "too long");
    },
    static_select(element, where) {
        if (element.placeholder)
            text(element.placeholder, `${where}/placeholder`, 150, ["plain_text"]);
        options(element.options, `${where}/options`);
        if (element.initial_option)
            need(element.options.some((one) => one.value === element.initial_option.value), `${where}/initial_option`, "is no option");
    },
    datepicker(element, where) {
        need(!element.initial_date || /^\d{4}-\d\d-\d\d$/.test(element.initial_date), `${where}/initial_date`, "no date");
    },
    plain_text_input(element, where) {
        need(characters(element.initial_value ?? "") <= 3000, `${where}/initial_value`, "too long");
        need(!element.max_length || element.max_length <= 3000, `${where}/max_length`, "too long");
    },
};

function element(one, where, seen) {
    need(elements[one?.type], `${where}/type`, "unsupported element");
    need(typeof one.action_id === "string" && one.action_id.length <= 255 && one.action_id, `${where}/action_id`, "1 to 255");
    need(!seen.has(one.action_id), `${where}/action_id`, "action_id must be unique");
    seen.add(one.action_id);
    elements[one.type](one, where);
}

const blocks = {
    section(block, where) {
        need(block.text || block.fields, where, "text or fields");
        if (block.text)
            text(block.text, `${where}/text`, 3000);
        need(!block.fields || (block.fields.length >= 1 && block.fields.length <= 10), `${where}/fields`, "1 to 10 fields");
        (block.fields ?? []).forEach((field, i) => text(field, `${where}/fields/${i}`, 2000));
    },
    header: (block, where) => text(block.text, `${where}/text`, 150, ["plain_text"]),
    divider() {},
    context(block, where) {
        need(block.elements?.length >= 1 && block.elements.length <= 10, `${where}/elements`, "1 to 10 elements");
        block.elements.forEach((one, i) => text(one, `${where}/elements/${i}`, 3000));
    },
    actions(block, where, seen) {
        need(block.elements?.length >= 1 && block.elements.length <= 25, `${where}/elements`, "1 to 25 elements");
        block.elements.forEach((one, i) => element(one, `${where}/elements/${i}`, seen));
    },
    table(block, where) {
        need(block.rows?.length >= 1 && block.rows.length <= 100, `${where}/rows`, "1 to 100 rows");
        need((block.column_settings?.length ?? 0) <= 20, `${where}/column_settings`, "at most 20");
        let all = 0;
        block.rows.forEach((row, r) => {
            need(row.length >= 1 && row.length <= 20, `${where}/rows/${r}`, "1 to 20 cells");
            row.forEach((cell, c) => {
                need(["raw_text", "rich_text", "raw_number"].includes(cell.type), `${where}/rows/${r}/${c}/type`, "no such cell");
                need(cell.type !== "raw_text" || cell.text, `${where}/rows/${r}/${c}/text`, "must not be empty");
                all += characters(cell.text ?? "");
            });
        });
        need(all <= 10000, where, "a table of at most 10,000 characters", "invalid_blocks");
    },
    input(block, where, seen) {
        text(block.label, `${where}/label`, 2000, ["plain_text"]);
        if (block.hint)
            text(block.hint, `${where}/hint`, 2000, ["plain_text"]);
        element(block.element, `${where}/element`, new Set());
    },
};

export function checkBlocks(list, most) {
    const seen = new Set();
    const ids = new Set();
    if (list === undefined)
        return;
    need(Array.isArray(list), "/blocks", "no list", "invalid_blocks_format");
    need(list.length <= most, "/blocks", `no more than ${most} items allowed`);
    need(list.filter((block) => block.type === "table").length <= 1, "/blocks", "only one table", "only_one_table_allowed");
    list.forEach((block, i) => {
        const where = `/blocks/${i}`;
        need(blocks[block?.type], `${where}/type`, "unsupported type");
        need((block.block_id ?? "").length <= 255, `${where}/block_id`, "too long");
        need(!block.block_id || !ids.has(block.block_id), `${where}/block_id`, "must be unique");
        ids.add(block.block_id);
        blocks[block.type](block, where, seen);
    });
}

export function checkMessage(body, isUpdate) {
    checkBlocks(body.blocks, 50);
    if (!body.text && !body.blocks?.length)
        throw new Refusal("no_text");
    if (isUpdate && characters(body.text ?? "") > 4000)
        throw new Refusal("msg_too_long");
    if (JSON.stringify(body.metadata ?? "").length > 8000)
        throw new Refusal("metadata_too_large");
    if (body.metadata && (!body.metadata.event_type || typeof body.metadata.event_payload !== "object"))
        throw new Refusal("invalid_metadata_format");
}

export function checkView(view, type) {
    if (view?.type !== type)
        throw new Refusal("invalid_arguments", `[ERROR] a view of type ${type}`);
    if (JSON.stringify(view).length > 250000)
        throw new Refusal("view_too_large");
    checkBlocks(view.blocks, 100);
    if (type !== "modal")
        return;
    text(view.title, "/title", 24, ["plain_text"]);
    for (const key of ["submit", "close"])
        if (view[key])
            text(view[key], `/${key}`, 24, ["plain_text"]);
    need((view.private_metadata ?? "").length <= 3000, "/private_metadata", "too long");
    need((view.callback_id ?? "").length <= 255, "/callback_id", "too long");
    need(!view.blocks.some((block) => block.type === "input") || view.submit, "/submit", "needed with inputs");
}
