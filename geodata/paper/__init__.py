"""The map on paper: the same state as in the browser, drawn for print and slides."""
