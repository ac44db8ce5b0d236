"""Words go to people, results to programs, and no character is lost on the way."""

from __future__ import annotations

import io
import json

import pytest

from ilms_desktop.cli.console import Console, speak_utf8


def make(*, as_json: bool) -> tuple[Console, io.StringIO, io.StringIO]:
    """A console with its two streams."""
    out, err = io.StringIO(), io.StringIO()
    return Console(out, err, as_json=as_json), out, err


def test_under_json_standard_output_holds_one_document_and_nothing_else() -> None:
    """A script parses all of it."""
    console, out, err = make(as_json=True)
    console.say("One finding.", "Another one.")
    console.result("a.ilms")
    console.document({"name": "កម្ពុជា"})
    assert json.loads(out.getvalue()) == {"name": "កម្ពុជា"}
    assert err.getvalue() == "One finding.\nAnother one.\n"


def test_without_json_results_stand_one_a_line() -> None:
    """A shell reads them without a parser."""
    console, out, err = make(as_json=False)
    console.result("one", 2)
    console.document({"never": "shown"})
    assert out.getvalue() == "one\n2\n"
    assert err.getvalue() == ""


@pytest.mark.parametrize("as_json", [True, False])
def test_trouble_is_told_to_people_always_and_to_programs_under_json(as_json: bool) -> None:
    """What happened and what to do next, in both."""
    console, out, err = make(as_json=as_json)
    console.error(code="file_missing", message="There is no file.", hint="Check the name.")
    console.error(code="other", message="No hint.", hint="")
    assert err.getvalue() == "There is no file.\nCheck the name.\nNo hint.\n"
    if not as_json:
        assert out.getvalue() == ""
    else:
        first = json.loads(out.getvalue().partition("}\n{")[0] + "}")
        assert first["error"] == {"code": "file_missing", "message": "There is no file.", "hint": "Check the name."}


def test_every_character_can_be_written_even_into_an_old_pipe() -> None:
    """A Windows pipe speaks another alphabet until it is told; half a surrogate is escaped."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252")
    speak_utf8((stream, io.StringIO()))
    stream.write("ភ្នំពេញ \udcff")
    stream.flush()
    assert raw.getvalue() == "ភ្នំពេញ ".encode() + b"\\udcff"
