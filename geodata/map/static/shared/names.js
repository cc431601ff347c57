// Where names stand so that each can be read: at its own place, else beside it, else shorter, else at the end of a line,
// and never in an area that has another name.
// What finds no room at all waits until the map is larger. `geodata/paper/labels.py` does the same on paper.
const names = (() => {
  "use strict";
  const near = (reach, across, down) => {
    const found = [];
    for (let dx = -reach; dx <= reach; dx += across) for (let dy = -reach; dy <= reach; dy += down) found.push([dx, dy]);
    return found.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
  };
  const BESIDE = near(40, 10, 8);
  // As far as the end of a line, those first that are no further than they must.
  const AWAY = near(180, 20, 15).filter(([dx, dy]) => Math.hypot(dx, dy) > 45);
  // A name that stands for a place stays at it, or just above or below the symbol that stands there.
  const SMALL = [0, 12, 17, 22, 27].flatMap((dy) => (dy ? [[0, -dy], [0, dy]] : [[0, 0]]));
  const HALF_SYMBOL = 5;
  const FROM_OTHERS = 20;
  // What it costs when a name begins or ends in an area of another name.
  const HALF_WAY = 6;
  // A name is as wide as this: what is no larger (pixels) is not seen below one.
  const HIDDEN = 120;
  // What it costs when a line to a name runs through another name.
  const THROUGH = 30;
  const nowhere = () => false;

  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const within = (box, edge) =>
    box.left >= edge.left && box.right <= edge.right && box.top >= edge.top && box.bottom <= edge.bottom;

  // Whether the straight line between two places runs through a box.
  function through([ax, ay], [bx, by], { left, right, top, bottom }) {
    // What is left of the line, as a part from 0 to 1, when each side of the box has cut off what lies beyond it.
    let [from, to] = [0, 1];
    for (const [start, step, low, high] of [[ax, bx - ax, left, right], [ay, by - ay, top, bottom]]) {
      if (!step && (start < low || start > high)) return false;
      const cut = step ? [(low - start) / step, (high - start) / step] : [0, 1];
      from = Math.max(from, Math.min(...cut));
      to = Math.min(to, Math.max(...cut));
    }
    return from < to;
  }

  function boxAt(x, y, [width, height]) {
    return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
  }

  // How many of these a box covers: x, y and, of a symbol, its radius.
  const covered = (box, dots, reach = HALF_SYMBOL) => dots.filter(([x, y, beyond = reach]) => x > box.left - beyond
    && x < box.right + beyond && y > box.top - beyond && y < box.bottom + beyond).length;

  // The first of these steps that is free, rather without symbols under it.
  function room(name, size, steps, { taken, dots, edge, spare = () => 0, elsewhere = nowhere }) {
    let best = null;
    let least = Infinity;
    for (const [dx, dy] of steps) {
      const box = boxAt(name.x + dx, name.y + dy, size);
      if ((edge && !within(box, edge)) || taken.some((other) => overlap(box, other))) continue;
      // What costs too much already need not be looked for among all areas.
      const under = covered(box, dots) + spare(box);
      const [x, y] = [name.x + dx, name.y + dy];
      if (under >= least || elsewhere(x, y)) continue;
      const ends = [-1, 1].filter((side) => elsewhere(x + (side * size[0]) / 4, y)).length;
      const cost = under + HALF_WAY * ends;
      if (cost >= least) continue;
      best = { dx, dy, box };
      least = cost;
      if (!cost) break;
    }
    return best && { ...best, cost: least };
  }

  // `wanted` are names in order of importance: where (x, y in pixels) and how large (`sizes`: [width, height] of the name
  // and, where there is one, of its shorter form); `far` for those that may stand at the end of a line; `elsewhere(x, y)`
  // says whether a place lies in an area of another name; `pointed` for one that has a line wherever it stands when its own
  // place is taken; `modest` for one that covers no symbol. A number (`number`), whose name is in a list, may stand in an
  // area of another name at the end of a line. Gives for each { form, dx, dy, line }, or null. `taken` is added to.
  function place(wanted, { taken = [], dots = [], edge = null } = {}) {
    const middles = wanted.map(({ x, y }) => [x, y]);
    const written = [];
    return wanted.map((name) => {
      if (edge && !within(boxAt(name.x, name.y, [0, 0]), edge)) return null;
      const pointed = Boolean(name.pointed) && taken.some((box) => overlap(box, boxAt(name.x, name.y, [1, 1])));
      const tries = name.sizes.flatMap((size, form) => [
        { form, size, steps: name.still ? SMALL : BESIDE, line: false },
      ]);
      if (name.far) {
        const form = name.sizes.length - 1;
        tries.push({ form, size: name.sizes[form], steps: AWAY, line: true });
        if (name.number) tries.push({ ...tries.at(-1), elsewhere: nowhere });
      }
      for (const { form, size, steps, line, elsewhere = name.elsewhere } of tries) {
        // A name at the end of a line keeps away from what others are the names of, but that of what is chosen stands close by.
        const spare = line || pointed ? (box) => {
          const end = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
          return (pointed ? 0 : 4 * covered(box, middles, FROM_OTHERS)) + THROUGH * written.filter((other) => through([name.x, name.y], end, other)).length;
        } : undefined;
        const found = room(name, size, steps, { taken, dots, edge, spare, elsewhere });
        if (!found || (name.modest && found.cost)) continue;
        taken.push(found.box);
        written.push(found.box);
        return { form, dx: found.dx, dy: found.dy, line: line || pointed };
      }
      return null;
    });
  }

  // The boxes of what is chosen that a name would hide: no name stands there.
  const hidden = (boxes) => boxes.filter(({ left, right, top, bottom }) => right - left <= HIDDEN && bottom - top <= HIDDEN);

  return { hidden, place };
})();
