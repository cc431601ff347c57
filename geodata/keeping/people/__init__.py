"""What concerns people: reports of readers, contacts to confirm, and letting go."""
