// Which records of a layer are shown, as geodata/map/filters.py packs it: one bit a record, four to a
// hexadecimal digit, the first record in the highest bit; "*" for all and "" for none.
const masks = (() => {
  "use strict";

  function shows(mask, index) {
    if (mask === "*") return true;
    if (!mask) return false;
    return Boolean((parseInt(mask[index >> 2], 16) >> (3 - (index & 3))) & 1);
  }

  return { shows };
})();
