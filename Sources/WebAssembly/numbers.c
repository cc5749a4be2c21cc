// What the C library does with numbers, for Embedded Swift in a page: to the last bit as elsewhere.
#include <stddef.h>
#include <stdint.h>

/// A whole number of up to 2,560 bits, the lowest 32 first.
#define WORDS 80
typedef struct { uint32_t word[WORDS]; } Big;

static void multiply(Big *big, uint32_t factor, uint32_t more) {
  uint64_t carry = more;
  for (int i = 0; i < WORDS; i++) {
    carry += (uint64_t)big->word[i] * factor;
    big->word[i] = (uint32_t)carry;
    carry >>= 32;
  }
}

static int bits(const Big *big) {
  for (int i = WORDS - 1; i >= 0; i--) {
    if (big->word[i]) return 32 * i + 32 - __builtin_clz(big->word[i]);
  }
  return 0;
}

static void shift_up(Big *big, int count) {
  int words = count / 32, rest = count % 32;
  for (int i = WORDS - 1; i >= 0; i--) {
    uint64_t high = i >= words ? big->word[i - words] : 0;
    uint64_t low = i > words ? big->word[i - words - 1] : 0;
    big->word[i] = (uint32_t)((high << 32 | low) << rest >> 32);
  }
}

static void halve(Big *big) {
  for (int i = 0; i < WORDS; i++) {
    uint32_t next = i + 1 < WORDS ? big->word[i + 1] : 0;
    big->word[i] = big->word[i] >> 1 | next << 31;
  }
}

static int is_less(const Big *a, const Big *b) {
  for (int i = WORDS - 1; i >= 0; i--) {
    if (a->word[i] != b->word[i]) return a->word[i] < b->word[i];
  }
  return 0;
}

static void subtract(Big *a, const Big *b) {
  uint64_t borrow = 0;
  for (int i = 0; i < WORDS; i++) {
    uint64_t difference = (uint64_t)a->word[i] - b->word[i] - borrow;
    a->word[i] = (uint32_t)difference;
    borrow = difference >> 63;
  }
}

static double from_bits(uint64_t bits) {
  double number;
  __builtin_memcpy(&number, &bits, 8);
  return number;
}

/// The double nearest to a/b, the even one of two; both are positive.
static double quotient(Big *a, Big *b) {
  // 63 or 64 bits of it, and whether anything is left.
  int shift = 64 - (bits(a) - bits(b));
  if (shift > 0) shift_up(a, shift);
  if (shift < 0) shift_up(b, -shift);
  shift_up(b, 64);
  uint64_t result = 0;
  int over = 0;
  for (int i = 64; i >= 0; i--) {
    int fits = !is_less(a, b);
    if (fits) subtract(a, b);
    if (i == 64) over = fits; else result = result << 1 | (uint64_t)fits;
    halve(b);
  }
  uint64_t rest = bits(a) != 0;
  if (over) {
    rest |= result & 1;
    result = result >> 1 | (uint64_t)1 << 63;
    shift -= 1;
  }
  int zeros = __builtin_clzll(result);
  result <<= zeros;
  int exponent = 63 - zeros - shift;  // of the highest bit
  int dropped = exponent >= -1022 ? 11 : 11 + (-1022 - exponent);
  if (dropped > 64) return 0;
  uint64_t kept = dropped == 64 ? 0 : result >> dropped;
  uint64_t lost = dropped == 64 ? result : result << (64 - dropped);
  uint64_t half = (uint64_t)1 << 63;
  if (lost > half || (lost == half && (rest || (kept & 1)))) kept += 1;
  if (exponent < -1022) return from_bits(kept);
  if (kept >> 53) {
    kept >>= 1;
    exponent += 1;
  }
  if (exponent > 1023) return __builtin_inf();
  return from_bits((uint64_t)(exponent + 1023) << 52 | (kept & 0xFFFFFFFFFFFFFull));
}

/// Decimal numbers only; NULL for all other texts.
const char *_swift_stdlib_strtod_clocale(const char *text, double *number) {
  Big a = {{0}}, b = {{1}};
  int negative = *text == '-', seen = 0, digits = 0, exponent = 0, point = 0;
  if (*text == '-' || *text == '+') text++;
  for (; (*text >= '0' && *text <= '9') || (*text == '.' && !point); text++) {
    if (*text == '.') {
      point = 1;
      continue;
    }
    seen = 1;
    // Digits beyond these decide between two doubles only if they are not all zero.
    if (digits < 100 || (digits == 100 && *text != '0')) {
      multiply(&a, 10, digits < 100 ? (uint32_t)(*text - '0') : 1);
      if (digits || *text != '0') digits++;
      exponent -= point;
    } else {
      exponent += !point;
    }
  }
  if (!seen) return NULL;
  if (*text == 'e' || *text == 'E') {
    const char *sign = text + 1;
    int down = *sign == '-', value = 0;
    if (*sign == '-' || *sign == '+') sign++;
    if (*sign < '0' || *sign > '9') return NULL;
    for (; *sign >= '0' && *sign <= '9'; sign++) {
      if (value < 100000) value = 10 * value + (*sign - '0');
    }
    exponent += down ? -value : value;
    text = sign;
  }
  double result = 0;
  if (bits(&a) && exponent + digits > 320) {
    result = __builtin_inf();
  } else if (bits(&a) && exponent + digits > -340) {
    for (int i = exponent; i > 0; i--) multiply(&a, 10, 0);
    for (int i = exponent; i < 0; i++) multiply(&b, 10, 0);
    result = quotient(&a, &b);
  }
  *number = negative ? -result : result;
  return text;
}

/// To the nearest whole number, halves away from zero.
double round(double number) {
  double whole = __builtin_trunc(number);
  double rest = __builtin_fabs(number - whole);
  return rest < 0.5 ? whole : whole + __builtin_copysign(1.0, number);
}

/// The low 128 bits of a product.
typedef struct { uint64_t low, high; } Pair;
void __multi3(Pair *result, uint64_t a, uint64_t ah, uint64_t b, uint64_t bh) {
  uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
  uint64_t low = a0 * b0, middle = a1 * b0 + (low >> 32);
  uint64_t other = a0 * b1 + (uint32_t)middle;
  result->low = other << 32 | (uint32_t)low;
  result->high = a1 * b1 + (middle >> 32) + (other >> 32) + ah * b + a * bh;
}
