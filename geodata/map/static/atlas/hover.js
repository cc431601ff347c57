// What is under the pointer, or has the focus: an outline and one small label, gone when the map moves, on Escape, and
// when something else is pointed at.
const hover = (() => {
  "use strict";
  const LABEL = { sticky: true, opacity: 1, offset: [14, 0] };
  // Who lets the pointer rest this long (ms) may go onto the label with it (WCAG 1.4.13), which then stays where it is
  // until the pointer is so far away (pixels). A pointer on its way meets no label.
  const REST = 250;
  const FAR = 60;
  const HELD = "te-raken"; // atlas.css
  const canHover = window.matchMedia("(hover: hover)");

  class Hover {
    constructor(map, panes) {
      this.map = map;
      this.panes = panes;
      this.shape = null; // whose label is open
      this.dismissed = null; // whose label the reader sent away
      this.held = null; // where the pointer rested
      this.resting = 0;
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
      // Leaflet would close it as well for a pointer that goes from the shape onto the label.
      shape.off("mouseout", shape.closeTooltip);
      shape.on("mouseout", ({ originalEvent }) => {
        this.dismissed = null;
        if (!this.held || !shape.getTooltip().getElement()?.contains(originalEvent.relatedTarget)) shape.closeTooltip();
      });
      shape.on("mousemove", ({ latlng }) => {
        // The map has moved under a pointer that stayed where it was.
        if (shape !== this.shape && shape !== this.dismissed && !this.map.dragging.moving()) shape.openTooltip(latlng);
        if (shape === this.shape && canHover.matches) this.follow(shape, latlng);
      });
    }

    // A label follows the pointer, or stays where it is for one that rested near.
    follow(shape, latlng) {
      clearTimeout(this.resting);
      const at = (place) => this.map.latLngToContainerPoint(place);
      if (this.held && at(latlng).distanceTo(at(this.held)) > FAR) this.loosen();
      if (this.held) shape.getTooltip().setLatLng(this.held);
      else this.resting = setTimeout(() => { if (shape === this.shape) this.hold(shape, latlng); }, REST);
    }

    hold(shape, latlng) {
      const label = shape.getTooltip().getElement();
      this.held = latlng;
      label.classList.add(HELD);
      label.onmouseleave = ({ relatedTarget }) => { if (relatedTarget !== shape._path) shape.closeTooltip(); };
      // A click is for what lies under the label, as it is when the label cannot be touched.
      label.onclick = (event) => {
        event.stopPropagation();
        label.classList.remove(HELD);
        document.elementFromPoint(event.clientX, event.clientY)?.dispatchEvent(new MouseEvent("click", event));
      };
    }

    loosen() {
      clearTimeout(this.resting);
      this.held = null;
      this.shape?.getTooltip()?.getElement()?.classList.remove(HELD);
    }

    open(shape) {
      if (shape === this.shape) return;
      this.close();
      this.shape = shape;
      this.outline = shapes.outline(shape, this.panes, shape._path === document.activeElement).addTo(this.map);
    }

    close() {
      this.loosen();
      const { shape } = this;
      this.shape = null;
      this.outline?.remove();
      shape?.closeTooltip();
    }
  }

  return { Hover };
})();
