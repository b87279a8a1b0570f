"""The law of rating as dated data, and the exact arithmetic that turns score sheets into stars."""
