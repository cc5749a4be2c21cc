#include "CWhatIf.h"

/// Stands where no module is linked; `make site` links Sources/WebAssembly/embedded.c, which has another.
__attribute__((weak)) const unsigned char *headroom_what_if(long *size) {
  *size = 0;
  return 0;
}
