"""Files that must be there: what they say now, read once as long as they say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.reading import need_keys, need_rows
from ilms_desktop.errors import DefinitionError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_was_written_anew_is_read_anew(tmp_path: Path) -> None:
    """Authors change definitions while the program runs; what did not change is not parsed again."""
    (tmp_path / "a.toml").write_text("id = 1\n", encoding="utf-8")
    first = need_keys(tmp_path, "a.toml")
    assert need_keys(tmp_path, "a.toml") is first
    (tmp_path / "a.toml").write_text("id = 2\n", encoding="utf-8")
    assert need_keys(tmp_path, "a.toml") == {"id": 2}
    (tmp_path / "a.csv").write_text("id,text\n1,one\n", encoding="utf-8")
    assert need_rows(tmp_path, "a.csv") == [{"id": "1", "text": "one"}]


@pytest.mark.parametrize("text", [None, "id = ", b"\xff"])
def test_what_cannot_be_read_is_an_error(tmp_path: Path, text: str | bytes | None) -> None:
    """A file that is missing, one that is no TOML, one in another encoding."""
    if text is not None:
        (tmp_path / "a.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(DefinitionError) as caught:
        need_keys(tmp_path, "a.toml")
    assert caught.value.code == "definitions_broken"
