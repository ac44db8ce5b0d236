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
#: stands as software in the tags of what the desk makes
DESK_AGENT: Final = "ILMS desk"

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
#: questions in one file
MAX_QUERIES: Final = 500
#: characters of a question or an answer
MAX_MESSAGE_TEXT: Final = 2000

# --- workbook inside the package
MAX_WORKBOOK_PARTS: Final = 256
MAX_WORKBOOK_UNPACKED: Final = 128 * MIB

# --- PDF inside the package
MAX_PDF_BYTES: Final = 32 * MIB
MAX_PDF_OBJECTS: Final = 2000
MAX_PDF_NESTING: Final = 20

# --- PDF that carries a package
MAX_CARRIER_BYTES: Final = 34 * MIB
#: everything but the package
MAX_CARRIER_REST: Final = 2 * MIB
MAX_CARRIER_PAGES: Final = 6
#: what the process that reads it may take, for one file
WORKER_SECONDS: Final = 10.0
WORKER_BYTES: Final = 256 * MIB

# --- keys
#: rounds of bcrypt-pbkdf in a key file
KEY_FILE_ROUNDS: Final = 64

# --- mail
MAX_MAIL_BYTES: Final = 50 * 1000 * 1000
MAX_MAIL_PARTS: Final = 50
#: mails inside a mail, one in the other
MAX_MAIL_FORWARDS: Final = 2
#: what a mail with that many parts cannot exceed; asked before the parser sees the mail
MAX_MAIL_LINES: Final = 1_000_000
MAX_MAIL_BOUNDARIES: Final = 1000
MAX_MAIL_CONTENT_TYPES: Final = 100
MAX_MAIL_HEADER: Final = 8 * KIB

# --- trust bundle
MAX_TRUST_BYTES: Final = 256 * KIB
#: root keys, desk keys and age recipients together
MAX_TRUST_KEYS: Final = 200
#: versions that travel in one package
MAX_TRUST_VERSIONS: Final = 4
#: different roots that must sign; a bundle may ask for more, never for fewer
ROOT_QUORUM: Final = 2

# --- messages
MAX_QUOTED_TEXT: Final = 80
