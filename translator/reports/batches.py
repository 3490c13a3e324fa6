"""What a batch did, or would do, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from translator.reports.labels import count

if TYPE_CHECKING:
    from translator.batch.plan import Step
    from translator.batch.run import Outcome


def plan_text(steps: Sequence[Step]) -> str:
    """Return a line per document that would be converted, with the reason, and their number."""
    lines = [f"{step.input.key}: {step.why}" + (f"; {step.error}" if step.error else "") for step in steps if step.why]
    usable = [step for step in steps if step.why and step.error is None]
    words = sum(step.task.words for step in usable if step.task)
    lines.append(
        f"{count(len(usable), 'document')} to convert, {words:,} words; {len(steps) - len(lines)} done already"
    )
    return "\n".join(lines) + "\n"


def summary_text(outcome: Outcome) -> str:
    """Return the table that closes a batch, and the documents that failed with the reasons."""
    if not outcome.done and not outcome.failed:
        return f"{count(outcome.unchanged, 'document')}, all done already: nothing to do\n"
    flags: Counter[str] = Counter()
    for row in outcome.done:
        flags.update(row.flags)
    rows = [
        ("documents converted", len(outcome.done)),
        ("done already", outcome.unchanged),
        ("failed", len(outcome.failed)),
        ("files written", sum(len(row.outputs) for row in outcome.done)),
        ("Arabic words", sum(row.words for row in outcome.done)),
        *((f"sentences {flag}", number) for flag, number in sorted(flags.items())),
    ]
    name_width = max(len(name) for name, _ in rows)
    number_width = max(len(f"{number:,}") for _, number in rows)
    table = "".join(f"{name:<{name_width}}  {number:>{number_width},}\n" for name, number in rows)
    return table + "".join(f"failed: {row.path}: {row.error}\n" for row in outcome.failed)
