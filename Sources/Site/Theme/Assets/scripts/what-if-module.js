// The module's code comes with alike bytes next to each other (Sources/WebAssembly/parts.c), which makes
// it a quarter smaller; this puts them back in their places.
function wholeModule(packed) {
  const head = new DataView(packed.buffer), whole = new Uint8Array(head.getUint32(0, true));
  let start = 44, end = 0;
  const parts = Array.from({ length: 10 }, (_, i) => packed.subarray(start, start += head.getUint32(4 + 4 * i, true)));
  const at = parts.map(() => 0);
  const [codes, locals, offsets, small, large, floats, calls, branches, headers, others] = at.keys();
  const byte = (part) => whole[end++] = parts[part][at[part]++];
  const bytes = (part, count) => { while (count--) byte(part); };
  function number(part) {
    let value = 0, shift = 0, next;
    do {
      next = byte(part);
      value |= (next & 127) << shift;
      shift += 7;
    } while (next > 127);
    return value;
  }
  function instruction() {
    const code = byte(codes);
    if (code > 0x44 && code < 0xfc) return;
    if (code >= 0x20 && code <= 0x22) number(locals);
    else if (code === 0x41) number(small);
    else if (code >= 0x28 && code <= 0x3e) { byte(codes); number(offsets); }
    else if (code === 0x10) number(calls);
    else if (code === 0x11) { number(calls); number(calls); }
    else if (code >= 0x02 && code <= 0x04) byte(codes);
    else if (code === 0x0c || code === 0x0d) number(branches);
    else if (code === 0x0e) for (let count = number(branches) + 1; count; count--) number(branches);
    else if (code === 0x42) number(large);
    else if (code === 0x43 || code === 0x44) bytes(floats, code === 0x43 ? 4 : 8);
    else if (code === 0x23 || code === 0x24) number(codes);
    else if (code === 0x3f || code === 0x40) byte(codes);
    else if (code === 0xfc) {
      const more = byte(codes);
      if (more >= 8) bytes(codes, more === 10 ? 2 : 1);
    }
  }
  bytes(others, 8);
  while (end < whole.length) {
    const section = byte(others), size = number(others);
    if (section !== 10) bytes(others, size);
    else for (let count = number(others); count; count--) {
      const last = number(headers) + end;
      for (let groups = number(headers); groups; groups--) { number(headers); byte(headers); }
      while (end < last) instruction();
    }
  }
  return whole;
}
