/* How many sentences are read in a second, by a firm that knows a hundred thousand
 * customers and a million leads. */

#include "tests/bench/firm.h"
#include "tests/bench/reading.h"

#include "store/store_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OWNERS = 500, OURS = 10, ROUNDS = 10, FILL_AT_ONCE = 200000 };

/* A number that looks like chance and is the same in each run (splitmix64). */
static uint64_t chance(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static const char *one_of(uint64_t *state, const char *const *list, size_t n)
{
    return list[chance(state) % n];
}

/* The n-th character of Chinese text. */
static void add_character(struct text *out, const char *from, size_t n)
{
    text_add_bytes(out, from + n * 3, 3);
}

static void chinese_name(struct text *out, uint64_t *state)
{
    static const char brands[] =
        "鼎砺云岫禾穗启衡星桥铂曼澜庭松果青岚海拓河马远航北辰华宇金石瑞丰恒泰博创新源天"
        "诚德隆兴盛昌达通正信义和安康宁静雅致美佳乐欣荣光明亮辉煌耀阳春晓晨曦月清风流水长"
        "江山川林森木枫柏桦榕竹菊兰梅莲荷芳香百千万亿兆国民族东方西南中原大地龙凤鹤鹰虎豹"
        "狮象麟鹏雁燕飞翔腾跃进步高远广阔深蓝碧翠红紫银铜铁钢玉珠宝琳琅琪瑶瑾瑜";
    static const char *const lines[] = {
        "机械", "网络", "食品", "自动化", "物流", "电气", "酒店", "教育",   "药业",
        "阀门", "科技", "电子", "材料",   "能源", "生物", "医疗", "建筑",   "信息",
        "软件", "智能", "汽车", "化工",   "纺织", "服饰", "环保", "半导体", "精密制造"};
    static const char *const cities[] = {"上海", "北京", "杭州", "深圳", "苏州", "成都"};
    static const char *const forms[] = {"有限公司", "股份有限公司", "集团",
                                        "有限责任公司"};
    size_t n = (sizeof(brands) - 1) / 3;

    if (chance(state) % 5 == 0)
        text_add(out, one_of(state, cities, COUNT(cities)));
    add_character(out, brands, chance(state) % n);
    add_character(out, brands, chance(state) % n);
    text_add(out, one_of(state, lines, COUNT(lines)));
    if (chance(state) % 3 == 0)
        text_add(out, one_of(state, forms, COUNT(forms)));
}

static void latin_name(struct text *out, uint64_t *state)
{
    static const char *const starts[] = {
        "Blue", "Oak",  "Ver", "Quill", "Gran", "Tess", "Cob", "Har",  "Kest", "Nor",
        "Sil",  "Bram", "Elm", "Fair",  "Hal",  "Marl", "Pen", "Ston", "Wind", "Alder"};
    static const char *const middles[] = {"a",  "e",  "i",   "o",  "en", "ing", "er",
                                          "al", "on", "and", "el", "or", "um",  "ist"};
    static const char *const ends[] = {"fin", "line", "dant",  "mark", "ite",  "era",
                                       "row", "ton",  "ford",  "wick", "dale", "gate",
                                       "son", "well", "stead", "ley",  "mere", "combe"};
    static const char *const lines[] = {"Logistics", "Foods",    "Pumps",  "Media",
                                        "Solar",     "Labs",     "Steel",  "Marine",
                                        "Robotics",  "Textiles", "Health", "Systems",
                                        "Group Ltd", "Holdings", "GmbH"};

    text_add(out, one_of(state, starts, COUNT(starts)));
    text_add(out, one_of(state, middles, COUNT(middles)));
    text_add(out, one_of(state, ends, COUNT(ends)));
    text_add(out, " ");
    text_add(out, one_of(state, lines, COUNT(lines)));
}

static const char *some_name(struct arena *arena, uint64_t *state)
{
    struct text out;

    text_init(&out, arena, 200);
    if (chance(state) % 5 < 3)
        chinese_name(&out, state);
    else
        latin_name(&out, state);
    return out.bytes;
}

/* Of five hundred who sell, ten are the demo's people. */
static int64_t some_owner(uint64_t *state)
{
    int64_t owner = (int64_t)(chance(state) % OWNERS) + 1;

    return owner <= OURS ? owner : 1000 + owner;
}

static void add_rows(sqlite3 *db, const char *sql, bool may_be_pool, size_t n)
{
    struct arena *arena = arena_new();
    sqlite3_stmt *q = NULL;
    uint64_t state = 1;

    if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK)
        bench_die("could not fill the names: %s", sqlite3_errmsg(db));
    for (size_t i = 0; i < n; i++) {
        arena_empty(arena);
        (void)sqlite3_bind_text(q, 1, some_name(arena, &state), -1, SQLITE_STATIC);
        bool is_pool = may_be_pool && chance(&state) % 2;
        (void)sqlite3_bind_int64(q, 2, is_pool ? 0 : some_owner(&state));
        if (sqlite3_step(q) != SQLITE_DONE)
            bench_die("could not fill the names: %s", sqlite3_errmsg(db));
        (void)sqlite3_reset(q);
    }
    (void)sqlite3_finalize(q);
    arena_free(arena);
}

