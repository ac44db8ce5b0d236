"""Pictures for people inside a package: the summary as PDF, the questionnaire as a workbook. Nobody imports them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import UserError
from ilms_desktop.exchange.formats import layout
from ilms_desktop.package.container_write import write_container
from ilms_desktop.workspace.exporting import outgoing

if TYPE_CHECKING:
    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.workspace.workspace import Workspace

SUMMARY_PATH: Final = "people/summary.pdf"
WORKBOOK_PATH: Final = "people/questionnaire.xlsx"
#: elements of a sheet that act, as our own writer puts them
_ACTS: Final = re.compile(
    rb"<f[ >].*?</f>|<(conditionalFormatting|dataValidations|hyperlinks)[ >].*?</\1>",
    re.DOTALL,
)


def summary_of(workspace: Workspace, key: SigningKey) -> bytes:
    """The page for the head of office, with the code of the key that signs, in the language in use.

    Raises:
        UserError: `pdf_unavailable`.
    """
    from ilms_desktop.package.keys import key_code

    # why: typesetting costs half a second, and tests of packages need no page (ADR 0011)
    from ilms_desktop.report.summary import completeness_pdf
    from ilms_desktop.workspace.summary_data import summary_data

    page = summary_data(workspace, now=workspace.clock(), key_code=" ".join(key_code(key.public)))
    return completeness_pdf(page)


def workbook_of(workspace: Workspace) -> bytes:
    """The whole questionnaire as a workbook, in the language in use.

    Raises:
        UserError: `workbook_one_source`: a workbook holds one source, and a package one workbook.
        ExchangeError: `no_source_to_write`.
    """
    if len(workspace.sources()) > 1:
        raise UserError("workbook_one_source", count=len(workspace.sources()))
    return _picture(layout("xlsx").write(outgoing(workspace))[""])


def _picture(book: bytes) -> bytes:
    """The workbook to look at: what computes, checks or leads elsewhere is taken out, and results stay.

    The desk refuses anything else, and a container that says more than it has to.
    """
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return write_container((each.filename, _ACTS.sub(b"", parts.read(each))) for each in parts.infolist())
