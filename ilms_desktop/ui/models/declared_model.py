"""Model of the list of what was declared of tables as a whole."""

from __future__ import annotations

from typing import Any

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.gaps_model import CODE_ROLE, shorter, whole
from ilms_desktop.ui.models.lines_model import ACCESSIBLE, DISPLAY, LINES_ROLE, TOOLTIP, LinesModel, spoken
from ilms_desktop.ui.presenters.bidi import own
from ilms_desktop.ui.presenters.declared_list import Declared
from ilms_desktop.ui.presenters.places import year_ranges
from ilms_desktop.ui.presenters.year_head import declaration_words


class DeclaredModel(LinesModel[Declared]):
    """Declarations as texts: years with what was said, the table, its source, the reason."""

    def told(self, line: Declared, role: int) -> Any:
        """Texts of a declaration."""
        if role == CODE_ROLE:
            return line.code
        values = {"years": year_ranges(list(line.years)), "declaration": declaration_words(line.declaration)}
        texts = (fill(_("{years} · {declaration}"), values), line.title, own(line.source_name), own(line.reason))
        if role == LINES_ROLE:
            return (*texts[:2], shorter(texts[2]), texts[3])
        if role == DISPLAY:
            return f"{line.code} {texts[0]}"
        if role == TOOLTIP:
            return whole(texts[2])
        return spoken((line.code, *texts)) if role == ACCESSIBLE else None
