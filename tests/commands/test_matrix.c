/* Every command for every role: who has none of a command's roles is refused before
 * anything else, whoever has one is not. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "tests/commands/hall.h"

#include <stdio.h>

static void set_roles(unsigned roles)
{
    struct err err = {0};
    char sql[80];

    if (world.has_turn)
        world_end(&world, RC_OK);
    (void)snprintf(sql, sizeof(sql), "UPDATE person SET roles = %u WHERE id = %d", roles,
                   SMALL_ANA);
    OK(engine_exec(world.store->db, sql, &err));
    known_forget(world.store);
}

static void a_command_is_for_its_roles_and_nobody_else(void **state)
{
    int n_refused = 0;

    (void)state;
    for (unsigned role = ROLE_SALES; role <= ROLE_CFO; role <<= 1) {
        set_roles(role);
        for (const struct command *const *at = commands; *at; at++) {
            if ((*at)->in_demo_only)
                continue; /* nobody's here */
            bool may = (*at)->role == 0 || ((*at)->role & role) != 0;
            struct heard heard = tell("ana", (*at)->name);

            if (may == (heard.rc == RC_DENIED))
                fail_msg("%s with role %u: %s %s", (*at)->name, role, rc_name(heard.rc),
                         heard.text);
            n_refused += !may;
        }
    }
    assert_true(n_refused > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_command_is_for_its_roles_and_nobody_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
