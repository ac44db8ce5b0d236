"""ILMS Desktop: the offline questionnaire tool of the ILO's International Labour Migration Statistics.

This file holds the version and its day only; `ilms_desktop.__main__` starts the program.
"""

__version__ = "0.1.0"
#: day of this version; a clock that stands before it is certainly wrong
__released__ = "2026-11-22"
