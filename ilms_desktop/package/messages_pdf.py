"""What a person reads about PDF carriers; part of the table in `messages`."""

from __future__ import annotations

from typing import Final

from ilms_desktop.i18n import N_

_ORIGINAL_PDF: Final = N_(
    "Ask for the PDF exactly as ILMS Desktop made it, not opened and saved again, or for the .zip."
)
_SEND_ZIP: Final = N_("Ask for the .zip file instead; the package is in both.")
_REWRITTEN: Final = N_("Another program or a mail system rewrote the PDF.")
_INNER_CHANGED: Final = N_("The file inside the PDF was changed or damaged on the way.")
_NOT_OURS: Final = N_("The PDF is larger or more complicated than those that ILMS Desktop makes; it was not opened.")

#: code -> (what is the matter, what to do next)
PDF_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "CARRIER_SIZE": (_NOT_OURS, _SEND_ZIP),
    "CARRIER_DAMAGED": (N_("The PDF is damaged, incomplete, or has something added to it."), _ORIGINAL_PDF),
    "CARRIER_UPDATED": (N_("The PDF was opened and saved again."), _ORIGINAL_PDF),
    "CARRIER_PROFILE": (_REWRITTEN, _ORIGINAL_PDF),
    "CARRIER_ENCRYPTED": (
        N_("Somebody put a protection on the PDF."),
        N_("Ask for the PDF without protection, exactly as ILMS Desktop made it."),
    ),
    "CARRIER_NO_FILE": (
        N_("There is no package in this PDF; it may be a printed copy, a scan, or a PDF of a PDF."),
        N_("Ask for the PDF that ILMS Desktop made: the package is attached inside it."),
    ),
    "CARRIER_MANY_FILES": (N_("More than one file is attached inside the PDF."), _ORIGINAL_PDF),
    "CARRIER_FILE_NAME": (N_("The file inside the PDF (“{file}”) is not called like a package."), _ORIGINAL_PDF),
    "CARRIER_FILE_SIZE": (
        N_("The file inside the PDF is larger than a package may be, or than it says."),
        _ORIGINAL_PDF,
    ),
    "CARRIER_FILTER": (N_("The file inside the PDF is packed in a way that ILMS Desktop never uses."), _ORIGINAL_PDF),
    "CARRIER_ACTIVE": (
        N_("The PDF holds a script, form or link, which those of ILMS Desktop never do; it was not opened."),
        _ORIGINAL_PDF,
    ),
    "CARRIER_NESTED": (N_("What is attached inside the PDF is not a package."), _ORIGINAL_PDF),
    "CARRIER_HASH": (_INNER_CHANGED, _ORIGINAL_PDF),
    "CARRIER_LIMIT": (_NOT_OURS, _SEND_ZIP),
}
