#ifndef CPARSERMEMORY_H
#define CPARSERMEMORY_H

#include <stddef.h>

/// The memory of the C parser: taken piece by piece, given back all at once. Each thread has its own, as
/// the parser's callbacks get no argument that could identify the parse. In C, as each of the hundreds of
/// pieces of a page would otherwise ask the C library for the thread's.

/// The size of the block that a thread keeps.
extern const size_t parser_memory_size;

/// Makes sure of the block that this thread keeps, and returns it: its bytes are the caller's until a parse
/// begins. Null where there is no memory.
void *parser_memory_block(void);

/// Marks the block as written to by others than a parser, or no more; returns whether it was.
_Bool parser_memory_lend(_Bool is_lent);

/// Takes back everything since the block was asked for.
void parser_memory_reset(void);

/// What the parser calls, between the two. The functions are those of the C library, but what is given back
/// is only free again when it was the last piece.
void *parser_memory_calloc(size_t count, size_t size);
void *parser_memory_realloc(void *piece, size_t size);
void parser_memory_free(void *piece);

#endif
