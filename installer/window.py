"""Entry of the frozen window, `ilms-desktop`; the same as `python -m ilms_desktop`."""

import sys

from ilms_desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
