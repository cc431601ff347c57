"""Lay divisions over each other, find white spots, weigh and hold beside each other."""
