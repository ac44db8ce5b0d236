"""What a mail with a package or a request to enrol says, in the person's language: no links, no HTML, no pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ilms_desktop.i18n import fill, gettext

#: how much of the package id a person compares
_SHOWN_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class Letter:
    """The facts that a mail states.

    Attributes:
        package: name of the package. package_id: in full, hex. telephone: of the office; empty if none is known.
    """

    package: str
    package_id: str
    telephone: str

    @property
    def subject(self) -> str:
        """The same in every language, so that it can be searched for."""
        return f"ILMS {self.package}"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text, most important first."""
        digits = self.package_id[:_SHOWN_DIGITS]
        said = [
            fill(gettext("Package: {name}"), {"name": self.package}),
            fill(gettext("Identity: {digits}"), {"digits": digits}),
            gettext("Please do not open and save the attachment again."),
        ]
        if self.telephone:
            said.append(fill(gettext("Telephone of the office: {telephone}"), {"telephone": self.telephone}))
        return tuple(said)

    @property
    def text(self) -> str:
        """The whole text, ending in a line break."""
        return "\n\n".join(self.paragraphs) + "\n"


@dataclass(frozen=True, slots=True)
class EnrolmentLetter(Letter):
    """What goes with a request to enrol a key; the telephone stays empty.

    Nobody may confirm a key at a number that came by mail: the ILO calls the one on its own list.
    """

    telephone: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text, most important first."""
        about = gettext("With this we ask to enrol a key for sending statistics; its code is on the sheet.")
        # why: in a dataclass with slots the short form of `super` looks for the class before it was made anew
        return (about, *super(EnrolmentLetter, self).paragraphs)
