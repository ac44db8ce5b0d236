"""Looking for packages in a mail."""

from __future__ import annotations

import base64
import random
import time

import pytest

from ilms_desktop.package import limits, mail_read
from ilms_desktop.package.mail_read import MailContent, carriers_in, is_mail
from ilms_desktop.package.outcome import Problem
from tests.vectors.package import vectors_mail as vm
from tests.vectors.package import world

ZIP = b"PK\x03\x04 whatever"


def found(data: bytes) -> MailContent:
    """What is attached."""
    content = carriers_in(data)
    assert isinstance(content, MailContent)
    return content


def codes(data: bytes) -> list[str]:
    """Of each carrier: `OK` where it could be taken out."""
    return [each.content.code if isinstance(each.content, Problem) else "OK" for each in found(data).carriers]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (vm.HEAD, True),
        (b"From office Sat Nov 21 2026\nSubject: x\n\n", True),
        (b"X-A: 1\n folded: yes\nTo: b\n\n", True),
        (b"X-A: 1\n\nTo: b\n", False),
        (b"a,b\n1,2\n", False),
        (b" To: b\n", False),
        (b"", False),
        (ZIP, False),
    ],
)
def test_a_mail_is_told_by_its_fields(data: bytes, expected: bool) -> None:
    """Not by its name."""
    assert is_mail(data) is expected


def test_carriers_are_told_by_their_first_bytes() -> None:
    """Whatever they are called; the rest is listed by name and not opened."""
    content = found(
        vm.mail(
            vm.part("a.dat", vm.lines(ZIP)),
            vm.part("b.txt", vm.lines(b"%PDF-1.7\n")),
            vm.part("c", vm.lines(b"age-encryption.org/v1\n")),
            vm.part("evil.exe", vm.lines(b"MZ")),
            vm.part("logo.png", b"not base64 at all: ~~~", "image/png"),
        )
    )
    assert [each.file_name for each in content.carriers] == ["a.dat", "b.txt", "c"]
    assert content.carriers[0].content == ZIP
    assert content.others == ("evil.exe", "logo.png")


def test_text_and_html_of_a_mail_are_not_looked_at() -> None:
    """Even where they begin like a package; an attached text is listed."""
    html = b"Content-Type: text/html\r\n\r\nPK<a href='http://evil.example'>\r\n"
    content = found(vm.mail(html, vm.part("readme.txt", b"hello\r\n", "text/plain", "7bit")))
    assert content == MailContent((), ("readme.txt",))


@pytest.mark.parametrize(
    ("name", "shown"),
    [("../../etc/x.zip", "x.zip"), ("C:\\\\Temp\\\\x.zip", "x.zip"), ("x.zip", "x.zip")],
)
def test_a_name_brings_no_folders(name: str, shown: str) -> None:
    """It is never joined to a path."""
    assert [each.file_name for each in found(vm.mail(vm.part(name, vm.lines(ZIP)))).carriers] == [shown]


def test_an_attachment_without_a_name_has_an_empty_one() -> None:
    """The verifier refuses it for its name."""
    bare = b"Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n" + vm.lines(ZIP)
    assert [each.file_name for each in found(vm.mail(bare)).carriers] == [""]


@pytest.mark.parametrize(
    ("encoding", "body", "expected"),
    [
        ("quoted-printable", b"PK=03=04 whatever", ["OK"]),
        ("7bit", b"PK\x03\x04", ["OK"]),
        ("binary", b"PK\xff\xfe", ["OK"]),
        ("base64", b"UEsDBA=", ["MAIL_BASE64"]),
        ("base64", b"UEsDBA\r\n==", ["OK"]),
        ("base64", b"UEs DBA==", ["MAIL_BASE64"]),
        ("base64", b"", []),
        ("x-uuencode", b"begin 644 x.zip\r\n$4$L#!\r\n`\r\nend\r\n", []),
    ],
)
def test_encodings_are_read_strictly(encoding: str, body: bytes, expected: list[str]) -> None:
    """Base64 above all: a gap in it would be found only much later."""
    assert codes(vm.mail(vm.part("x.zip", body, encoding=encoding))) == expected


def test_damage_at_the_very_start_is_still_damage() -> None:
    """Then the name tells that it was meant to be a package."""
    body = b"?" + vm.lines(ZIP)[1:]
    assert codes(vm.mail(vm.part("x.zip", body))) == ["MAIL_BASE64"]
    assert codes(vm.mail(vm.part("x.dat", body))) == []


def test_a_wrapped_attachment_is_told_by_name_type_or_first_bytes() -> None:
    """Each of them alone is enough."""
    tnef = b"\x78\x9f\x3e\x22"
    for part in (
        vm.part("Winmail.dat", vm.lines(b"x")),
        vm.part("x", vm.lines(b"x"), "application/vnd.ms-tnef"),
        vm.part("x", vm.lines(tnef)),
    ):
        assert codes(vm.mail(part)) == ["MAIL_TNEF"]


