"""The questionnaire's definitions: files under `forms/`, read into model objects and checked.

Read with `loader`; check with `check`. The files are described in docs/spec/definitions.md.
"""
