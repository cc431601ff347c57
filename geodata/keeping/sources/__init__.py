"""Official sources and lists by address: what is new, fetched, checked and proposed."""
