#ifndef CALLOCATIONS_H
#define CALLOCATIONS_H

/// Blocks of memory asked for so far by all threads of this process; -1 where they can't be counted.
long headroom_allocations(void);

#endif
