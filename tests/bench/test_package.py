"""The submission package against the bare cost of hashing and packing the same bytes, measured in the same run."""

from __future__ import annotations

import hashlib
import random
import statistics
import time
import zlib
from typing import TYPE_CHECKING, Final

import pytest

from ilms_desktop.package import write
from ilms_desktop.package.read import verify
from ilms_desktop.package.tables import Row, Table, table_csv
from tests.vectors.package import world
from tests.vectors.package.catalogue import VECTORS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.package.outcome import Refusal, Verified

OBSERVATIONS: Final = 1_000_000
ROUNDS: Final = 7
EXPORT_BAR: Final = 1.3
VERIFY_BAR: Final = 1.5
BYTES_BAR: Final = 18
REFUSAL_BAR: Final = 0.5


def row(dice: random.Random, number: int) -> Row:
    """One observation; figures with three decimals, as people type them, and now and then a letter."""
    sex = ("SEX_T", "SEX_M", "SEX_F")[number % 3]
    place = f"CDS_DES_{number // 60 % 200:03d}"
    return (
        "FX:14128",
        "CDS_DES",
        str(2005 + number % 20),
        sex,
        "_",
        place,
        f"{dice.random() * 1000:.3f}",
        "P" * (number % 50 == 0),
    )


@pytest.fixture(scope="module")
def table() -> Table:
    """A table of a million observations."""
    dice = random.Random(1)
    return Table("C4", "Outflow", table_csv(row(dice, number) for number in range(OBSERVATIONS)), "public")


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def pack(data: bytes) -> bytes:
    """Floor of the export: hash, checksum, deflate."""
    hashlib.sha256(data).digest()
    zlib.crc32(data)
    stream = zlib.compressobj(6, zlib.DEFLATED, -15)
    return stream.compress(data) + stream.flush()


def unpack(packed: bytes) -> None:
    """Floor of the verification: inflate, checksum, hash."""
    data = zlib.decompressobj(-15).decompress(packed)
    zlib.crc32(data)
    hashlib.sha256(data).digest()


def ratio(work: Callable[[], object], floor: Callable[[], object]) -> float:
    """Median time of `work` in medians of `floor`, both measured in turn."""
    pairs = [(seconds(work), seconds(floor)) for _ in range(ROUNDS)]
    return statistics.median(pair[0] for pair in pairs) / statistics.median(pair[1] for pair in pairs)


def test_building_a_package_costs_little_more_than_packing_it(table: Table) -> None:
    """Build, sign, zip; the verification of one's own output is measured beside it."""
    files = {path: data for path, data in world.files().items() if path.endswith(".json")}
    document = write.complete(world.document(), [table])
    package = write.assemble(document, tables=[table], files=files, key=world.KEN)
    sealed = ratio(
        lambda: write.assemble(document, tables=[table], files=files, key=world.KEN), lambda: pack(table.data)
    )
    checked = ratio(
        lambda: write.build(world.document(), tables=[table], files=files, key=world.KEN), lambda: pack(table.data)
    )
    size = len(package) / OBSERVATIONS
    print(f"\nexport {sealed:.2f} x floor, with own verification {checked:.2f} x, {size:.1f} bytes an observation")
    assert sealed <= EXPORT_BAR
    assert size <= BYTES_BAR


def test_verifying_a_package_costs_little_more_than_unpacking_it(table: Table) -> None:
    """Stages A to E: a clock far back stops the walk right behind them, at the date of the document."""
    files = {path: data for path, data in world.files().items() if path.endswith(".json")}
    package = write.build(world.document(), tables=[table], files=files, key=world.KEN).data
    packed = pack(table.data)

    def judge(year: int) -> Verified | Refusal:
        now = world.NOW.replace(year=year)
        return verify(package, world.FILE_NAME, register=world.REGISTER, ledger=None, now=now)

    assert (judge(2020).code, judge(2026).code) == ("SUBMISSION_CLOCK", "OK")
    bytes_only = ratio(lambda: judge(2020), lambda: unpack(packed))
    everything = ratio(lambda: judge(2026), lambda: unpack(packed))
    print(f"\nverification A-E {bytes_only:.2f} x floor, all stages {everything:.2f} x")
    assert bytes_only <= VERIFY_BAR


def test_every_refusal_is_quick() -> None:
    """A hostile file must not hold up the desk."""
    # why: one vector ends by the clock of its reader
    slowest = max((seconds(vector.case().judge), vector.id) for vector in VECTORS if vector.id != "d44")
    print(f"\nslowest refusal {slowest[0] * 1000:.0f} ms ({slowest[1]})")
    assert slowest[0] <= REFUSAL_BAR
