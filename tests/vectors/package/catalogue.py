"""All vectors in one list, and the case that each of them builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.vectors.package import (
    vectors_age,
    vectors_bag,
    vectors_content,
    vectors_document,
    vectors_enrolment,
    vectors_part,
    vectors_pdf,
    vectors_questions,
    vectors_receipt,
    vectors_roundpack,
    vectors_signature,
    vectors_submission,
    vectors_zip,
)

if TYPE_CHECKING:
    from tests.vectors.package.vector import Vector

VECTORS: tuple[Vector, ...] = (
    *vectors_zip.VECTORS,
    *vectors_signature.VECTORS,
    *vectors_bag.VECTORS,
    *vectors_document.VECTORS,
    *vectors_content.VECTORS,
    *vectors_submission.VECTORS,
    *vectors_receipt.VECTORS,
    *vectors_questions.VECTORS,
    *vectors_enrolment.VECTORS,
    *vectors_enrolment.CONTROLS,
    *vectors_roundpack.VECTORS,
    *vectors_part.VECTORS,
    *vectors_pdf.VECTORS,
    *vectors_age.VECTORS,
)
