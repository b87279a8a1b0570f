"""The second act: an invented province whose products live under three laws, from 2020 to 2026."""
