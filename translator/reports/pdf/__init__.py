"""Typeset reports: Typst templates filled with plain data, and a text layer that copies out right."""

from translator.reports.pdf.briefing import briefing_pdf
from translator.reports.pdf.single import report_pdf

__all__ = ["briefing_pdf", "report_pdf"]
