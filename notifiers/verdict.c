/* What became of a request that an answer of ours had buttons to decide. */

#include "verdict.h"

#include "store/approvals.h"
#include "store/view.h"

static bool waits_for(const struct approval_task *tasks, size_t n, int64_t person)
{
    for (size_t i = 0; i < n; i++)
        if (tasks[i].assignee == person && tasks[i].state == TASK_OPEN)
            return true;
    return false;
}

enum rc verdict_became(struct turn *t, const struct nudge *asked,
                       const struct person *reader, const char **line)
{
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    const struct err before = t->err;
    struct card card = {0};
    size_t n = 0;

    *line = NULL;
    TRY(approvals_tasks(t, asked->record, tasks, APPROVAL_MOST_TASKS, &n));
    enum rc rc =
        view_draw(t, &approvals_kind, asked->record, reader, reader->lang, &card);
    if (rc == RC_BROKEN || rc == RC_AGAIN)
        return rc;
    t->err = before;
    if (card.decided)
        *line = card.decided;
    else if (rc != RC_OK || !waits_for(tasks, n, reader->id))
        *line = ""; /* it may be gone, or not theirs to see */
    return RC_OK;
}
