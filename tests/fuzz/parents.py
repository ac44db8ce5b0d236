"""Good packages from which mutants are made, each in the world that accepts it, and what a mutant of it may say."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from ilms_desktop.package import age
from ilms_desktop.package.carrier import Openers
from ilms_desktop.package.names import Kind
from ilms_desktop.package.pdf_carrier import extract
from tests.vectors.package import forge_age, vectors_mail, world
from tests.vectors.package import kinds_world as kw
from tests.vectors.package.catalogue import VECTORS
from tests.vectors.package.vector import Case

if TYPE_CHECKING:
    from collections.abc import Mapping

    Payload = Mapping[str, bytes]
    #: package_id -> path below `data/` -> bytes
    Contents = Mapping[str, Payload]

NOTHING: Contents = MappingProxyType({})


@dataclass(frozen=True)
class Parent:
    """A file that is accepted, or held only for what came before.

    Attributes:
        case: the file in its world. allowed: the packages in it, the only ones that a mutant may be accepted as.
    """

    case: Case
    allowed: Contents


@dataclass(frozen=True)
class Mutant:
    """A file that nobody sealed.

    Attributes:
        case: the file in the world of its parent. allowed: what it may be accepted as.
    """

    case: Case
    allowed: Contents

    @classmethod
    def of(cls, parent: Parent, data: bytes, file_name: str | None = None) -> Mutant:
        """Other bytes in the parent's world, under its name or another one."""
        return cls(replace(parent.case, data=data, file_name=file_name or parent.case.file_name), parent.allowed)


@cache
def openers() -> Openers:
    """PDFs in this process, where a stumble shows; age with the desk's identity."""
    return Openers(pdf=extract, age=age.opener([forge_age.DESK_IDENTITY]))


def contents_of(package: bytes) -> Contents:
    """What Python's own reader finds in a package: not ours, so that both have to see the same."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        files = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    payload = {path.removeprefix("data/"): data for path, data in files.items() if path.startswith("data/")}
    return {sha256(files["tagmanifest-sha256.txt"]).hexdigest(): payload}


@cache
def zips() -> tuple[Parent, ...]:
    """Every vector that is a whole package: all kinds, and those that are held for what came before."""
    cases = [vector.case() for vector in VECTORS if vector.code == "OK" or vector.stage == "H"]
    return tuple(_parent(case, case.data) for case in cases if case.data.startswith(b"PK"))


@cache
def pdfs() -> tuple[Parent, ...]:
    """Good carriers, of two packages."""
    from tests.vectors.package import forge_pdf

    good = Case(forge_pdf.good(), forge_pdf.FILE_NAME)
    journal = next(vector.case() for vector in VECTORS if vector.id == "s14")
    other = replace(journal, data=forge_pdf.carried(journal.data), file_name=forge_pdf.FILE_NAME)
    return _parent(good, world.good()), _parent(other, journal.data)


@cache
def mails() -> tuple[Parent, ...]:
    """Every good mail: one package, two, one in a forwarded mail; and one with a PDF."""
    from tests.vectors.package import forge_pdf

    carried = vectors_mail.part(forge_pdf.FILE_NAME, vectors_mail.lines(forge_pdf.good()), "application/pdf")
    made = [vector.make() for vector in vectors_mail.VECTORS if {code for code, _ in vector.results} == {"OK"}]
    listed = [*made, vectors_mail.mail(vectors_mail.package()), vectors_mail.mail(carried)]
    allowed = {**contents_of(world.good()), **contents_of(vectors_mail.second())}
    return tuple(Parent(_opened(Case(data, "mail.eml")), allowed) for data in listed)


@cache
def aged() -> Parent:
    """The good package, encrypted."""
    case = Case(forge_age.encrypted(world.good()), f"{world.NAME}.age")
    return _parent(case, world.good())


@cache
def case_of(kind: Kind) -> Case:
    """The world that accepts packages of a kind; the file in it is to be replaced."""
    return _opened(Case(b"") if kind is Kind.SUBMISSION else kw.case(kind, b""))


def _parent(case: Case, package: bytes) -> Parent:
    return Parent(_opened(case), contents_of(package))


def _opened(case: Case) -> Case:
    return replace(case, openers=openers())
