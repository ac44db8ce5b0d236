"""What a step changed besides cells, in words: which thing, as it was, as it became."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import Declaration
from ilms_desktop.model.history import Thing
from ilms_desktop.model.key import Criterion
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.places import year_ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.history import OtherChange

    Row = Mapping[str, Any]

#: place, before, after
Told = tuple[str, str, str]

_DECLARED: Final = {
    Declaration.NOTHING.value: N_("nothing to report"),
    Declaration.NOT_AVAILABLE.value: N_("not available"),
}
_FACTS: Final = {
    "office": N_("Office"),
    "office_code": N_("Code of the office"),
    "person": N_("Person"),
    "function": N_("Function"),
    "approver": N_("Approved by"),
    "approver_function": N_("Function of who approved"),
}


def other_words(change: OtherChange, edition: Edition) -> Told:
    """Place, before and after of a change; texts of things that are not there are empty."""
    teller = _TELLERS.get(change.thing)
    if teller is None:
        return change.thing, "", ""
    place, tell = teller
    return place(change, edition), *_both(change, lambda row: tell(row, edition))


def _both(change: OtherChange, tell: Callable[[Row], dict[str, str]]) -> tuple[str, str]:
    """What was said before and is said after, without what both say."""
    before = tell(change.before) if change.before is not None else {}
    after = tell(change.after) if change.after is not None else {}
    differing = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return tuple("; ".join(texts[name] for name in differing if texts.get(name)) for texts in (before, after))  # type: ignore[return-value] # two texts for two rows


# --- where


def _source_place(change: OtherChange, _edition: Edition) -> str:
    return fill(_("Source {source}"), {"source": str(change.row["name"])})


def _qtable_place(change: OtherChange, _edition: Edition) -> str:
    qtable = change.qtable
    assert qtable is not None  # noqa: S101 - rows of these tables have one
    return fill(_("{table}, {year}"), {"table": ltr(qtable.table), "year": ltr(str(qtable.year))})


def _country_place(change: OtherChange, edition: Edition) -> str:
    values = {"place": _qtable_place(change, edition), "n": ltr(str(int(str(change.row["position"])) + 1))}
    return fill(_("{place}: country row {n}"), values)


def _version_place(change: OtherChange, _edition: Edition) -> str:
    return fill(_("Class version of {table}"), {"table": ltr(str(change.row["table_no"]))})


def _plan_place(change: OtherChange, _edition: Edition) -> str:
    return fill(_("Work plan of {table}"), {"table": ltr(str(change.row["table_no"]))})


def _round_place(change: OtherChange, _edition: Edition) -> str:
    return fill(_("How complete round {round} is"), {"round": ltr(str(change.row["round"]))})


def _fact_place(change: OtherChange, _edition: Edition) -> str:
    key = str(change.row["key"])
    return _(_FACTS[key]) if key in _FACTS else key


def _fixed(text: str) -> Callable[[OtherChange, Edition], str]:
    return lambda _change, _edition: _(text)


# --- what


def _source(row: Row, edition: Edition) -> dict[str, str]:
    criteria = [words.criterion_words(Criterion(each)) for each in json.loads(str(row["criteria"]))]
    return {
        "name": str(row["name"]),
        "criteria": _(", ").join(criteria),
        "years": year_ranges(json.loads(str(row["years"]))),
        "position": fill(_("place {n} in the list"), {"n": ltr(str(row["position"]))}),
        **_fields(row, edition),
    }


def _qtable(row: Row, edition: Edition) -> dict[str, str]:
    declared = row["declaration"]
    said = _(_DECLARED.get(str(declared), str(declared))) if declared else ""
    return {"declaration": said, "reason": str(row["reason"]), **_fields(row, edition)}


def _fields(row: Row, edition: Edition) -> dict[str, str]:
    """Fields of metadata with their titles."""
    titles = {field.code: field.title for field in edition.fields}
    one = _("{field}: {value}")
    return {
        code: fill(one, {"field": titles.get(code, code), "value": str(value)})
        for code, value in json.loads(str(row["fields"])).items()
    }


def _country(row: Row, edition: Edition) -> dict[str, str]:
    code = str(row["code"])
    labels = (codes[code].label for codes in edition.codelists.values() if code in codes)
    return {"code": next(labels, code)}


def _version(row: Row, edition: Edition) -> dict[str, str]:
    version = str(row["class_version"])
    return {"version": edition.class_list(version).title if version in edition.codelists else version}


def _column(name: str) -> Callable[[Row, Edition], dict[str, str]]:
    return lambda row, _edition: {name: str(row[name])}


def _plan(row: Row, _edition: Edition) -> dict[str, str]:
    return {name: str(row[name]) for name in ("owner", "due", "note")}


def _choice(row: Row, _edition: Edition) -> dict[str, str]:
    return {name: str(row[name]) for name in ("place", str(row["side"]))}


def _point(row: Row, _edition: Edition) -> dict[str, str]:
    name = str(row["name"])
    return {"name": fill(_("{name} (deleted)"), {"name": name}) if row["is_deleted"] else name}


_TELLERS: Final[dict[str, tuple[Callable[[OtherChange, Edition], str], Callable[[Row, Edition], dict[str, str]]]]] = {
    Thing.SOURCE: (_source_place, _source),
    Thing.QTABLE: (_qtable_place, _qtable),
    Thing.COUNTRY: (_country_place, _country),
    Thing.VERSION: (_version_place, _version),
    Thing.ALLOWANCE: (_fixed(N_("Explanation of a finding")), _column("reason")),
    Thing.EARLIER_REASON: (_fixed(N_("Reason of an earlier round")), _column("reason")),
    Thing.WORK_PLAN: (_plan_place, _plan),
    Thing.EARLIER_COUNT: (_round_place, lambda _row, _edition: {}),
    Thing.SUBMISSION: (_fixed(N_("Package")), _column("package")),
    Thing.OFFICE: (_fixed(N_("Office whose key was confirmed")), _column("name")),
    Thing.MERGE_CHOICE: (_fixed(N_("Conflict with the return of an office")), _choice),
    Thing.RESTORE_POINT: (_fixed(N_("Restore point")), _point),
    Thing.FACT: (_fact_place, _column("value")),
}