def test_an_attachment_over_the_limit_is_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """34 MiB; a smaller limit stands in for it."""
    assert limits.MAX_CARRIER_BYTES == 34 * limits.MIB
    monkeypatch.setattr(limits, "MAX_CARRIER_BYTES", 1000)
    for size, code in ((1000, "OK"), (1001, "CARRIER_SIZE")):
        data = b"PK" + bytes(size - 2)
        assert codes(vm.mail(vm.part("x.zip", vm.lines(data)))) == [code]


def nested(depth: int) -> bytes:
    """A package in so many forwarded mails."""
    data = vm.mail(vm.package(), boundary="=_0")
    for level in range(depth):
        data = vm.mail(vm.forwarded(data), boundary=f"=_{level + 1}")
    return data


def test_forwarded_mails_are_looked_into_two_deep() -> None:
    """A third is too many."""
    assert codes(nested(2)) == ["OK"]
    assert carriers_in(nested(3)) == Problem("MAIL_LIMIT")


def test_a_mail_that_is_attached_as_a_file_is_a_forwarded_mail() -> None:
    """By its name, or in base64 against the rules."""
    inner = vm.mail(vm.package())
    assert codes(vm.mail(vm.part("Fwd.EML", vm.lines(inner)))) == ["OK"]
    assert codes(vm.mail(vm.part("x", vm.lines(inner), "message/rfc822"))) == ["OK"]
    assert found(vm.mail(vm.part("x.eml", vm.lines(b"no mail")))).others == ("x.eml",)
    deep = inner
    for _ in range(3):
        deep = vm.mail(vm.part("x.eml", vm.lines(deep)))
    assert carriers_in(deep) == Problem("MAIL_LIMIT")


def test_a_returned_mail_is_looked_into() -> None:
    """The package of a mail that bounced is still the package."""
    status = b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nAction: failed\r\n"
    assert codes(vm.mail(status, vm.forwarded(vm.mail(vm.package(), boundary="=_inner")))) == ["OK"]


def test_there_is_an_end_to_the_parts() -> None:
    """Fifty, the text among them, counted over the forwarded mails as well."""
    part = vm.part("x", b"", encoding="7bit")
    assert len(found(vm.mail(*[part] * 49)).others) == 49
    assert carriers_in(vm.mail(*[part] * 50)) == Problem("MAIL_LIMIT")
    inner = vm.forwarded(vm.mail(*[part] * 25, boundary="=_inner"))
    assert carriers_in(vm.mail(*[part] * 25, inner)) == Problem("MAIL_LIMIT")


def test_a_mail_over_its_size_is_not_parsed() -> None:
    """50 MB."""
    assert carriers_in(bytes(limits.MAX_MAIL_BYTES + 1)) == Problem("CARRIER_SIZE")


@pytest.mark.parametrize(
    "hostile",
    [
        vm.HEAD + b"\n" * 2 * limits.MAX_MAIL_LINES,
        vm.HEAD + b"\r\n--x" * (limits.MAX_MAIL_BOUNDARIES + 1),
        vm.HEAD + b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" * 101,
        vm.HEAD + b'Content-Disposition: x; "' + b";" * limits.MAX_MAIL_HEADER + b"\r\n\r\n",
        vm.HEAD + b"Content-Type: a\r\n " + b"\r\n ".join([b"x" * 70] * 200) + b"\r\n\r\n",
    ],
    ids=["lines", "boundaries", "nesting", "long field", "folded field"],
)
def test_what_would_choke_the_parser_never_reaches_it(hostile: bytes) -> None:
    """Mail comes from anybody."""
    start = time.process_time()
    assert carriers_in(hostile) == Problem("MAIL_LIMIT")
    assert time.process_time() - start < 2


def test_damaged_mails_are_read_without_a_crash() -> None:
    """Whatever the changes are, an answer comes back."""
    rng = random.Random(7)
    good = nested(1).replace(vm.lines(world.good()), vm.lines(ZIP))
    signs = (*good, *b'=;"?\r\n\t \xff\x00-')
    for _ in range(400):
        bad = bytearray(good)
        for _ in range(rng.randint(1, 8)):
            at = rng.randrange(len(bad))
            bad[at : at + rng.randint(0, 3)] = bytes(rng.choice(signs) for _ in range(rng.randint(0, 3)))
        assert isinstance(carriers_in(bytes(bad)), MailContent | Problem)


def test_the_character_set_of_an_attachment_is_never_looked_at() -> None:
    """Some of those that Python knows take for ever."""
    part = vm.part("x.zip", b"\xff" * 1_000_000, 'application/zip; charset="punycode"')
    start = time.process_time()
    assert codes(vm.mail(part)) == ["MAIL_BASE64"]
    assert time.process_time() - start < 2


def test_a_long_attachment_comes_out_as_it_went_in() -> None:
    """Byte by byte."""
    data = b"PK" + random.Random(1).randbytes(300_000)
    (carrier,) = found(vm.mail(vm.part("x.zip", base64.encodebytes(data)))).carriers
    assert carrier == mail_read.Attachment("x.zip", data)
