"""How fast it is, each figure beside a baseline measured in the same run."""
