// Memory for Embedded Swift in a page: blocks of a few sizes, which are kept by their size when they
// are freed. Copying is one instruction (`-mbulk-memory`).
#include <stddef.h>
#include <stdint.h>

#define CLASSES 48
#define PAGE 65536
/// Before each block stands its class. Keeps what follows at a multiple of 16.
#define HEADER 16

extern unsigned char __heap_base;
static uintptr_t next;
static void *lists[CLASSES];

/// Sizes grow by a half or a third: 32, 48, 64, 96, 128 ...
static size_t size_of(unsigned class) {
  size_t power = (size_t)32 << (class / 2);
  return class % 2 ? power + power / 2 : power;
}

/// New memory; the page can't go on without.
static unsigned char *take(size_t size) {
  if (!next) next = ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
  uintptr_t end = __builtin_wasm_memory_size(0) * (uintptr_t)PAGE;
  if (end - next < size) {
    size_t pages = (size - (end - next) + PAGE - 1) / PAGE;
    if (__builtin_wasm_memory_grow(0, pages < 16 ? 16 : pages) == (size_t)-1) __builtin_trap();
  }
  unsigned char *block = (unsigned char *)next;
  next += size;
  return block;
}

/// All blocks stand at multiples of 16, and nothing here asks for more.
int posix_memalign(void **place, size_t alignment, size_t size) {
  if (alignment > 16) __builtin_trap();
  unsigned class = 0;
  while (size_of(class) < size + HEADER) class++;
  unsigned char *block = lists[class];
  if (block) {
    lists[class] = *(void **)(block + HEADER);
  } else {
    block = take(size_of(class));
    *(unsigned *)block = class;
  }
  *place = block + HEADER;
  return 0;
}

void free(void *place) {
  if (!place) return;
  unsigned char *block = (unsigned char *)place - HEADER;
  unsigned class = *(unsigned *)block;
  *(void **)place = lists[class];
  lists[class] = block;
}

__attribute__((no_builtin("memcmp")))
int memcmp(const void *a, const void *b, size_t count) {
  const unsigned char *x = a, *y = b;
  for (; count; count--, x++, y++) {
    if (*x != *y) return *x - *y;
  }
  return 0;
}

/// Sets are never listed in their own order, so their seed may be any.
void arc4random_buf(void *place, size_t count) { __builtin_memset(place, 0x5A, count); }

void __stack_chk_fail(void) { __builtin_trap(); }
uintptr_t __stack_chk_guard = 0x5AFE57AC;
