"""Papers of the years before, brought in by file through the same commands as everything else."""
