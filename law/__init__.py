"""The law of the programme as dated data and exact arithmetic: pure, and any service may import it."""
