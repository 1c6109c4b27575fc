/* stranger_en.c - a stranger's name in English: behind what one does with a customer, or
 * at the head of a clause. */
#include "commands/language/name_words.h"
#include "commands/language/stranger_inside.h"

#include <ctype.h>
#include <string.h>

enum {
    NAME_BYTES = 80, /* the longest name */
    NAME_WORDS = 5,
    SMALL_FIRM_WORDS = 3
};

/* What one does with a customer; the name follows. */
static const char *const meets[] = {"visited",
                                    "visiting",
                                    "visit to",
                                    "visit at",
                                    "met with",
                                    "met up with",
                                    "met",
                                    "meeting with",
                                    "meeting at",
                                    "spoke to",
                                    "spoke with",
                                    "speaking to",
                                    "speaking with",
                                    "talked to",
                                    "talked with",
                                    "talking to",
                                    "call with",
                                    "call to",
                                    "called",
                                    "calls with",
                                    "call from",
                                    "rang",
                                    "phoned",
                                    "emailed",
                                    "messaged",
                                    "lunch with",
                                    "dinner with",
                                    "coffee with",
                                    "drinks with",
                                    "breakfast with",
                                    "chat with",
                                    "chatted with",
                                    "heard from",
                                    "heard back from",
                                    "caught up with",
                                    "saw",
                                    "seen",
                                    "demo at",
                                    "demo with",
                                    "demo for",
                                    "demoed to",
                                    "presented to",
                                    "pitched to",
                                    "pitched",
                                    "back from",
                                    "zoom with",
                                    "session with",
                                    "sync with",
                                    "dropped by",
                                    "popped into",
                                    "went to see",
                                    "went to",
                                    "off the phone with",
                                    "on the phone with",
                                    "sat down with",
                                    "ran into",
                                    "bumped into",
                                    "followed up with",
                                    "reached",
                                    "samples to",
                                    "quote to",
                                    "proposal to",
                                    "card from",
                                    "email from",
                                    "reply from"};

/* Whom and what one meets anywhere: as a whole name, or as its first word. */
static const char *const nobody[] = {
    "the",         "their",      "his",       "her",         "our",        "my",
    "a",           "an",         "them",      "him",         "us",         "me",
    "it",          "you",        "they",      "he",          "she",        "we",
    "this",        "that",       "these",     "those",       "some",       "somebody",
    "someone",     "all",        "both",      "two",         "everyone",   "everybody",
    "procurement", "purchasing", "finance",   "legal",       "accounts",   "sales",
    "ops",         "operations", "hq",        "it",          "hr",         "marketing",
    "production",  "quality",    "logistics", "engineering", "management", "reception",
    "head",        "ceo",        "cfo",       "coo",         "cto",        "md",
    "buyer",       "buyers",     "customer",  "customers",   "client",     "clients",
    "lead",        "leads",      "prospect",  "again",       "back",       "at",
    "in",          "on",         "for",       "about",       "and",        "with",
    "from",        "to",         "by",        "over",        "yesterday",  "today",
    "new",         "old",        "home",      "work",        "support",    "service",
    "no",          "any",        "every",     "each",        "once",       "twice",
    "there",       "here",       "i",         "is",          "was",        "went",
    "who",         "what",       "when",      "where",       "which",      "how",
    "site",        "office",     "plant",     "factory",     "warehouse",  "board",
    "everything",  "nothing",    "something", "first",       "last",       "next",
    "other",       "another",    "more",      "very",        "just",       "not"};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c == '-' ||
           c == '&';
}

static bool is_capital(const struct scene *s, size_t at)
{
    char c = s->text.original[s->text.from[at]];

    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '&';
}

static size_t word_end(const struct scene *s, size_t at)
{
    while (at < s->text.len && is_letter(s->text.bytes[at]))
        at++;
    return at;
}

/* "foods" and "Foods" are one. */
static bool is_firm_word(const struct scene *s, size_t at, size_t until)
{
    char word[NAME_BYTES];
    size_t len = until - at;

    if (len == 0 || len >= sizeof(word))
        return false;
    memcpy(word, s->text.bytes + at, len);
    word[0] = (char)toupper((unsigned char)word[0]);
    return name_is_firm_word(word, len);
}

