"""Settings survive damage, older programs and a crash while they are written."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.settings import FILE_NAME, RECENT_LIMIT, Settings, load, save

if TYPE_CHECKING:
    from pathlib import Path

TEXT = st.text(max_size=20)


def test_defaults_hold_until_something_is_chosen(tmp_path: Path) -> None:
    """The first start writes nothing and asks nothing."""
    assert load(tmp_path) == Settings()
    assert list(tmp_path.iterdir()) == []


@given(
    settings=st.builds(
        Settings,
        language=TEXT,
        zoom=st.integers(80, 200),
        person=TEXT,
        recent=st.lists(TEXT, max_size=4).map(tuple),
        unknown=st.dictionaries(st.text("xyz_", min_size=5), st.integers(), max_size=2),
    )
)
def test_what_was_saved_is_loaded(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Names in any script come back as they were typed."""
    folder = tmp_path_factory.mktemp("user") / "new" / "folder"
    save(settings, folder)
    assert load(folder) == settings
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_settings_of_a_newer_program_are_kept(tmp_path: Path) -> None:
    """Going back one version must not destroy what the newer one wrote."""
    (tmp_path / FILE_NAME).write_text('{"language": "fr", "hologram": {"depth": 3}}', encoding="utf-8")
    settings = load(tmp_path)
    assert settings.language == "fr"
    save(replace(settings, zoom=120), tmp_path)
    stored = json.loads((tmp_path / FILE_NAME).read_text(encoding="utf-8"))
    assert stored["hologram"] == {"depth": 3}
    assert stored["zoom"] == 120


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "sepia"), ("density", "loose"), ("zoom", 5000), ("decimals", 9), ("enter_moves", "up"), ("paper", "a0")],
)
def test_a_value_of_another_version_is_left_out(tmp_path: Path, name: str, value: object) -> None:
    """One strange value must not cost the person all the others, nor a window of 5000 per cent."""
    (tmp_path / FILE_NAME).write_text(json.dumps({name: value, "person": "Sok Dara"}), encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded == Settings(person="Sok Dara")


@pytest.mark.parametrize("content", ["{", "[1]", '{"zoom": "large"}', '{"recent": 3}', "\udcff"])
def test_a_damaged_file_is_put_aside_and_the_program_starts(
    content: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Settings are never worth a failed start; the damaged file is kept for the help desk."""
    (tmp_path / FILE_NAME).write_bytes(content.encode("utf-8", "surrogateescape"))
    assert load(tmp_path) == Settings()
    assert not (tmp_path / FILE_NAME).exists()
    assert (tmp_path / "settings.damaged").exists()
    assert "settings unreadable" in caplog.text


def test_the_file_opened_last_stands_first_and_once() -> None:
    """The list is short, newest first."""
    settings = Settings()
    for number in range(RECENT_LIMIT + 2):
        settings = settings.opened(f"{number}.ilms")
    settings = settings.opened("5.ilms")
    assert settings.recent[0] == "5.ilms"
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_LIMIT


def test_every_setting_has_a_default() -> None:
    """A program that asks before its first use is not used."""
    assert Settings() == Settings(**{field.name: getattr(Settings(), field.name) for field in fields(Settings)})
