#ifndef CCOMMIT_H
#define CCOMMIT_H

/// The commit this binary was built from; empty when the build was not told.
const char *headroom_commit(void);

#endif
