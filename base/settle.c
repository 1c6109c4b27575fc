/* What the loader has read once is some ten megabytes, most of which is never looked at
 * again. */

#include "settle.h"

#include <link.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* Code and constants: the system has them in their file, as they are here. */
static int let_go(struct dl_phdr_info *object, size_t size, void *arg)
{
    uintptr_t page = *(const uintptr_t *)arg;

    (void)size;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        uintptr_t from = (object->dlpi_addr + part->p_vaddr) & ~(page - 1);
        uintptr_t until = object->dlpi_addr + part->p_vaddr + part->p_filesz;

        if (part->p_type == PT_LOAD && !(part->p_flags & PF_W) && until > from)
            (void)madvise((void *)from, until - from, MADV_DONTNEED); /* NOLINT */
    }
    return 0;
}

void memory_settle(void)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);

    (void)dl_iterate_phdr(let_go, &page);
}
