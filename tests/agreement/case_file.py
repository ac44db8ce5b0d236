"""Counterexamples as files that read like the written cases of a rule, with how to meet them again."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from ilms_desktop import number_text
from ilms_desktop.model.key import ABSENT, Criterion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import ObservationKey, QTableKey
    from ilms_desktop.model.observation import Observation


def written(
    edition: Edition,
    observations: Mapping[ObservationKey, Observation],
    *,
    name: str,
    named: Mapping[QTableKey, Sequence[str]],
    sources: Mapping[str, Mapping[str, str]],
    remarks: Iterable[str],
) -> str:
    """Text of a case.

    Args:
        edition: its questionnaire.
        observations: what stands in the file.
        name: of the case.
        named: countries chosen.
        sources: fields of the sources, by id.
        remarks: what is told as comments.
    """
    lines = [f"# {line}" for remark in remarks for line in remark.splitlines()]
    lines += ["", 'rule = ""', "", "[[cases]]", f"name = {_text(name)}", f"edition = {_text(edition.id)}"]
    lines.append('expect = "pass"')
    for source, fields in sources.items():
        lines += ["", "[[cases.sources]]", f"id = {_text(source)}", f"fields = {_inline(fields)}"]
    tables: dict[QTableKey, dict[str, str]] = defaultdict(dict)
    for key, said in observations.items():
        tables[key.qtable][" ".join(code for code in key.cell if code != ABSENT)] = _figure(edition, key, said)
    for qtable, figures in tables.items():
        lines += ["", *_table(qtable, named.get(qtable, ()))]
        lines += ["[cases.tables.figures]", *(f"{_text(codes)} = {_text(said)}" for codes, said in figures.items())]
    return "\n".join([*lines, ""])


def _table(key: QTableKey, named: Sequence[str]) -> Iterable[str]:
    """Head of a table."""
    yield "[[cases.tables]]"
    yield f"source = {_text(key.source)}"
    yield f"table = {_text(key.table)}"
    if key.criterion is not Criterion.NONE:
        yield f"criterion = {_text(str(key.criterion))}"
    yield f"version = {_text(key.version)}"
    yield f"year = {key.year}"
    if named:
        yield f"named = [{', '.join(map(_text, named))}]"


def _figure(edition: Edition, key: ObservationKey, said: Observation) -> str:
    """What stands in a cell as cases write it; a remark on it is told behind it, which no case can hold."""
    if said.value is None:
        return said.text or said.status or ""
    stored = edition.table(key.qtable.table_key).decimals_stored
    figure = number_text.plain(said.value, decimals=said.decimals, stored=stored)
    return f"{figure} {said.status}" if said.status else figure


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _inline(fields: Mapping[str, str]) -> str:
    return f"{{ {', '.join(f'{code} = {_text(value)}' for code, value in fields.items())} }}"
