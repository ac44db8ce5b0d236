"""Readers and writers of SDMX under the names by which the table of layouts calls them."""

from __future__ import annotations

from ilms_desktop.exchange.sdmx.csv_in import is_sdmx_csv
from ilms_desktop.exchange.sdmx.csv_in import read as read_csv
from ilms_desktop.exchange.sdmx.csv_out import write_1 as write_csv_1
from ilms_desktop.exchange.sdmx.csv_out import write_2 as write_csv_2
from ilms_desktop.exchange.sdmx.ml_in import is_sdmx_ml
from ilms_desktop.exchange.sdmx.ml_in import read as read_ml
from ilms_desktop.exchange.sdmx.ml_out import write as write_ml

__all__ = ["is_sdmx_csv", "is_sdmx_ml", "read_csv", "read_ml", "write_csv_1", "write_csv_2", "write_ml"]
