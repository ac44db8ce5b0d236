"""Test vectors of the submission package: one file, one defect, one expected code and stage each.

Everything is generated from one good package; no vector is stored. `catalogue.VECTORS` lists them all.
"""
