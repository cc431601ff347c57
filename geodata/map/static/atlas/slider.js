// A slider between two filled layers: the first is seen left of it, the second right of it.
const slider = (() => {
  "use strict";
  const { make } = elements;

  const clip = (left, right, top, bottom) =>
    `polygon(${[[left, top], [right, top], [right, bottom], [left, bottom]].map(([x, y]) => `${x}px ${y}px`).join(",")})`;

  class Slider {
    constructor(map) {
      this.map = map;
      this.handle = make("input", { type: "range", min: 0, max: 100, value: 50, input: () => this.cut() });
      this.left = make("span", { class: "links" });
      this.right = make("span", { class: "rechts" });
      this.box = make("div", { class: "schuif", hidden: true }, this.handle, this.left, this.right, make("div", { class: "streep" }));
      L.DomEvent.disableClickPropagation(this.handle);
      // Dragging the handle must not drag the map, nor may the arrow keys pan it.
      for (const kind of ["pointerdown", "mousedown", "touchstart", "keydown"]) {
        this.handle.addEventListener(kind, (event) => event.stopPropagation());
      }
      map.getContainer().append(this.box);
      map.on("move zoomend resize", () => this.cut());
    }

    // Between the layers with these labels; without labels there is no slider.
    show(labels) {
      const [left = "", right = left] = labels;
      this.box.hidden = labels.length === 0;
      this.left.textContent = left;
      this.right.textContent = right;
      this.handle.setAttribute("aria-label", `Schuif tussen ${left} en ${right}`);
      this.cut();
    }

    cut() {
      const panes = [this.map.getPane("vlak").style, this.map.getPane("rechts").style];
      if (this.box.hidden) {
        for (const style of panes) style.clipPath = "";
        return;
      }
      const share = Number(this.handle.value) / 100;
      const size = this.map.getSize();
      const from = this.map.containerPointToLayerPoint([0, 0]);
      const to = this.map.containerPointToLayerPoint(size);
      const middle = from.x + size.x * share;
      panes[0].clipPath = clip(from.x, middle, from.y, to.y);
      panes[1].clipPath = clip(middle, to.x, from.y, to.y);
      this.box.style.setProperty("--plek", `${share * 100}%`);
    }
  }

  return { Slider };
})();
