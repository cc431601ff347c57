"""Who serves a gemeente, how to reach them, and what to do next."""
