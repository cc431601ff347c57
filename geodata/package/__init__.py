"""Read a data package and check it: tables, vocabulary, boundaries, steps."""
