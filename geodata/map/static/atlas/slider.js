// A slider between two filled layers: the first is seen left of it, the second right of it.
const slider = (() => {
  "use strict";
  const { make } = elements;

  const LEFT = ["vlak", "arcering", "grens"];
  const RIGHT = ["rechts", "rechtergrens"];

  const clip = (left, right, top, bottom) =>
    `polygon(${[[left, top], [right, top], [right, bottom], [left, bottom]].map(([x, y]) => `${x}px ${y}px`).join(",")})`;

  class Slider {
    // `moved` is called when the slider has been: what stands on either side of it is another.
    constructor(map, moved) {
      this.map = map;
      this.touched = false; // a reader has moved it
      this.handle = make("input", { type: "range", min: 0, max: 100, value: 50, input: () => { this.touched = true; this.cut(); moved(); } });
      this.left = make("span", { class: "links" });
      this.right = make("span", { class: "rechts" });
      this.box = make("div", { class: "schuif", hidden: true }, this.handle, this.left, this.right, this.line = make("div", { class: "streep" }, make("span", { class: "greep" })));
      L.DomEvent.disableClickPropagation(this.handle);
      L.DomEvent.disableClickPropagation(this.line);
      // The line can be dragged wherever it is taken; the keyboard has the field.
      this.line.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        event.stopPropagation();
        this.line.setPointerCapture(event.pointerId);
      });
      this.line.addEventListener("pointermove", (event) => {
        if (!this.line.hasPointerCapture(event.pointerId)) return;
        const { left, width } = this.box.getBoundingClientRect();
        this.touched = true;
        this.handle.value = (100 * (event.clientX - left)) / width;
        this.cut();
        moved();
      });
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

    // Stand over a place, as long as no reader has moved it.
    standOver(latlng) {
      if (this.touched) return;
      this.handle.value = (100 * this.map.latLngToContainerPoint(latlng).x) / this.map.getSize().x;
      this.cut();
    }

    // Whether a place is on the side of the slider where the first (or second) layer is seen.
    shows(latlng, second) {
      const right = this.map.latLngToContainerPoint(latlng).x > (this.map.getSize().x * Number(this.handle.value)) / 100;
      return this.box.hidden || right === second;
    }

    cut() {
      const styles = (panes) => panes.map((pane) => this.map.getPane(pane).style);
      const [left, right] = [styles(LEFT), styles(RIGHT)];
      if (this.box.hidden) {
        for (const style of [...left, ...right]) style.clipPath = "";
        return;
      }
      const share = Number(this.handle.value) / 100;
      const size = this.map.getSize();
      const from = this.map.containerPointToLayerPoint([0, 0]);
      const to = this.map.containerPointToLayerPoint(size);
      const middle = from.x + size.x * share;
      for (const style of left) style.clipPath = clip(from.x, middle, from.y, to.y);
      for (const style of right) style.clipPath = clip(middle, to.x, from.y, to.y);
      this.box.style.setProperty("--plek", `${share * 100}%`);
    }
  }

  return { Slider };
})();
