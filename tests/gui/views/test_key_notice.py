"""The bar that asks for the renewal of a key."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ilms_desktop.package import limits
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.key_notice import KeyNotice
from ilms_desktop.workspace.enrolment import statuses
from ilms_desktop.workspace.enrolment_files import enrolments
from tests.gui.key_support import NOW, granted

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_the_bar_asks_and_goes(look: Look, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stops nothing; “Later” puts it away until the program starts again."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)
    made = granted(tmp_path)
    (status,) = statuses(enrolments(tmp_path), NOW + timedelta(days=700))
    notice = KeyNotice(look)
    qtbot.addWidget(notice)
    notice.deed.click()
    notice.show_status(status)
    assert "khm-01 ends on 2 September 2028" in bare(notice.text.text())
    with qtbot.waitSignal(notice.wants_renewal) as asked:
        notice.deed.click()
    assert asked.args == [made]
    notice.later.click()
    assert notice.isHidden()
    notice.show_status(None)
    assert notice.isHidden()
