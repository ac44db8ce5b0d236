"""Files that were imported, in words: what came in and when, and what was refused and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.report import Refusal
from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.dates import short_moment

if TYPE_CHECKING:
    from ilms_desktop.workspace.import_log import ImportEntry
    from ilms_desktop.workspace.refusals import RefusalWords


#: digits of a fingerprint that stand together, so that it wraps
_GROUP: Final = 8
_NAMES: Final = re.compile(r"\{(\w+)\}")


def entry_lines(entry: ImportEntry) -> tuple[str, str, str]:
    """File, counts, when and by whom."""
    values = {"taken": ltr(str(entry.taken)), "refused": ltr(str(entry.refused)), "cells": ltr(str(entry.cells))}
    counts = fill(_("{taken} rows taken, {refused} refused, {cells} cells changed"), values)
    when = fill(_("{when} · {person}"), {"when": short_moment(entry.at), "person": entry.person or _("nobody named")})
    name = fill(_("{file} (undone)"), {"file": ltr(entry.file)}) if entry.is_undone else ltr(entry.file)
    return name, counts, when


def entry_words(entry: ImportEntry, refusals: RefusalWords) -> tuple[str, ...]:
    """Everything that is known of an import, one sentence each.

    Args:
        entry: the import.
        refusals: says why rows are refused.
    """
    digest = " ".join(entry.digest[start : start + _GROUP] for start in range(0, len(entry.digest), _GROUP))
    said = [fill(_("Fingerprint (SHA-256): {digest}"), {"digest": ltr(digest)})]
    if entry.mapping:
        said.append(fill(_("Read by the mapping “{name}”."), {"name": entry.mapping}))
    if not entry.reasons:
        said.append(_("Nothing was refused."))
    for reason, value, count, place in entry.reasons:
        said.append(_reason(refusals.sentence(Refusal(reason)), value, count, place))
    return tuple(said)


def _reason(sentence: str, value: str, count: int, place: str) -> str:
    """One reason with its number of rows and the first place."""
    text = ngettext("{n} row refused: {why}", "{n} rows refused: {why}", count)
    # why: the log keeps what a row says and not the lists it was compared with
    sentence = fill(sentence, dict.fromkeys(_NAMES.findall(sentence), "…") | {"value": value or "…"})
    said = fill(text, {"n": ltr(str(count)), "why": sentence})
    if not place:
        return said
    where = fill(_("Line {line}"), {"line": place}) if place.isdecimal() else place
    return fill(_("{said} First: {place}."), {"said": said, "place": ltr(where)})
