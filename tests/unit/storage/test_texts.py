"""One spelling for small structured things in text columns."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.storage.texts import json_text, moment_text, read_moment, read_texts


def test_a_moment_is_kept_in_utc() -> None:
    """Two offices in two zones must read the same history."""
    evening = datetime(2026, 10, 1, 1, 30, tzinfo=timezone(timedelta(hours=7)))
    assert moment_text(evening) == "2026-09-30T18:30:00Z"


def test_a_moment_without_zone_is_refused() -> None:
    """A time that may mean two moments proves nothing."""
    with pytest.raises(ValueError, match="2026"):
        moment_text(datetime(2026, 10, 1))  # noqa: DTZ001 - the missing zone is what is tested


@given(st.datetimes(min_value=datetime(1980, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001 - zone added below
def test_a_moment_comes_back_to_the_second(moment: datetime) -> None:
    """What is written is what is read."""
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    assert read_moment(moment_text(moment)) == moment


@given(st.dictionaries(st.text(), st.text()))
def test_a_map_of_texts_comes_back(texts: dict[str, str]) -> None:
    """Fields in any language survive."""
    assert read_texts(json_text(texts)) == texts


def test_equal_maps_have_one_spelling() -> None:
    """Undo compares rows as texts; the order of typing must not make a difference."""
    assert json_text({"b": 1, "a": 2}) == json_text({"a": 2, "b": 1}) == '{"a":2,"b":1}'