static void fill(const char *path, size_t n_accounts, size_t n_leads)
{
    static const char begin[] =
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN;";
    static const char end[] =
        "UPDATE named SET stage = 0, record = 0, alias = ''; COMMIT;"
        "PRAGMA wal_checkpoint(TRUNCATE);";
    sqlite3 *db = NULL;

    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_exec(db, begin, NULL, NULL, NULL) != SQLITE_OK)
        bench_die("could not fill %s: %s", path, sqlite3_errmsg(db));
    add_rows(db,
             "INSERT INTO account (version, name, key, currency, owner, email, made_at,"
             " withdrawn_at) VALUES (1, ?1, '', 'CNY', ?2, '', 0, 0)",
             false, n_accounts);
    add_rows(db,
             "INSERT INTO lead (version, name, key, contact, phone, email, wechat,"
             " source, need, amount, currency, state, owner, deal, next_touch, made_at,"
             " withdrawn_at)"
             " VALUES (1, ?1, '', '', '', '', '', '', '', 0, '', 0, ?2, 0, '', 0, 0)",
             true, n_leads);
    if (sqlite3_exec(db, end, NULL, NULL, NULL) != SQLITE_OK)
        bench_die("could not fill %s: %s", path, sqlite3_errmsg(db));
    (void)sqlite3_close(db);
}

/* All names into the index, and the index into the filter. */
static struct store *filled(const char *path)
{
    struct store *store = NULL;
    struct err err = {0};

    if (store_open(&(struct store_options){.path = path, .sync_normal = true}, &store,
                   &err) != RC_OK)
        bench_die("could not open %s: %s %s", path, err.said, err.detail);
    while (store->unnamed != NAMES_FILLED)
        if (!names_fill(store, FILL_AT_ONCE))
            bench_die("could not fill the index of names");
    while (store_tidy(store, true))
        continue;
    return store;
}

static void in_a_turn(struct store *store, struct reading *reading, size_t rounds,
                      struct span *took)
{
    struct arena *arena = arena_new();
    struct err err = {0};
    struct turn t;

    if (store_begin(store, &err) != RC_OK ||
        turn_begin(store, arena, arena, NULL, 1773194400000, &t) != RC_OK)
        bench_die("no turn for the sentences");
    reading_run(reading, &t, 1); /* until all is at hand */
    span_begin(took);
    reading_run(reading, &t, rounds);
    span_end(took);
    if (turn_end(&t, RC_OK) != RC_OK || store_commit(store, &err) != RC_OK)
        bench_die("the turn of the sentences did not end: %s", err.said);
    arena_free(arena);
}

void bench_sentences(struct bench *bench)
{
    static const double aim = 20000, aim_us = 1000;
    const char *path = bench_path(bench, "sentences.db");
    size_t n_accounts = bench->is_quick ? 1000 : 100000;
    size_t rounds = bench->is_quick ? 2 : ROUNDS, n;
    struct reading reading = {.arena = bench->arena};
    struct store *store;
    struct span took;
    double a_second, *us;

    reading_load(&reading, rounds);
    firm_make(path);
    fill(path, n_accounts, n_accounts * 10);
    store = filled(path);
    in_a_turn(store, &reading, rounds, &took);
    store_close(store);
    firm_forget(path);
    us = reading.us;
    n = reading.n;
    a_second = (double)n * 1e9 / (double)took.cpu_ns;
    sort_doubles(us, n);
    bench_add(bench, (struct bench_row){
                         .what = "sentences read a second, one core",
                         .figure = bench_count(bench, a_second),
                         .against = bench_text(bench, "%s customers, 10 x leads",
                                               bench_count(bench, (double)n_accounts)),
                         .ratio = bench_text(bench, "%.2f", a_second / aim),
                         .aim = bench_count(bench, aim),
                         .verdict = a_second >= aim ? MET : MISSED});
    bench_add(bench,
              (struct bench_row){
                  .what = "a sentence, p99",
                  .figure = bench_text(bench, "%.0f us", quantile(us, n, 0.99)),
                  .against = bench_text(bench, "p50 %.0f us", quantile(us, n, 0.5)),
                  .ratio = bench_text(bench, "%.2f", quantile(us, n, 0.99) / aim_us),
                  .aim = bench_text(bench, "%.0f us", aim_us),
                  .verdict = quantile(us, n, 0.99) <= aim_us ? MET : MISSED});
}
