"""What is signed for many results at once, and how each product keeps one live certificate."""
