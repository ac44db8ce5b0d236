"""Thresholds stand with the reasons that their author wrote beside them."""

from __future__ import annotations

import tomllib

from ilms_desktop import paths
from ilms_desktop.definitions.thresholds import Threshold, thresholds

TEXT = """
id = "V99"

[parameters]
# first line
# and second
share = 5
floor = 1.5
# another
loud = true

bare = [500, 2000]
unless = { counts_events = "yes" }
pairs = [
    ["A", "B"],
    # inside a list, for nobody
    ["C", "D"],
]

# of the first entry
[[parameters.rates]]
name = "a"
# not a threshold of its own
ages = { "25–54" = { low = 30 } }

[[parameters.rates]]
name = "b"
reason = "said in the entry"

[other]
# of something else
low = 1
"""


def test_comments_and_reasons_find_their_thresholds() -> None:
    """A comment speaks for all thresholds under it, up to the next comment or empty line."""
    assert thresholds(tomllib.loads(TEXT)["parameters"], TEXT) == (
        Threshold("share", "5", "first line and second"),
        Threshold("floor", "1.5", "first line and second"),
        Threshold("loud", "true", "another"),
        Threshold("bare", "500, 2000", ""),
        Threshold("unless", "counts_events yes", ""),
        Threshold("pairs", "[A, B], [C, D]", ""),
        Threshold("rates 1", "name a, ages: {25–54: {low 30}}", "of the first entry"),
        Threshold("rates 2", "name b", "said in the entry"),
    )


def test_every_file_of_the_catalogue_is_read() -> None:
    """Bands and the things asked of a source all say why they are as they are."""
    for path in sorted((paths.forms_dir() / "rules").glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        found = thresholds(tomllib.loads(text).get("parameters", {}), text)
        assert all(each.reason for each in found if each.name.startswith(("bands", "asks"))), path.name
