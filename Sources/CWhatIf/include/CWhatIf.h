#ifndef HEADROOM_CWHATIF_H
#define HEADROOM_CWHATIF_H

/// The WebAssembly module of what-if, as `make wasm` compressed it, with its size in bytes; NULL in a
/// program that was built without.
const unsigned char *headroom_what_if(long *size);

#endif