/* "jane", "Jane Reed": as a name is written. */
static bool is_person(const struct scene *s, struct span at)
{
    char *words = arena_copy_bytes(s->arena, s->text.bytes + at.from, at.until - at.from);

    for (size_t i = 0; words[i]; i++)
        if (i == 0 || words[i - 1] == ' ')
            words[i] = (char)toupper((unsigned char)words[i]);
    return name_is_known(words) || name_has_title(words);
}

static bool is_nobody(const struct scene *s, size_t at, size_t until)
{
    return text_is_any(stranger_bytes(s, (struct span){at, until}), nobody,
                       COUNT(nobody));
}

/* The words of a name with capitals, from `at` on; `has_firm`: one is a firm's. */
static size_t capitals_end(const struct scene *s, size_t at, bool *has_firm)
{
    size_t until = at;

    *has_firm = false;
    for (size_t n = 0; n < NAME_WORDS && at < s->text.len &&
                       is_letter(s->text.bytes[at]) && is_capital(s, at);
         n++) {
        size_t end = word_end(s, at);
        if (stranger_is_of_time(s, (struct span){at, end}))
            break;
        *has_firm |= n > 0 && is_firm_word(s, at, end);
        until = end;
        at = end + (s->text.bytes[end] == ' ');
    }
    return until;
}

/* "northlake packaging": small letters are a name where a firm's word ends it. */
static size_t small_firm_end(const struct scene *s, size_t at)
{
    for (size_t n = 0; n < SMALL_FIRM_WORDS && at < s->text.len; n++) {
        size_t end = word_end(s, at);
        if (end == at || is_nobody(s, at, end))
            return 0;
        if (n > 0 && is_firm_word(s, at, end))
            return end;
        if (stranger_is_marked(s, (struct span){at, end}) || s->text.bytes[end] != ' ')
            return 0;
        at = end + 1;
    }
    return 0;
}

/* "glenfield's plant": the plant is theirs. */
static size_t without_owning(const struct scene *s, struct span at)
{
    bool goes_on = s->text.bytes[at.until] == ' ';

    if (goes_on && at.until - at.from > 2 &&
        strncmp(s->text.bytes + at.until - 2, "'s", 2) == 0)
        return at.until - 2;
    return at.until;
}

/* Whoever is "he" or "she" has a name of their own. */
static bool speaks_of_one(const struct scene *s, size_t at)
{
    static const char *const ones[] = {" he ",  " she ", " his ", " her ",
                                       " him ", " he'",  " she'"};

    return text_has_any(s->text.bytes + at, ones, COUNT(ones));
}

/* "from Northlake", "at northlake", behind whom one met. */
static bool read_of_firm(const struct scene *s, size_t at, struct span *out)
{
    static const char *const ofs[] = {" from ", " at ", " of ", " over at "};
    bool has_firm;

    for (size_t i = 0; i < COUNT(ofs); i++) {
        size_t len = strlen(ofs[i]), from = at + len;
        if (strncmp(s->text.bytes + at, ofs[i], len) != 0)
            continue;
        size_t until = capitals_end(s, from, &has_firm);
        if (until == from || (!has_firm && is_nobody(s, from, until)))
            until = small_firm_end(s, from);
        if (!until)
            until = word_end(s, from);
        if (until < from + 2 || is_nobody(s, from, word_end(s, from)) ||
            stranger_is_of_time(s, (struct span){from, until}))
            return false;
        *out = (struct span){from, until};
        out->until = without_owning(s, *out);
        return true;
    }
    return false;
}

/* "a guy", "somebody", "the buyer": whom one met, unnamed. */
static size_t somebody_end(const struct scene *s, size_t at)
{
    static const char *const somebodies[] = {
        "somebody",   "someone",      "a guy",
        "a lady",     "a woman",      "a man",
        "a buyer",    "the buyer",    "the owner",
        "the boss",   "the ceo",      "the cfo",
        "the md",     "the team",     "the guys",
        "the people", "a manager",    "the manager",
        "a director", "the director", "a couple of people",
        "two people", "people"};

    for (size_t i = 0; i < COUNT(somebodies); i++) {
        size_t len = strlen(somebodies[i]);
        if (strncmp(s->text.bytes + at, somebodies[i], len) == 0 &&
            !is_letter(s->text.bytes[at + len]))
            return at + len;
    }
    return 0;
}

