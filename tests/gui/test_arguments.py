"""The window's own command line."""

from __future__ import annotations

import pytest

from ilms_desktop.ui.arguments import parse


def test_what_can_be_asked_for() -> None:
    """File, language, theme, screen, size."""
    args = parse(["a.ilms", "--language", "fr", "--theme", "dark", "--screen", "overview", "--size", "1366x768"])
    assert (args.file, args.language, args.theme, args.screen, args.size) == (
        "a.ilms",
        "fr",
        "dark",
        "overview",
        (1366, 768),
    )
    assert not parse([]).sample


@pytest.mark.parametrize("words", [["--language", "tlh"], ["--size", "large"], ["--size", "5"], ["--screen", "x"]])
def test_a_wrong_word_ends_with_code_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Usage is told."""
    with pytest.raises(SystemExit) as ended:
        parse(words)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err
