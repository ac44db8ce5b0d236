"""All vectors in one list, and the case that each of them builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.vectors.package import vectors_bag, vectors_content, vectors_document, vectors_signature, vectors_zip

if TYPE_CHECKING:
    from tests.vectors.package.vector import Vector

VECTORS: tuple[Vector, ...] = (
    *vectors_zip.VECTORS,
    *vectors_signature.VECTORS,
    *vectors_bag.VECTORS,
    *vectors_document.VECTORS,
    *vectors_content.VECTORS,
)
