"""Evaluation: the journal's counts become metrics, intervals and a report. Counts only, no runs."""
