"""Every trouble has a sentence and a next step, and showing it never fails."""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter

import pytest

from ilms_desktop import errors, exchange_messages, trust_messages
from ilms_desktop.errors import (
    MESSAGES,
    BugError,
    CommandRefused,
    DefinitionError,
    ExchangeError,
    ExtraMissing,
    IlmsError,
    NotReadyToLock,
    SigningKeyError,
    StorageError,
    UserError,
)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_message_is_a_sentence_and_ends_with_what_to_do(code: str) -> None:
    """A person who reads it knows what happened and what comes next."""
    message, hint = MESSAGES[code]
    assert message.endswith((".", "}"))
    assert hint.endswith(".")
    assert re.fullmatch(r"[a-z0-9_]+", code)


def test_no_code_has_two_sentences() -> None:
    """Of two with one code, a person would read the wrong one."""
    modules = (errors, exchange_messages, trust_messages)
    trees = [ast.walk(ast.parse(inspect.getsource(module))) for module in modules]
    maps = [node for tree in trees for node in tree if isinstance(node, ast.Dict)]
    codes = Counter(key.value for each in maps for key in each.keys if isinstance(key, ast.Constant))
    assert {code for code, count in codes.items() if count > 1} == set()
    assert set(MESSAGES) <= set(codes)


def test_an_error_says_what_happened_with_its_context() -> None:
    """Logs and tracebacks carry the whole sentence."""
    error = ExchangeError("file_missing", path="data.csv")
    assert str(error) == "There is no file data.csv. Check the name and the folder."
    assert (error.code, error.context) == ("file_missing", {"path": "data.csv"})


def test_missing_context_or_an_unknown_code_still_shows() -> None:
    """A second failure while telling the first would hide it."""
    assert str(UserError("file_missing")).startswith("There is no file {path}.")
    assert str(IlmsError("no_such_code", path="x")) == "no_such_code"


@pytest.mark.parametrize(
    ("kind", "exit_code"),
    [
        (StorageError, 2),
        (DefinitionError, 2),
        (ExchangeError, 2),
        (SigningKeyError, 2),
        (ExtraMissing, 2),
        (CommandRefused, 1),
        (NotReadyToLock, 1),
    ],
)
def test_trouble_in_the_world_tells_scripts_how_to_end(kind: type[UserError], exit_code: int) -> None:
    """1 = the questionnaire says no, 2 = the input cannot be used."""
    assert issubclass(kind, UserError)
    assert kind.exit_code == exit_code


def test_our_own_mistakes_are_kept_apart() -> None:
    """A bug must never look like the person's mistake."""
    assert not issubclass(BugError, UserError)
    assert issubclass(BugError, IlmsError)
