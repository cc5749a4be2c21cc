// Takes a module apart, before it is compressed: what alike bytes of code stand for depends on the
// instruction before them, so instructions, locals, offsets, numbers and calls each follow their like.
// A local is told by how many others were used since, and where something is stored by how far it is
// from the last one; alignments and types of blocks are told only where they are not the usual ones.
// It makes the compressed file a third smaller. Runs where the module is built; `wholeModule` in
// what-if-module.js puts the parts together again.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CODES, LOCALS, LOADS, STORES, ADDED, SMALL, LARGE, FLOATS, CALLS, BRANCHES, HEADERS, OTHERS, PARTS };
/// What is added to the code of a load or a store whose alignment, and of a block whose type, is not the
/// usual one: no instruction has these codes.
enum { UNUSUAL_PLACE = 0xA0, UNUSUAL_BLOCK = 0xE0 };
static unsigned char *part[PARTS], *in;
static uint32_t length[PARTS];
static size_t size, at;

static void give_up(const char *why, unsigned code) {
  fprintf(stderr, "parts: %s 0x%02x at %zu\n", why, code, at);
  exit(1);
}

static unsigned char move(int to) {
  if (at >= size) give_up("the module ends in", in[size - 1]);
  return part[to][length[to]++] = in[at++];
}

/// A number of seven bits a byte.
static uint64_t number(int to) {
  uint64_t value = 0;
  for (int shift = 0;; shift += 7) {
    unsigned char byte = move(to);
    value |= (uint64_t)(byte & 0x7F) << (shift & 63);
    if (byte < 0x80) return value;
  }
}

static void bytes(int to, size_t count) { while (count--) move(to); }

static void put(int to, unsigned char byte) { part[to][length[to]++] = byte; }

static void put_number(int to, uint32_t value) {
  for (; value > 0x7F; value >>= 7) put(to, (unsigned char)(value | 0x80));
  put(to, (unsigned char)value);
}

/// A number that is read, but written in another way. The linker writes each in as few bytes as it takes.
static uint32_t taken(void) {
  uint32_t value = 0;
  for (int shift = 0;; shift += 7) {
    if (at >= size) give_up("the module ends in", in[size - 1]);
    value |= (uint32_t)(in[at] & 0x7F) << shift;
    if (in[at++] < 0x80) return value;
  }
}

/// The locals of a function, the last used first.
enum { MOST_LOCALS = 4096 };
static uint32_t recent[MOST_LOCALS];
/// Where the function last stored something.
static uint32_t last_store;

static void local(void) {
  uint32_t index = taken(), rank = 0;
  if (index >= MOST_LOCALS) give_up("too many locals", 0x20);
  while (recent[rank] != index) rank++;
  put_number(LOCALS, rank);
  for (; rank; rank--) recent[rank] = recent[rank - 1];
  recent[0] = index;
}

/// What follows the code of a load or a store: the code is another where the alignment is not its own.
static void place(unsigned char code) {
  static const unsigned char own[] = {2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2};
  if (in[at] == own[code - 0x28]) at++;
  else {
    part[CODES][length[CODES] - 1] = code + UNUSUAL_PLACE;
    move(CODES);
  }
  if (code < 0x36) {
    number(LOADS);
    return;
  }
  uint32_t offset = taken();
  int32_t far = (int32_t)(offset - last_store);
  put_number(STORES, (uint32_t)far << 1 ^ (uint32_t)(far >> 31));
  last_store = offset;
}

static void instruction(void) {
  unsigned char code = move(CODES);
  switch (code) {
  case 0x02: case 0x03: case 0x04:  // block, loop, if: a type of one byte
    if (in[at] == 0x40) at++;
    else {
      part[CODES][length[CODES] - 1] = code + UNUSUAL_BLOCK;
      move(CODES);
    }
    return;
  case 0x0C: case 0x0D: number(BRANCHES); return;
  case 0x0E: for (uint64_t count = number(BRANCHES) + 1; count--;) number(BRANCHES); return;
  case 0x10: number(CALLS); return;
  case 0x11: number(CALLS); number(CALLS); return;
  case 0x20: case 0x21: case 0x22: local(); return;
  case 0x23: case 0x24: number(CODES); return;
  case 0x3F: case 0x40: move(CODES); return;
  case 0x41: {
    size_t end = at;
    while (in[end] > 0x7F) end++;
    number(in[end + 1] == 0x6A ? ADDED : SMALL);  // what comes after it adds it to an address
    return;
  }
  case 0x42: number(LARGE); return;
  case 0x43: bytes(FLOATS, 4); return;
  case 0x44: bytes(FLOATS, 8); return;
  case 0xFC: {
    unsigned char more = move(CODES);
    if (more < 8) return;  // conversions
    if (more == 10) bytes(CODES, 2);
    else if (more == 11) bytes(CODES, 1);
    else give_up("unknown instruction 0xfc", more);
    return;
  }
  }
  if (code >= 0x28 && code <= 0x3E) {
    place(code);
  } else if (!(code <= 0x01 || code == 0x05 || code == 0x0B || code == 0x0F || code == 0x1A ||
               code == 0x1B || (code >= 0x45 && code <= 0xC4))) {
    give_up("unknown instruction", code);
  }
}

static void function(void) {
  // How long it is, its last instruction tells.
  size_t end = taken();
  end += at;
  for (uint32_t i = 0; i < MOST_LOCALS; i++) recent[i] = i;
  last_store = 0;
  for (uint64_t groups = number(HEADERS); groups--;) {
    number(HEADERS);
    move(HEADERS);
  }
  while (at < end) instruction();
  if (at != end) give_up("a function ends in", in[at - 1]);
}

int main(void) {
  in = malloc(1 << 24);
  size = fread(in, 1, 1 << 24, stdin);
  for (int i = 0; i < PARTS; i++) part[i] = malloc(size + 1);
  bytes(OTHERS, 8);
  while (at < size) {
    unsigned char section = move(OTHERS);
    size_t left = number(OTHERS);
    if (section == 10) for (uint64_t count = number(OTHERS); count--;) function();
    else bytes(OTHERS, left);
  }
  // Numbers as this machine has them, the lowest byte first on all that build it.
  uint32_t whole = (uint32_t)size;
  fwrite(&whole, 4, 1, stdout);
  fwrite(length, 4, PARTS, stdout);
  for (int i = 0; i < PARTS; i++) fwrite(part[i], 1, length[i], stdout);
  return 0;
}
