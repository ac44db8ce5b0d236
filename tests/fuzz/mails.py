"""Mutants of mails and of encrypted files."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tests.fuzz import blind, parents, texts, zips
from tests.fuzz.parents import Mutant
from tests.vectors.package import forge_age
from tests.vectors.package import vectors_mail as vm

if TYPE_CHECKING:
    import random

_WORD: Final = re.compile(rb"[A-Za-z-]+: [^\r\n]*|boundary=\"[^\"]*\"|filename=\"[^\"]*\"|base64|--=_[a-z]+(?:--)?")
_ODD_WORDS: Final = (
    *(b"Content-Type: multipart/mixed", b"Content-Type: message/rfc822", b"Content-Type: message/partial; id=1"),
    *(b"Content-Type: text/plain; charset=x", b"Content-Type: application/ms-tnef", b"Content-Type: a/b; c*0*=x''%zz"),
    *(b"Content-Transfer-Encoding: quoted-printable", b"Content-Transfer-Encoding: x-uuencode", b"7bit", b"binary"),
    *(b'boundary=""', b'boundary="=_outer"', b"boundary=", b'filename="../x.zip"', b"filename*=utf-8''%00%ff.zip"),
    *(b'filename="=?utf-8?q?=00?="', b'filename="\xff"', b"Subject: " + b"x" * 2000, b"X", b"", b"\r\n\r\n", b" "),
)


def any_byte(dice: random.Random) -> Mutant:
    """Bytes of the mail, whatever they mean."""
    parent = dice.choice(parents.mails())
    return Mutant.of(parent, blind.changed(dice, parent.case.data))


def words(dice: random.Random) -> Mutant:
    """Fields, boundaries, names and codings."""
    parent = dice.choice(parents.mails())
    data = parent.case.data
    for _ in range(dice.randint(1, 3)):
        found = list(_WORD.finditer(data))
        if found:
            word = dice.choice(found)
            new = dice.choice((*_ODD_WORDS, dice.choice(found)[0]))
            data = data[: word.start()] + new + data[word.end() :]
    return Mutant.of(parent, data)


def lines(dice: random.Random) -> Mutant:
    """Lines left out, doubled, exchanged or with other ends, most of them of base64."""
    parent = dice.choice(parents.mails())
    return Mutant.of(parent, texts.lines(dice, parent.case.data))


def attachments(dice: random.Random) -> Mutant:
    """Mutants of packages attached, one or two, forwarded up to three times."""
    inner = [dice.choice((zips.any_byte, zips.repacked, zips.entry_list))(dice) for _ in range(dice.randint(1, 2))]
    data = vm.mail(*(vm.part(each.case.file_name, vm.lines(each.case.data), "application/zip") for each in inner))
    for level in range(dice.randrange(4)):
        data = vm.mail(vm.forwarded(data), boundary=f"=_level{level}")
    allowed = {package: payload for each in inner for package, payload in each.allowed.items()}
    return Mutant(replace(inner[0].case, data=data, file_name="mail.eml"), allowed)


def encrypted(dice: random.Random) -> Mutant:
    """An age file changed, or a mutant encrypted."""
    parent = parents.aged()
    if dice.randrange(2):
        return Mutant.of(parent, blind.changed(dice, parent.case.data, most=2))
    inner = dice.choice((zips.any_byte, zips.repacked, zips.rehashed))(dice)
    name = dice.choice((inner.case.file_name, inner.case.file_name.replace(".zip", ".age")))
    return Mutant(replace(inner.case, data=forge_age.encrypted(inner.case.data), file_name=name), inner.allowed)
