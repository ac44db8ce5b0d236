"""Thunderbird with a new profile of its own: one account, one server on this computer, no questions at the start."""

from __future__ import annotations

import json
import mailbox
import os
import signal
import subprocess
from typing import TYPE_CHECKING, Final, Self

from tests.mail_programs.screen import wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mail_programs.screen import Screen

#: the subject is in the title once the draft is loaded
_TITLE: Final = "^Write: ILMS "
_SETTINGS: Final[dict[str, str | int | bool]] = {
    "mail.accountmanager.accounts": "account1,account2",
    "mail.accountmanager.defaultaccount": "account2",
    "mail.accountmanager.localfoldersserver": "server1",
    "mail.account.account1.server": "server1",
    "mail.account.account2.server": "server2",
    "mail.account.account2.identities": "id1",
    "mail.server.server1.type": "none",
    "mail.server.server1.hostname": "Local Folders",
    "mail.server.server1.userName": "nobody",
    "mail.server.server1.name": "Local Folders",
    "mail.server.server1.directory-rel": "[ProfD]Mail/Local Folders",
    "mail.server.server2.type": "pop3",
    "mail.server.server2.hostname": "127.0.0.1",
    "mail.server.server2.userName": "office",
    "mail.server.server2.name": "office@knbs.example",
    "mail.server.server2.login_at_startup": False,
    "mail.server.server2.check_new_mail": False,
    "mail.server.server2.directory-rel": "[ProfD]Mail/pop",
    "mail.identity.id1.fullName": "Office",
    "mail.identity.id1.useremail": "office@knbs.example",
    "mail.identity.id1.smtpServer": "smtp1",
    "mail.identity.id1.valid": True,
    "mail.identity.id1.draft_folder": "mailbox://nobody@Local%20Folders/Drafts",
    "mail.identity.id1.fcc": False,
    "mail.smtpservers": "smtp1",
    "mail.smtp.defaultserver": "smtp1",
    "mail.smtpserver.smtp1.hostname": "127.0.0.1",
    "mail.smtpserver.smtp1.username": "office",
    "mail.smtpserver.smtp1.authMethod": 1,
    "mail.smtpserver.smtp1.try_ssl": 0,
    "mail.warn_on_send_accel_key": False,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.spotlight.firstRunDone": True,
    "mail.shell.checkDefaultClient": False,
    "mail.rights.version": 1,
    "mailnews.start_page.enabled": False,
    "app.donation.eoy.version.viewed": 999,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
}


class Thunderbird:
    """The program, on one screen, with one draft."""

    def __init__(self, folder: Path, screen: Screen, *, port: int) -> None:
        """Write the profile."""
        self._screen = screen
        self._profile = folder / "profile"
        self._home = folder / "home"
        self._home.mkdir()
        (self._profile / "Mail" / "Local Folders").mkdir(parents=True)
        settings = {**_SETTINGS, "mail.smtpserver.smtp1.port": port}
        lines = [f'user_pref("{name}", {json.dumps(value)});\n' for name, value in settings.items()]
        (self._profile / "user.js").write_text("".join(lines), encoding="utf-8")
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Nothing yet: it starts with its draft."""
        return self

    def __exit__(self, *_trouble: object) -> None:
        """End the program and everything that it started."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait()

    def open(self, eml: Path) -> None:
        """Open a draft as a double-click would, and wait for its window."""
        command = ["thunderbird", "--profile", str(self._profile), "--no-remote", "-file", str(eml)]
        environment = {**self._screen.environment, "HOME": str(self._home)}
        self._process = subprocess.Popen(
            command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_for(self._windows)

    def save(self) -> None:
        """Keep it as a draft."""
        self._screen.press(self._windows()[0], "ctrl+s")

    def send(self) -> None:
        """Send it now."""
        self._screen.press(self._windows()[0], "ctrl+Return")

    def drafts(self) -> list[mailbox.mboxMessage]:
        """Mails in the folder of drafts."""
        path = self._profile / "Mail" / "Local Folders" / "Drafts"
        return list(mailbox.mbox(path, create=False)) if path.is_file() else []

    def _windows(self) -> list[str]:
        return self._screen.windows(_TITLE)
