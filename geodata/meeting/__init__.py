"""A meeting: a row of scenes to show on the wall, and a pack of slides and files to take home."""
