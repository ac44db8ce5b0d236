"""Files in memory under the names that tests of the rules use; they are those of the product's own cases."""

from __future__ import annotations

from ilms_desktop.storage.memory_file import MemoryFile as File
from ilms_desktop.storage.memory_file import cell_of, row_of, said_of

__all__ = ["File", "cell_of", "row_of", "said_of"]
