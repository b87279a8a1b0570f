"""What a judging needs of councils and rounds, and how its sheets are sealed."""
