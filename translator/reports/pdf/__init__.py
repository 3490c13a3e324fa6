"""Typeset reports: Typst templates filled with plain data, and a text layer that copies out right."""

from translator.reports.pdf.single import report_pdf

__all__ = ["report_pdf"]
