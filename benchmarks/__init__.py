"""Measures of the site against its budgets, run by hand and never part of the package."""
