/* The tables of what is remembered, made from table.def. */

#include "store/record.h"

#define QUERIES_OF(name) extern const struct queries name##_queries;
#define RECORD_KIND(name) extern const struct record_kind name##_kind;
#include "store/table.def"
#undef QUERIES_OF
#undef RECORD_KIND

#define QUERIES_OF(name) &name##_queries,
#define RECORD_KIND(name)
const struct queries *const store_queries[] = {
#include "store/table.def"
    NULL,
};
#undef QUERIES_OF
#undef RECORD_KIND

#define QUERIES_OF(name)
#define RECORD_KIND(name) &name##_kind,
const struct record_kind *const record_kinds[] = {
#include "store/table.def"
    NULL,
};
