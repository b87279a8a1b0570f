"""From score sheets to points, gates and stars."""
