// What is under the pointer, or has the focus: an outline and one small label, gone when the map moves, on Escape, and
// when something else is pointed at.
const hover = (() => {
  "use strict";
  const LABEL = { sticky: true, opacity: 1, offset: [14, 0] };

  class Hover {
    constructor(map, panes) {
      this.map = map;
      this.panes = panes;
      this.shape = null; // whose label is open
      this.dismissed = null; // whose label the reader sent away
      map.on("tooltipopen", ({ tooltip }) => { if (!tooltip.options.permanent) this.open(tooltip._source); });
      map.on("tooltipclose", ({ tooltip }) => { if (tooltip._source === this.shape) this.close(); });
      map.on("movestart zoomstart", () => this.close());
      // The reader who points may have the focus in the page around the map.
      for (const page of new Set([document, window.frameElement?.ownerDocument || document])) {
        page.addEventListener("keydown", (event) => { if (event.key === "Escape") this.dismiss(); });
      }
    }

    dismiss() {
      this.dismissed = this.shape;
      this.close();
    }

    // Give a shape a label, with what `content` makes.
    label(shape, content) {
      shape.bindTooltip(content, LABEL);
      shape.on("mouseout", () => { this.dismissed = null; });
      // The map has moved under a pointer that stayed where it was.
      shape.on("mousemove", ({ latlng }) => {
        if (shape !== this.shape && shape !== this.dismissed && !this.map.dragging.moving()) shape.openTooltip(latlng);
      });
    }

    open(shape) {
      if (shape === this.shape) return;
      this.close();
      this.shape = shape;
      this.outline = shapes.outline(shape, this.panes, shape._path === document.activeElement).addTo(this.map);
    }

    close() {
      const { shape } = this;
      this.shape = null;
      this.outline?.remove();
      shape?.closeTooltip();
    }
  }

  return { Hover };
})();
