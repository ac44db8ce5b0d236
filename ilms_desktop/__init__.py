"""ILMS Desktop: the offline questionnaire tool of the ILO's International Labour Migration Statistics.

This file holds the version only; `ilms_desktop.__main__` starts the program.
"""

__version__ = "0.1.0"
