"""Open drafts in Thunderbird, save and send them, and compare what arrives with what was attached, byte by byte.

    python -m tests.mail_programs [--folder DIR]

Needs Debian's `thunderbird`, `xvfb`, `openbox`, `xdotool` and `imagemagick`. Thunderbird runs on a screen of its own
with a new profile; the only server it knows is on this computer. Pictures of the windows are left in the folder.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from ilms_desktop.mail.draft import draft
from ilms_desktop.mail.texts import Letter
from ilms_desktop.package.carrier import Openers
from ilms_desktop.package.pdf_carrier import extract
from ilms_desktop.package.read import verify
from ilms_desktop.package.read_all import verify_all
from tests.mail_programs.screen import Screen, wait_for
from tests.mail_programs.server import MailServer
from tests.mail_programs.thunderbird import Thunderbird
from tests.vectors.package import world
from tests.vectors.package.forge_pdf import good_parts

if TYPE_CHECKING:
    import mailbox
    from collections.abc import Iterable
    from email.message import Message

TO = "ilms@ilo.example"


def main() -> int:
    """Try both carriers and tell; 0 where each arrives as it was attached."""
    parser = argparse.ArgumentParser(prog="python -m tests.mail_programs", description=__doc__)
    parser.add_argument("--folder", type=Path, default=None)
    folder = parser.parse_args().folder or Path(mkdtemp())
    carriers = {f"{world.NAME}.zip": world.good(), f"{world.NAME}.pdf": good_parts().whole()}
    good = [tried(folder / name.rpartition(".")[2], name, data) for name, data in carriers.items()]
    sys.stdout.write(f"pictures: {folder}\n")
    return 0 if all(good) else 1


def tried(folder: Path, file_name: str, attachment: bytes) -> bool:
    """Whether a draft with this attachment opens, is saved and arrives unchanged."""
    folder.mkdir(parents=True)
    letter = Letter(world.NAME, world.package_id(world.good()), "+254 20 000 000")
    eml = folder / "draft.eml"
    eml.write_bytes(draft(letter, to=TO, file_name=file_name, attachment=attachment))
    with MailServer() as server, Screen() as screen, Thunderbird(folder, screen, port=server.port) as program:
        program.open(eml)
        screen.picture(folder / "draft.png")
        program.save()
        saved = wait_for(lambda: attachments(program.drafts()))
        program.send()
        received = wait_for(lambda: server.received)
    judge = partial(verify, register=world.REGISTER, ledger=None, now=world.NOW, openers=Openers(pdf=extract))
    (judged,) = verify_all(received[0], "received.eml", judge)
    facts = {
        "saved as a draft with the same bytes": saved == [(file_name, attachment)],
        "received with the same bytes": (judged.file_name, judged.data) == (file_name, attachment),
        "accepted by the verifier": judged.result.code == "OK",
    }
    for fact, holds in facts.items():
        sys.stdout.write(f"{file_name}: {fact}: {'yes' if holds else 'NO'}\n")
    return all(facts.values())


def attachments(mails: Iterable[mailbox.mboxMessage]) -> list[tuple[str, object]]:
    """Name and bytes of everything that is attached."""
    parts: list[Message] = [part for mail in mails for part in mail.walk()]
    return [(name, part.get_payload(decode=True)) for part in parts if (name := part.get_filename())]


if __name__ == "__main__":
    sys.exit(main())
