"""Patterns: what sums cannot see. One pure function a file; parameters stand in the rule's definition.

A pattern may carry a suggestion; nothing is corrected by itself (ADR 0016).
"""
