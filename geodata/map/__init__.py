"""What the map in a browser shows: the view in a link, the files it fetches, the state."""
