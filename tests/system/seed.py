"""A run's chance comes from one number, which is told, so that the run can be had again."""

import logging
import os
import secrets

# Named in the environment it repeats a run's commands and kills; their moments differ with the machine.
SEED = "OCOP_FAULTS_SEED"

log = logging.getLogger("ocop.tests.faults")


def seed() -> int:
    chosen = int(os.environ.get(SEED, secrets.randbelow(10**6)))
    log.warning("%s=%d", SEED, chosen)
    return chosen
