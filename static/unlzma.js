// Unpacks LZMA (the format of .lzma files, as the LZMA specification defines it): a wasm file takes a
// fifth less than by gzip, and is small on servers that pack nothing. Every start waits for this, so the
// models lie in one array, and what changes with each bit stays in local variables while a number is read.

const unlzma = (packed) => {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const lc = packed[0] % 9;
  const lp = ((packed[0] / 9) | 0) % 5;
  const posMask = (1 << ((packed[0] / 45) | 0)) - 1;
  const out = new Uint8Array(view.getUint32(5, true));

  // Where the models of each kind begin; those of a tree begin with one that is not used.
  const isMatch = 0;
  const isRep = isMatch + (12 << 4);
  const isRepG0 = isRep + 12;
  const isRepG1 = isRepG0 + 12;
  const isRepG2 = isRepG1 + 12;
  const isRep0Long = isRepG2 + 12;
  const slots = isRep0Long + (12 << 4);
  const distances = slots + (4 << 6);
  const align = distances + 115;
  const matchLength = align + 16;
  const repLength = matchLength + 2 + (32 << 3) + 256;
  const literals = repLength + 2 + (32 << 3) + 256;
  const models = new Uint16Array(literals + (0x300 << (lc + lp))).fill(1024);

  // The state of the range coder; unsigned, which plain variables of a closure would box.
  const coder = new Uint32Array([0xffffffff, view.getUint32(14), 18]);

  // Reads bits by the models of a tree until `symbol` is no less than `limit`.
  const tree = (base, limit) => {
    let range = coder[0];
    let code = coder[1];
    let symbol = 1;
    while (symbol < limit) {
      const model = models[base + symbol];
      const bound = Math.imul(range >>> 11, model) >>> 0;
      if (code < bound) {
        range = bound;
        models[base + symbol] = model + ((2048 - model) >> 5);
        symbol <<= 1;
      } else {
        range = (range - bound) >>> 0;
        code = (code - bound) >>> 0;
        models[base + symbol] = model - (model >> 5);
        symbol = (symbol << 1) | 1;
      }
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[coder[2]++]) >>> 0;
      }
    }
    coder[0] = range;
    coder[1] = code;
    return symbol - limit;
  };
  const bit = (model) => tree(model - 1, 2);

  // A literal after a match: as long as its bits are those of the byte `match`, they choose the models.
  const literalLike = (base, match) => {
    let symbol = 1;
    while (symbol < 256) {
      match <<= 1;
      const like = (match >> 8) & 1;
      const one = bit(base + ((1 + like) << 8) + symbol);
      symbol = (symbol << 1) | one;
      if (one !== like) {
        break;
      }
      match &= 0xff;
    }
    while (symbol < 256) {
      symbol = (symbol << 1) | bit(base + symbol);
    }
    return symbol;
  };
  const direct = (count) => {
    let value = 0;
    while (count--) {
      coder[0] >>>= 1;
      const one = coder[1] >= coder[0] ? 1 : 0;
      coder[1] -= one ? coder[0] : 0;
      value = value * 2 + one;
      if (coder[0] < 0x1000000) {
        coder[0] <<= 8;
        coder[1] = (coder[1] << 8) | packed[coder[2]++];
      }
    }
    return value;
  };
  const reverse = (base, count) => {
    let symbol = 1;
    let value = 0;
    for (let i = 0; i < count; i++) {
      const one = bit(base + symbol);
      symbol = symbol * 2 + one;
      value |= one << i;
    }
    return value;
  };
  const length = (base, pos) => {
    const low = base + 2;
    if (!bit(base)) {
      return tree(low + (pos << 3), 8);
    }
    return bit(base + 1) ? 16 + tree(low + (32 << 3), 256) : 8 + tree(low + (16 << 3) + (pos << 3), 8);
  };

  let [state, rep0, rep1, rep2, rep3, done] = [0, 0, 0, 0, 0, 0];
  while (done < out.length) {
    const pos = done & posMask;
    if (!bit(isMatch + (state << 4) + pos)) {
      const before = done ? out[done - 1] : 0;
      const base = literals + 0x300 * (((done & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
      out[done] = state < 7 ? tree(base, 256) : literalLike(base, out[done - rep0 - 1]);
      done++;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (!bit(isRep + state)) {
      rep3 = rep2;
      rep2 = rep1;
      rep1 = rep0;
      count = length(matchLength, pos);
      state = state < 7 ? 7 : 10;
      const slot = tree(slots + (Math.min(count, 3) << 6), 64);
      rep0 = slot;
      if (slot > 3) {
        const bits = (slot >> 1) - 1;
        rep0 = (2 | (slot & 1)) << bits;
        rep0 += slot < 14 ? reverse(distances + rep0 - slot, bits) : direct(bits - 4) * 16 + reverse(align, 4);
      }
    } else {
      if (!bit(isRepG0 + state)) {
        if (!bit(isRep0Long + (state << 4) + pos)) {
          state = state < 7 ? 9 : 11;
          out[done] = out[done - rep0 - 1];
          done++;
          continue;
        }
      } else {
        let distance = rep1;
        if (bit(isRepG1 + state)) {
          distance = rep2;
          if (bit(isRepG2 + state)) {
            distance = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = distance;
      }
      count = length(repLength, pos);
      state = state < 7 ? 8 : 11;
    }
    if (rep0 >= done || coder[2] > packed.length + 4) {
      throw new Error("LZMA");
    }
    for (count += 2; count && done < out.length; count--, done++) {
      out[done] = out[done - rep0 - 1];
    }
  }
  return out;
};
