"""A status letter keeps its meaning over the border, or its row is refused."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.statuses import load_sdmx_statuses, load_statuses
from ilms_desktop.exchange.report import Refusal
from ilms_desktop.exchange.sdmx import letters
from ilms_desktop.exchange.sdmx.letters import LetterRefusedError

SAID = ("OBS_STATUS", "CONF_STATUS")
SILENT = ("OBS_STATUS",)


@pytest.mark.parametrize("letter", load_statuses())
def test_every_letter_of_the_ilo_comes_back(letter: str) -> None:
    """Also those that share a letter of SDMX with others."""
    sdmx, conf, ilo = letters.written(letter)
    values = {"OBS_STATUS": sdmx, "CONF_STATUS": conf, "ILO_OBS_STATUS": ilo}
    assert letters.read(values, values) == (letter, None)
    assert (conf == "C") == (letter == "C")


def test_letters_with_two_meanings_are_not_confused() -> None:
    """N of the ILO is O of SDMX, and N of SDMX is S of the ILO."""
    assert letters.written("N")[0] == "O"
    assert letters.read({"OBS_STATUS": "N"}, SAID) == ("S", None)
    assert letters.read({"OBS_STATUS": "M"}, SAID) == ("X", None)
    assert letters.read({"OBS_STATUS": "L"}, SAID) == ("N", "not collected")


@pytest.mark.parametrize("letter", load_sdmx_statuses())
def test_every_letter_of_sdmx_has_a_meaning(letter: str) -> None:
    """With what is noted beside it."""
    known = load_sdmx_statuses()[letter]
    assert letters.read({"OBS_STATUS": letter.lower()}, SAID) == (known.ilo, known.remark or None)


@pytest.mark.parametrize("letter", ["L", "M", "N", "S"])
def test_a_letter_with_two_meanings_needs_to_say_whose_it_is(letter: str) -> None:
    """Files of the ILO's own service have its letters in OBS_STATUS and say nothing."""
    with pytest.raises(LetterRefusedError) as caught:
        letters.read({"OBS_STATUS": letter}, SILENT)
    assert (caught.value.reason, caught.value.params) == (Refusal.STATUS_OF_WHOM, {"value": letter})


@pytest.mark.parametrize("letter", ["B", "E", "F", "I", "P", "U"])
def test_a_letter_with_one_meaning_needs_nothing(letter: str) -> None:
    """Both lists say the same."""
    assert letters.read({"OBS_STATUS": letter}, SILENT) == (letter, None)


def test_an_unknown_letter_is_refused_with_the_known_ones() -> None:
    """It is never dropped in silence."""
    with pytest.raises(LetterRefusedError) as caught:
        letters.read({"OBS_STATUS": "7"}, SAID)
    assert caught.value.reason is Refusal.UNKNOWN_SDMX_STATUS
    assert caught.value.params["known"].startswith("A, B, D")


def test_letters_that_contradict_each_other_are_refused() -> None:
    """Nobody can know which one is right."""
    with pytest.raises(LetterRefusedError) as caught:
        letters.read({"OBS_STATUS": "B", "ILO_OBS_STATUS": "E"}, SAID)
    assert (caught.value.reason, caught.value.params) == (Refusal.STATUSES_DIFFER, {"ilo": "E", "sdmx": "B"})


def test_an_unknown_letter_of_the_ilo_is_passed_on() -> None:
    """The questionnaire refuses it with its own list."""
    assert letters.read({"ILO_OBS_STATUS": "q"}, SAID) == ("Q", None)


def test_a_withheld_figure_is_confidential() -> None:
    """Also where the letter of SDMX says nothing; another letter says more."""
    assert letters.read({"CONF_STATUS": "N"}, SAID) == ("C", None)
    assert letters.read({"CONF_STATUS": "F", "OBS_STATUS": "A"}, SAID) == ("", None)
    assert letters.read({"CONF_STATUS": "C", "OBS_STATUS": "Q"}, SAID) == ("C", None)
