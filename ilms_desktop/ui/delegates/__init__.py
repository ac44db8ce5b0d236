"""Delegates: they paint what a model says and nothing else."""
