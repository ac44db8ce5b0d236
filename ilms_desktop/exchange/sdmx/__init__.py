"""SDMX: figures and structures of the questionnaire in the words of statistical offices, written and read by ourselves.

SDMX-CSV 2.0 and 1.0, SDMX-ML 2.1; what is written where stands in `docs/reference/exchange-sdmx.md`, why without a
library in ADR 0022.
"""
