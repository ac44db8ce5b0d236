"""What stands, stood or would stand in a cell, in the person's way of writing figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr, own
from ilms_desktop.ui.presenters.figures import Figures

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.presenters.figures import Writing


def said_words(said: Observation, figures: Figures) -> str:
    """Figure with all its digits, letter, text as typed, remark; the word for an empty cell where there is nothing."""
    parts = [_main(said, figures)]
    if said.note:
        parts.append(fill(_("[{note}]"), {"note": own(said.note)}))
    return " ".join(part for part in parts if part) or _("empty")


def figures_of(edition: Edition, key: ObservationKey, writing: Writing) -> Figures:
    """Figures of the table of a cell."""
    return Figures(edition.table(key.qtable.table_key), writing)


def _main(said: Observation, figures: Figures) -> str:
    """What stands there, without the remark."""
    if said.text is not None:
        return fill(_("“{text}”"), {"text": ltr(said.text)})
    if said.value is None:
        return ltr(said.status or "")
    figure = figures.full(said.value, said.decimals)
    return ltr(f"{figure} {said.status.lower()}" if said.status else figure)
