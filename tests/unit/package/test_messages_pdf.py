"""Words about PDF carriers: complete, and in one place."""

from __future__ import annotations

from ilms_desktop.package.messages import TEXTS, code_texts
from ilms_desktop.package.messages_pdf import PDF_TEXTS
from tests.vectors.package.vectors_pdf import VECTORS


def test_every_code_of_the_vectors_has_its_words() -> None:
    """What is the matter, and what to do next."""
    codes = {vector.code for vector in VECTORS if vector.stage == "0"} - {"CARRIER_TYPE"}
    assert codes == set(PDF_TEXTS)
    for code in codes:
        assert TEXTS[code] == PDF_TEXTS[code]
        assert all(text.endswith(".") for text in code_texts(code, {"file": "a.zip"}))


def test_the_file_inside_is_named_harmlessly() -> None:
    """Its name comes from nobody in particular."""
    assert "\u202e" not in code_texts("CARRIER_FILE_NAME", {"file": "a\u202epiz"})[0]
