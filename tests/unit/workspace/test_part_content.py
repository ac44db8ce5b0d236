"""A part and a file say the same of the same things, and what is no proper part is told."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.command import Declaration, DeclareQTable
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.part import What
from ilms_desktop.package import strict_json
from ilms_desktop.package.content import METADATA
from ilms_desktop.package.outcome import Problem
from ilms_desktop.workspace.part_content import (
    content_of_file,
    content_of_payload,
    figures_of,
    observation_of,
    outside,
    read_metadata,
)
from ilms_desktop.workspace.stored_parts import stored_content
from tests.unit.workspace.part_support import coordinator, handed_out
from tests.unit.workspace.workspace_support import C1, C4, cell, put

if TYPE_CHECKING:
    from pathlib import Path

TEXT = Observation(text="about 12")
GOOD: dict[str, Any] = {
    "format": "ilms-metadata/1",
    "sources": [],
    "qtables": [],
    "cells": [],
    "office": None,
}


def test_what_was_handed_out_is_read_as_what_stands(tmp_path: Path) -> None:
    """Otherwise a merge would see changes that nobody made."""
    with coordinator(tmp_path / "khm.ilms") as file:
        put(
            file,
            C4,
            {
                cell("T", "CDS_DES_THA"): Observation(100_500, 2, note="x"),
                cell("M", "CDS_DES_THA"): TEXT,
                cell("F", "CDS_DES_THA"): Observation(status="N"),
                cell("F", "CDS_DES_KOR"): Observation(-5000, 0),
                cell("M", "CDS_DES_KOR"): Observation(note="only a remark"),
                cell("T", "CDS_DES_KOR"): Observation(0, 1),
            },
        )
        file.execute(DeclareQTable(C4._replace(year=2022), Declaration.NOTHING))
        made = handed_out(file, tmp_path / "out")
        stored = stored_content(file, made.package_id)
        assert stored is not None
        assert stored.content == content_of_file(file, stored.scope)
        assert {what for what, *_rest in stored.content} == {*What} - {What.FIELD}
        assert outside(stored.content, stored.scope) is None
        table = file.edition.by_key[C4.table_key]
        for (what, _source, _qtable, key, _field), value in stored.content.items():
            if what is What.FIGURE and key is not None:
                note = file.observation(key).note
                assert observation_of(value, note, table) == file.observation(key)


def test_only_figures_and_letters_are_what_the_verifier_compares(tmp_path: Path) -> None:
    """Texts that are no figures travel beside the tables."""
    with coordinator(tmp_path / "khm.ilms") as file:
        put(file, C4, {cell("T", "CDS_DES_THA"): 100, cell("M", "CDS_DES_THA"): TEXT})
        made = handed_out(file, tmp_path / "out")
        found = figures_of(content_of_file(file, made.scope))
        assert list(found.values()) == [("100", "")]


def test_what_is_not_asked_for_is_outside(tmp_path: Path) -> None:
    """Figures by table and year, answers by source."""
    with coordinator(tmp_path / "khm.ilms") as file:
        put(file, C1, {cell("T", "CRS_RES_TOTAL"): 1})
        scope = handed_out(file, tmp_path / "out", "C4").scope
        wider = handed_out(file, tmp_path / "wider", "C1").scope
        stray = outside(content_of_file(file, wider), scope)
        assert stray is not None
        assert stray.qtable == C1


@pytest.mark.parametrize(
    "spoilt",
    [
        {"format": "ilms-metadata/9"},
        {"office": {"code": "MOL"}},
        {"sources": [{"id": "FX:1"}]},
        {"cells": [{"table": "C4"}]},
        {"qtables": "none"},
        {"more": 1},
    ],
)
def test_a_metadata_file_of_another_form_is_refused(spoilt: dict[str, Any]) -> None:
    """A confirmed key does not make its content right."""
    found = read_metadata({METADATA: strict_json.dump({**deepcopy(GOOD), **spoilt})})
    assert isinstance(found, Problem)
    assert found.code == "PART_FIELDS"


def test_answers_must_be_texts() -> None:
    """They go into the file as they are."""
    source = {"id": "FX:1", "type": "FX", "name": "x", "criteria": [], "years": [], "fields": {"T1": 5}}
    assert isinstance(read_metadata({METADATA: strict_json.dump({**GOOD, "sources": [source]})}), Problem)
    assert isinstance(read_metadata({METADATA: b"no json"}), Problem)
    assert not isinstance(read_metadata({METADATA: strict_json.dump(GOOD)}), Problem)


def test_a_table_of_another_questionnaire_is_refused(tmp_path: Path) -> None:
    """There is no place for its figures."""
    place = {"table": "Z9", "source": "FX:1", "version": "_", "year": 2023}
    qtable = {**place, "named": [], "declaration": None, "reason": "", "fields": {}}
    with coordinator(tmp_path / "khm.ilms") as file:
        found = content_of_payload({METADATA: b""}, {**GOOD, "qtables": [qtable]}, file.edition)
        assert isinstance(found, Problem)


def test_a_figure_that_cannot_be_kept_is_shown_as_it_came(tmp_path: Path) -> None:
    """It is not rounded, and not lost."""
    with coordinator(tmp_path / "khm.ilms") as file:
        table = file.edition.by_key[C4.table_key]
        assert observation_of(("1.23456", "", ""), "", table) == Observation(text="1.23456")
        assert observation_of(None, "", table) is BLANK
        assert observation_of(None, "a remark", table) == Observation(note="a remark")
