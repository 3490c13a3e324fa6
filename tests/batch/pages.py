"""Invented news pages: short, of different lengths, some sentences the same in several of them."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

SENTENCES = (
    "قالت الوزيرة سلمى الحداد إن المحادثات ستستأنف في جنيف يوم الأحد المقبل بعد توقف دام أسبوعين.",
    "وأغلقت المدارس أبوابها يوم الأحد في مدينة الزرقاء بسبب العاصفة التي ضربت شمال البلاد.",
    "وارتفعت أسعار النفط إلى 81 دولارا للبرميل، بحسب بيانات نشرتها وزارة الطاقة أمس.",
    "ونفى المتحدث باسم الشركة علمه بأي تحقيق في العقود التي وقعت العام الماضي.",
    "ولم يصب أحد في الحادث الذي وقع صباح الثلاثاء على الطريق السريع قرب الميناء.",
    "ودعا رئيس البلدية السكان إلى البقاء في منازلهم حتى صباح الثلاثاء بسبب الفيضانات.",
    "وأضاف أن فرق الإنقاذ وصلت إلى المكان بعد نصف ساعة وبدأت على الفور في نقل الجرحى.",
    "وتعهدت الحكومة بصرف تعويضات للمتضررين قبل نهاية الشهر الجاري من دون أي تأخير جديد.",
)


def page(number: int) -> str:
    """Return the text of a page; the same number gives the same page."""
    choice = random.Random(number)
    chosen = choice.sample(SENTENCES, 3 + number % 4)
    return "\n\n".join((f"تقرير رقم {number} عن أحوال الطقس والأسواق في المنطقة", *chosen)) + "\n"


def write_pages(folder: Path, number: int) -> None:
    """Write so many pages, every second one a level deeper."""
    for at in range(number):
        path = folder / ("north/today" if at % 2 else ".") / f"page-{at:04}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(at), encoding="utf-8")


def rows(out: Path) -> dict[str, dict[str, Any]]:
    """Return the manifest by path."""
    lines = (out / "manifest.jsonl").read_text(encoding="utf-8").split("\n")
    return {row["path"]: row for row in map(json.loads, filter(None, lines))}


def contents(out: Path) -> dict[str, bytes]:
    """Return every report by its path; the manifest tells of seconds and is left out."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".trsum" not in path.parts and path.name != "manifest.jsonl"
    }
