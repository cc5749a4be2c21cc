// The module's code comes with alike bytes next to each other (Sources/WebAssembly/parts.c), which makes
// it a quarter smaller; this puts them back in their places.
function wholeModule(packed) {
  const head = new DataView(packed.buffer), whole = new Uint8Array(head.getUint32(0, true) + 5);
  let start = 52, end = 0, lastStore, depth;
  const parts = Array.from({ length: 12 }, (_, i) => packed.subarray(start, start += head.getUint32(4 + 4 * i, true)));
  const at = parts.map(() => 0);
  const [codes, locals, loads, stores, added, small, large, floats, calls, branches, headers, others] = at.keys();
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
  // One that stands in its part in another way than in the module.
  function take(part) {
    let value = 0, shift = 0, next;
    do {
      next = parts[part][at[part]++];
      value |= (next & 127) << shift;
      shift += 7;
    } while (next > 127);
    return value >>> 0;
  }
  function put(value) {
    for (; value > 127; value >>>= 7) whole[end++] = value | 128;
    whole[end++] = value;
  }
  // The locals of a function, the last used first.
  const inOrder = Uint16Array.from({ length: 4096 }, (_, i) => i), recent = new Uint16Array(4096);
  function local() {
    let rank = take(locals);
    const index = recent[rank];
    for (; rank; rank--) recent[rank] = recent[rank - 1];
    recent[0] = index;
    put(index);
  }
  function store() {
    const far = take(stores);
    lastStore += far >>> 1 ^ -(far & 1);
    put(lastStore);
  }
  // The usual alignments of loads and stores, by their codes.
  const own = "23230011001122232301012";
  function instruction() {
    const given = byte(codes), isUnusual = given > 0xc4 && given < 0xfc;
    const code = isUnusual ? given - (given < 0xe0 ? 0xa0 : 0xe0) : given;
    if (isUnusual) whole[end - 1] = code;
    if (code > 0x44 && code < 0xfc) return;
    if (code === 0x0b) depth--;
    else if (code >= 0x20 && code <= 0x22) local();
    else if (code === 0x41) number(parts[codes][at[codes]] === 0x6a ? added : small);
    else if (code >= 0x28 && code <= 0x3e) {
      if (isUnusual) byte(codes); else whole[end++] = own[code - 0x28];
      if (code < 0x36) number(loads); else store();
    }
    else if (code === 0x10) number(calls);
    else if (code === 0x11) { number(calls); number(calls); }
    else if (code >= 0x02 && code <= 0x04) { depth++; if (isUnusual) byte(codes); else whole[end++] = 0x40; }
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
  // Before it stands how long it is, in as few bytes as that takes.
  function functionBody() {
    const before = end, room = 5;
    end += room;
    for (let groups = number(headers); groups; groups--) { number(headers); byte(headers); }
    recent.set(inOrder);
    lastStore = 0;
    depth = 1;
    while (depth) instruction();
    const after = end, size = after - before - room;
    end = before;
    put(size);
    whole.copyWithin(end, before + room, after);
    end += size;
  }
  bytes(others, 8);
  while (end < whole.length - 5) {
    const section = byte(others), size = number(others);
    if (section !== 10) bytes(others, size);
    else for (let count = number(others); count; count--) {
      functionBody();
    }
  }
  return whole.subarray(0, end);
}
