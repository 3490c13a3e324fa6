"""Arabic texts of our own for the reader's tests; people and events are invented."""

from __future__ import annotations

from pathlib import Path

from translator.document import Document
from translator.reading import read_document
from translator.settings import Settings

ONE_LINERS = (
    "افتتح المحافظ جسراً جديداً فوق النهر صباح الخميس، وقال إن العمل فيه استمر عامين.",
    "العربية",
    "عاجل | زلزال بقوة 5.3 درجات يضرب شرق المدينة",
    "رئيس البلدية: لن نرفع رسوم المياه هذا العام",
    "شو هالحكي يا زلمة؟ ما بدي روح عالشغل بكرا",
    "أعلنت شركة NordKabel عن طرح أسهمها في 12 مايو 2019",
    "قال تعالى: ﴿وَقُلِ اعْمَلُوا﴾".replace("﴿", "(").replace("﴾", ")"),
    "محكمة",
)
PAGE = "\n".join(
    (
        "الرئيسية / محليات",
        "بلدية الوادي تبدأ زراعة عشرة آلاف شجرة",
        "كتبت: سميرة العجيلي",
        "",
        "بدأت بلدية الوادي أمس الأحد زراعة عشرة آلاف شجرة على جانبي الطريق الشرقي، وفق ما أعلنه رئيسها مازن الطرابيشي.",
        'وأضاف الطرابيشي أن "العمل ينتهي قبل الصيف"، مشيراً إلى أن الكلفة لا تتجاوز 2.5 مليون دينار.',
        "وقالت المهندسة هدى القيسي إن الأشجار اختيرت لأنها تحتمل العطش.",
    )
)


def read(folder: Path, data: bytes) -> Document:
    """Write ``data`` to a file and read it."""
    path = folder / "page.txt"
    path.write_bytes(data)
    return read_document(str(path), Settings())


def text(document: Document) -> str:
    """Return a document's lines, joined."""
    return "\n".join(line.text for line in document.lines)
