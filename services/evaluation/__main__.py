"""python -m services.evaluation: `rate` and `practice` are the law's, and start without the service."""

import sys

from law.__main__ import main as law

OF_THE_LAW = ("rate", "practice")

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in OF_THE_LAW:
        sys.exit(law(sys.argv[1:]))
    from services.evaluation.commandline import main

    main()
