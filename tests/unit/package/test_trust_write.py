"""Making and signing trust bundles."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import UserError
from ilms_desktop.package import keys, trust
from ilms_desktop.package.trust_write import make_bundle, sign_bundle
from tests.stock_tools import needs
from tests.vectors.package import trust_world as tw

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_written_is_what_is_read() -> None:
    """And in one way only."""
    data = make_bundle(tw.fields())
    assert trust.read_bundle(data) == tw.bundle()
    assert tw.bundle().data == data


def test_a_bundle_that_nobody_could_install_is_not_made() -> None:
    """The officers learn it before they sign."""
    with pytest.raises(UserError) as caught:
        make_bundle(tw.fields(quorum=1))
    assert (caught.value.code, caught.value.context["field"]) == ("trust_not_made", "quorum")


@needs("ssh-keygen")
def test_stock_openssh_verifies_the_signature_of_a_root(tmp_path: Path) -> None:
    """The officers can check each other without this program."""
    data = make_bundle(tw.fields())
    (tmp_path / "v.sig").write_bytes(sign_bundle(data, tw.ROOTS["r1"]))
    line = keys.public_line(tw.ROOTS["r1"].public, "r1")
    (tmp_path / "signers").write_text(f"r1 {line}", encoding="utf-8")
    command = ["ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "signers"), "-I", "r1", "-n", trust.NAMESPACE]
    done = subprocess.run([*command, "-s", str(tmp_path / "v.sig")], input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
