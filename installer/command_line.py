"""Entry of the frozen command line, `ilms`; Qt is not started. With one word it is the process that reads PDFs."""

import sys

from ilms_desktop.carriers import pdf_worker_main
from ilms_desktop.cli.main import entry_point

if __name__ == "__main__":
    if sys.argv[1:] == [pdf_worker_main.WORD]:
        sys.exit(pdf_worker_main.main())
    entry_point()
