"""Whose key counts for parts: only one whose 40 digits were typed, and only inside this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.part import ForgetOffice
from ilms_desktop.package.keys import public_line
from ilms_desktop.package.names import Kind
from ilms_desktop.workspace.offices import (
    Introduction,
    confirmed_office,
    key_in_file,
    local_register,
    office,
)
from tests.unit.workspace.part_support import OFFICE_KEY, OTHER_KEY, confirm, digits, handed_out
from tests.unit.workspace.workspace_support import refused

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace


def asked(workspace: Workspace, typed: str, **more: str) -> object:
    """Confirm a key with digits."""
    said = Introduction(more.pop("code", "MOL"), "Ministry of Labour", **more)  # type: ignore[arg-type]
    return confirmed_office(
        OFFICE_KEY.public,
        typed,
        said,
        offices=workspace.offices(),
        country="KHM",
        author="A. Person",
        now=workspace.clock(),
    )


def test_a_key_counts_for_parts_alone_once_its_digits_fit(quiet: Workspace) -> None:
    """A key of this list never signs a submission (trust-and-enrolment.md, section 8)."""
    found = confirm(quiet)
    assert (found.signer, found.person) == ("khm-71", "A. Person")
    (signer,) = local_register(quiet.offices()).signers
    assert (signer.public, signer.kinds, signer.office) == (OFFICE_KEY.public, frozenset({Kind.PART}), "MOL")


def test_other_digits_confirm_nothing_and_the_right_ones_are_not_told(quiet: Workspace) -> None:
    """Whoever could read the digits off the screen would not telephone."""
    error = refused(lambda: asked(quiet, digits(OTHER_KEY)))
    assert error.code == "office_code_differs"
    assert not any(group in str(error) for group in digits(OFFICE_KEY).split())


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"code": "no blanks"}, "office_code"),
        ({"signer": "ken-71"}, "bad_signer"),
        ({"signer": "khm"}, "bad_signer"),
    ],
)
def test_codes_and_ids_must_be_usable_in_names(quiet: Workspace, more: dict[str, str], code: str) -> None:
    """They stand in names of files."""
    assert refused(lambda: asked(quiet, digits(OFFICE_KEY), **more)).code == code


def test_one_key_and_one_id_belong_to_one_office(quiet: Workspace) -> None:
    """Otherwise a return could come from either."""
    confirm(quiet)
    assert refused(lambda: confirm(quiet, "NIS")).code == "office_taken"
    assert refused(lambda: confirm(quiet, "NIS", OTHER_KEY, signer="khm-71")).code == "office_taken"
    assert confirm(quiet, "NIS", OTHER_KEY).signer == "khm-72"


def test_a_new_key_of_the_same_office_takes_the_place_of_the_old_one(quiet: Workspace) -> None:
    """A lost key is replaced by confirming the next; its id stays."""
    confirm(quiet)
    again = confirm(quiet, key=OTHER_KEY)
    assert quiet.offices() == (again,)
    assert again.signer == "khm-71"


def test_an_office_that_is_not_on_the_list_is_named_with_those_that_are(quiet: Workspace) -> None:
    """The person sees whom they may ask."""
    assert "–" in str(refused(lambda: office(quiet, "NIS")))
    confirm(quiet)
    assert office(quiet, "MOL").name == "Ministry of Labour"
    assert "MOL" in str(refused(lambda: office(quiet, "NIS")))
    quiet.execute(ForgetOffice("MOL"))
    assert refused(lambda: office(quiet, "MOL")).code == "unknown_office"


def test_a_key_is_found_in_a_public_key_and_in_a_part(quiet: Workspace, tmp_path: Path) -> None:
    """Whatever an office has at hand."""
    line = public_line(OFFICE_KEY.public, "khm-71").encode()
    assert key_in_file(line, "mol.key.pub") == OFFICE_KEY.public
    confirm(quiet)
    path = handed_out(quiet, tmp_path).path
    assert path is not None
    assert key_in_file(path.read_bytes(), path.name)
    assert refused(lambda: key_in_file(b"nothing", "x.zip")).code == "office_key_unreadable"
