#include "../CWhatIf/include/CWhatIf.h"

#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char module[] = {
#embed "../../.build/what-if/module.parts.gz"
};

const unsigned char *headroom_what_if(long *size) {
  *size = sizeof(module);
  return module;
}
