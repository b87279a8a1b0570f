"""What recognises products, and keeps one live certificate of each."""
