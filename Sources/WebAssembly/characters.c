// Texts in a page are compared by their scalars: the tables of Unicode would be half as large as the
// rest. What is looked up in them is answered as for a letter without a case, an accent or a form.
#include <stdint.h>

uint16_t _swift_stdlib_getNormData(uint32_t scalar) { return 0; }
uint32_t _swift_stdlib_getComposition(uint32_t x, uint32_t y) { return UINT32_MAX; }
uint32_t _swift_stdlib_getDecompositionEntry(uint32_t scalar) { return 0; }
uint8_t _swift_stdlib_getGraphemeBreakProperty(uint32_t scalar) { return 0xFF; }
_Bool _swift_stdlib_isExtendedPictographic(uint32_t scalar) { return 0; }
_Bool _swift_stdlib_isInCB_Consonant(uint32_t scalar) { return 0; }
uint64_t _swift_stdlib_getBinaryProperties(uint32_t scalar) { return 0; }
const uint8_t *_swift_stdlib_getSpecialMapping(uint32_t scalar, uint8_t mapping, uint32_t *length) { return 0; }
int32_t _swift_stdlib_getMapping(uint32_t scalar, uint8_t mapping) { return 0; }
uint8_t _swift_stdlib_getNumericType(uint32_t scalar) { return 0xFF; }
uint8_t _swift_stdlib_getGeneralCategory(uint32_t scalar) { return 5; }
const uint8_t *const _swift_stdlib_nfd_decompositions = 0;
