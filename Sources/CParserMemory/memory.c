#include "CParserMemory.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const size_t parser_memory_size = (size_t)256 << 10;

// The size of a piece stands before it, and pieces begin at multiples of this.
enum { header = 16 };

// A block for a page that the first one does not hold.
struct further {
  struct further *next;
  char unused[header - sizeof(struct further *)];
};

static _Thread_local struct {
  char *first, *next, *end;
  struct further *further;
  _Bool is_lent;
} stock;

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

// When a thread ends: its stock is gone then, but for what the key holds.
static void make_key(void) { pthread_key_create(&key, free); }

void *parser_memory_block(void) {
  if (stock.first) return stock.first;
  stock.first = malloc(parser_memory_size);
  if (!stock.first) return NULL;
  pthread_once(&once, make_key);
  pthread_setspecific(key, stock.first);
  parser_memory_reset();
  return stock.first;
}

_Bool parser_memory_lend(_Bool is_lent) {
  _Bool was = stock.is_lent;
  stock.is_lent = is_lent;
  return was;
}

void parser_memory_reset(void) {
  while (stock.further) {
    struct further *block = stock.further;
    stock.further = block->next;
    free(block);
  }
  stock.next = stock.first;
  stock.end = stock.first + parser_memory_size;
}

// What a piece takes with its header, rounded up.
static size_t room_for(size_t size) { return (size + 2 * header - 1) & ~(size_t)(header - 1); }

static size_t *size_of(char *piece) { return (size_t *)(piece - header); }

static void add_block(size_t room) {
  size_t size = room > parser_memory_size ? room : parser_memory_size;
  struct further *block = malloc(sizeof *block + size);
  // As the parser does without memory.
  if (!block) abort();
  block->next = stock.further;
  stock.further = block;
  stock.next = (char *)(block + 1);
  stock.end = stock.next + size;
}

static char *take(size_t size) {
  size_t room = room_for(size);
  if (size > SIZE_MAX / 2) abort();
  if ((size_t)(stock.end - stock.next) < room) add_block(room);
  char *piece = stock.next + header;
  *size_of(piece) = size;
  stock.next += room;
  return piece;
}

void *parser_memory_calloc(size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / 2 / size) abort();
  char *piece = take(count * size);
  return memset(piece, 0, count * size);
}

void *parser_memory_realloc(void *old, size_t size) {
  char *piece = old;
  if (!piece) return take(size);
  size_t held = *size_of(piece);
  char *start = piece - header;
  // The last piece grows where it is; another moves.
  if (start + room_for(held) == stock.next && size <= SIZE_MAX / 2 &&
      (size_t)(stock.end - start) >= room_for(size)) {
    *size_of(piece) = size;
    stock.next = start + room_for(size);
    return piece;
  }
  if (size <= held) return piece;
  return memcpy(take(size), piece, held);
}

void parser_memory_free(void *piece) {
  if (!piece) return;
  char *start = (char *)piece - header;
  if (start + room_for(*size_of(piece)) == stock.next) stock.next = start;
}
