"""Every constant and limit of the package format, in one place.

Changing `NS_DOMAIN` makes every older signature invalid; it must not change after the first real submission.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

KIB: Final = 1024
MIB: Final = 1024 * 1024

# --- names that stand in signatures and tag files
#: placeholder until the ILO names the real domain
NS_DOMAIN: Final = "ilms.example"
#: a name, never fetched
BAGIT_PROFILE: Final = f"https://{NS_DOMAIN}/bagit-profile-v1.json"
#: to whom submissions and answers are addressed
RECIPIENT: Final = "ILO-STAT"

# --- container
MAX_PACKAGE_BYTES: Final = 32 * MIB
MAX_UNPACKED_BYTES: Final = 256 * MIB
MAX_ENTRIES: Final = 64
#: unpacked : packed, per entry
MAX_RATIO: Final = 200
MAX_HEAD_BYTES: Final = 64 * KIB
DEFLATE_LEVEL: Final = 6
MAX_NAME_SEGMENTS: Final = 5
MAX_PACKAGE_NAME: Final = 60

# --- JSON
MAX_JSON_DEPTH: Final = 8
MAX_JSON_BYTES: Final = 16 * MIB
MAX_JSON_INTEGER: Final = 2**53 - 1

# --- document
#: how far ahead the sender's clock may be
CLOCK_AHEAD: Final = timedelta(days=2)

# --- workbook inside the package
MAX_WORKBOOK_PARTS: Final = 256
MAX_WORKBOOK_UNPACKED: Final = 128 * MIB

# --- PDF inside the package
MAX_PDF_BYTES: Final = 32 * MIB
MAX_PDF_OBJECTS: Final = 2000
MAX_PDF_NESTING: Final = 20

# --- keys
#: rounds of bcrypt-pbkdf in a key file
KEY_FILE_ROUNDS: Final = 64

# --- messages
MAX_QUOTED_TEXT: Final = 80
