"""Write the vectors as files into a folder: `python -m tests.vectors.package FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.vectors.package.files import files


def main(folder: Path) -> None:
    """Write every file; what lies there under another name stays."""
    for name, data in files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
