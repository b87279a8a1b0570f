"""What is done with a producer, several aggregates in one append, and who may act for it."""
