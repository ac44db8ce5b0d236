"""Mail drafts."""

from __future__ import annotations

import re
import subprocess
from email import message_from_bytes
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.errors import UserError
from ilms_desktop.mail.draft import draft, enrolment_draft
from ilms_desktop.mail.texts import EnrolmentLetter, Letter
from tests.stock_tools import needs

if TYPE_CHECKING:
    from email.message import Message
    from pathlib import Path

NAME = "ILMS_KEN-01_2026_S0001"
LETTER = Letter(NAME, "ab" * 32, "٠١٢ Bureau d’État = Genève")
TO = "ilms@ilo.example"
CONTENT = bytes(range(256)) * 300


def made(content: bytes = CONTENT, **changes: str) -> bytes:
    """A draft, some of its facts changed."""
    facts = {"to": TO, "file_name": f"{NAME}.pdf"} | changes
    return draft(LETTER, attachment=content, **facts)


def parts(data: bytes) -> list[Message]:
    """Text and file of a draft, read by the reader that every Python has."""
    return cast("list[Message]", message_from_bytes(data).get_payload())


def content(part: Message) -> bytes:
    """Bytes of a part."""
    return cast("bytes", part.get_payload(decode=True))


def test_a_draft_has_the_headers_of_a_mail_that_nobody_sent_yet() -> None:
    """Sender, date and message id are the mail program's."""
    mail = message_from_bytes(made())
    assert mail.keys() == ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]
    assert (mail["X-Unsent"], mail["To"], mail["Subject"]) == ("1", TO, f"ILMS {NAME}")
    assert mail.get_content_type() == "multipart/mixed"


def test_a_draft_is_a_text_and_one_file() -> None:
    """Read by another reader than the one that wrote it, the file is the same bytes."""
    text, file = parts(made())
    assert (text.get_content_type(), text.get_content_charset()) == ("text/plain", "utf-8")
    assert content(text).decode().replace("\r\n", "\n") == LETTER.text
    assert (file["Content-Transfer-Encoding"], file.get_filename()) == ("base64", f"{NAME}.pdf")
    assert file.get_content_disposition() == "attachment"
    assert content(file) == CONTENT


def test_every_line_ends_as_mail_wants_it_and_is_short() -> None:
    """No mail server has a reason to rewrite it."""
    data = made()
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.isascii()


def test_the_same_facts_give_the_same_bytes() -> None:
    """Nothing of the clock, of chance or of this computer is in a draft."""
    assert made() == made()
    assert made() != made(CONTENT[1:])


@pytest.mark.parametrize(
    ("extension", "expected"),
    [("pdf", "application/pdf"), ("zip", "application/zip"), ("age", "application/octet-stream")],
)
def test_each_carrier_has_its_type(extension: str, expected: str) -> None:
    """As mail filters expect it."""
    assert parts(made(file_name=f"{NAME}.{extension}"))[1].get_content_type() == expected


@pytest.mark.parametrize("name", ["x.zip.age", "x", "x.exe", "é.zip", "a b.zip", "../x.zip", "x.zip\n"])
def test_names_that_would_not_arrive_are_refused(name: str) -> None:
    """Mail filters deny two extensions; other signs are rewritten on the way."""
    with pytest.raises(UserError) as caught:
        made(file_name=name)
    assert caught.value.code == "mail_file_name"


@pytest.mark.parametrize("to", ["", "desk", "a@b, c@d", "Desk <a@b>", "a@b\nBcc: c@d", "a@b?cc=c@d"])
def test_an_address_is_one_address(to: str) -> None:
    """Nothing in it can add a recipient or a header."""
    with pytest.raises(UserError) as caught:
        made(to=to)
    assert caught.value.code == "mail_address"


@given(st.binary(max_size=500))
def test_any_bytes_come_out_as_they_went_in(data: bytes) -> None:
    """Whatever the package holds."""
    assert content(parts(made(data))[1]) == data


@needs("munpack")
def test_a_stock_mime_reader_takes_the_same_file_out(tmp_path: Path) -> None:
    """Not only Python reads what Python wrote."""
    (tmp_path / "draft.eml").write_bytes(made())
    done = subprocess.run(["munpack", "draft.eml"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert re.search(rf"{NAME}\.pdf", done.stdout)
    assert (tmp_path / f"{NAME}.pdf").read_bytes() == CONTENT


def test_a_request_to_enrol_goes_with_its_sheet() -> None:
    """Two files: one for the program of the desk, one to be read and stamped."""
    letter = EnrolmentLetter("ILMS_KEN_ENROL_1A2B3C4D", "ab" * 32)
    files = (("ILMS_KEN_ENROL_1A2B3C4D.zip", CONTENT), ("ILMS_KEN_ENROL_1A2B3C4D.pdf", b"%PDF-1.7"))
    made = enrolment_draft(letter, to=TO, request=files[0], sheet=files[1])
    text, *attached = parts(made)
    assert content(text).decode().replace("\r\n", "\n") == letter.text
    assert [(part.get_filename(), content(part)) for part in attached] == list(files)
    assert made == enrolment_draft(letter, to=TO, request=files[0], sheet=files[1])
    with pytest.raises(UserError) as caught:
        enrolment_draft(letter, to=TO, request=("request.zip.exe", b""), sheet=files[1])
    assert caught.value.code == "mail_file_name"
