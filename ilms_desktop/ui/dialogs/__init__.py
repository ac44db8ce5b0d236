"""Dialogs: native frames around one question or one deed."""
