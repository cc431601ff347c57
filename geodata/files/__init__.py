"""Files to take along: leaflet, vCards, tables, QR codes."""