/* The person at `at`, of one word or two; its end, 0: none stands there. */
static size_t person_end(const struct scene *s, size_t at)
{
    size_t first = word_end(s, at), second = word_end(s, first + 1);

    if (s->text.bytes[first] == ' ' && second > first + 1 && is_capital(s, first + 1) &&
        is_person(s, (struct span){at, second}))
        return second;
    return first > at && is_person(s, (struct span){at, first}) ? first : 0;
}

static bool read_english(const struct scene *s, size_t at, struct stranger *out)
{
    size_t some = somebody_end(s, at), person = some ? 0 : person_end(s, at);
    bool has_firm;

    *out = (struct stranger){{0, 0}, {0, 0}};
    size_t until = capitals_end(s, at, &has_firm);
    if (!has_firm && (some || person)) {
        if (person)
            out->who = (struct span){at, person};
        return read_of_firm(s, some ? some : person, &out->at);
    }
    if (until == at)
        until = small_firm_end(s, at);
    if (!until || (!has_firm && is_nobody(s, at, word_end(s, at))))
        return false;
    out->at = (struct span){at, until};
    if (!has_firm && read_of_firm(s, until, &out->at)) {
        out->who = (struct span){at, until};
        return true;
    }
    out->at.until = without_owning(s, out->at);
    return has_firm || small_firm_end(s, at) == until ||
           (!stranger_is_marked(s, out->at) && !speaks_of_one(s, until) &&
            out->at.until - out->at.from > 2);
}

/* "They are called Foo Marine" tells a name, and of no call. */
static bool is_named_so(const struct scene *s, size_t at)
{
    static const char *const verbs[] = {" is ", "'s ", " are ", "'re ", " was ", " be "};

    return text_ends_any(s->text.bytes, at, verbs, COUNT(verbs));
}

/* The bytes of what stands whole before a name. */
static size_t lead_in(const struct scene *s, size_t at)
{
    if (at && (is_letter(s->text.bytes[at - 1]) || is_named_so(s, at)))
        return 0;
    for (size_t i = 0; i < COUNT(meets); i++) {
        size_t len = strlen(meets[i]);
        if (strncmp(s->text.bytes + at, meets[i], len) == 0 &&
            s->text.bytes[at + len] == ' ')
            return len + 1;
    }
    return 0;
}

/* "cobalt marine rang": who calls is a name, and it ends before the verb. */
static bool read_caller(const struct scene *s, size_t at, struct stranger *out)
{
    static const char *const verbs[] = {" rang",     " called",      " phoned",
                                        " emailed",  " wrote",       " texted",
                                        " messaged", " got in touch"};
    size_t until = small_firm_end(s, at);

    for (size_t i = 0; until && i < COUNT(verbs); i++)
        if (strncmp(s->text.bytes + until, verbs[i], strlen(verbs[i])) == 0) {
            *out = (struct stranger){.at = {at, until}};
            return true;
        }
    return false;
}

/* "Glenfield Dairy cut the budget": who does something stands first, with a firm's word;
 * not where it is done to those spoken of ("Krones Systems quoted them 20k less"). */
bool stranger_en_head(const struct scene *s, size_t clause, struct stranger *out)
{
    static const char *const toward[] = {" them", " him", " her"};
    size_t at = s->clauses[clause].from;
    bool has_firm;

    while (s->text.bytes[at] == ' ')
        at++;
    if (read_caller(s, at, out))
        return true;
    size_t until = capitals_end(s, at, &has_firm), first = word_end(s, at);
    /* "Add Fernhill Dairy as a lead": a verb has a capital too. */
    if (!has_firm || is_nobody(s, at, first) ||
        stranger_is_marked(s, (struct span){at, first}))
        return false;
    if (text_has_any(s->text.bytes + until, toward, COUNT(toward)))
        return false;
    *out = (struct stranger){.at = {at, until}};
    out->at.until = without_owning(s, out->at);
    return true;
}

bool stranger_en_named(const struct scene *s, size_t at, struct stranger *out)
{
    return is_capital(s, at) && read_english(s, at, out);
}

bool stranger_en_met(const struct scene *s, size_t at, struct stranger *out)
{
    size_t lead = lead_in(s, at);

    return lead && read_english(s, at + lead, out);
}
