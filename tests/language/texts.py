"""Texts in several languages, our own; people and events are invented."""

from __future__ import annotations

from translator.document import Document, Line, Source

ARABIC = (
    "افتتح المحافظ جسراً جديداً فوق النهر صباح الخميس، وقال إن العمل فيه استمر عامين.",
    "وأضاف أن الكلفة لم تتجاوز مليوني دينار، مشيراً إلى أن الجسر يخدم ثلاث قرى.",
    "وينتظر السكان منذ سنوات طريقاً يصلهم بالمدينة.",
)
VOWELLED = "وَقُلِ اعْمَلُوا فَسَيَرَى اللَّهُ عَمَلَكُمْ وَرَسُولُهُ وَالْمُؤْمِنُونَ"
DIALECTS = (
    "شو هالحكي يا زلمة؟ ما بدي روح عالشغل بكرا لأنو الطقس بارد كتير",
    "مش عايز أروح الشغل بكرة عشان الجو برد قوي",
    "واش غادي نمشيو للسوق غدا ولا لا؟ راه البرد بزاف",
    "شلونك؟ شنو تگول عن چاي العراقي، أكو أطيب منه؟",
)
PERSIAN = (
    "رئیس جمهور دیروز گفت که دولت می‌خواهد پل تازه‌ای بر روی رودخانه بسازد.",
    "او افزود که این پروژه تا پایان سال آینده به پایان می‌رسد و هزینه آن پرداخت شده است.",
    "کارگران زیادی در این پروژه کار می‌کنند و مردم شهر از آن خوشحال هستند.",
)
PERSIAN_IN_ARABIC_LETTERS = tuple(line.replace("ی", "ي").replace("ک", "ك").replace("\u200c", " ") for line in PERSIAN)
URDU = (
    "وزیر اعظم نے کہا ہے کہ حکومت نئے پل کی تعمیر کے لیے رقم دے گی۔",
    "انہوں نے مزید کہا کہ یہ کام اگلے سال مکمل ہو جائے گا اور لوگوں کو فائدہ ہو گا۔",
)
SORANI = (
    "سەرۆکی شارەوانی دوێنێ گوتی پردێکی نوێ لەسەر ڕووبارەکە دروست دەکەن.",
    "هەروەها گوتی ئەم پڕۆژەیە لە ساڵی داهاتوو تەواو دەبێت.",
)
PASHTO = (
    "د ښاروالۍ مشر پرون وویل چې پر سیند به نوی پل جوړ شي.",
    "هغه زیاته کړه چې دا کار به په راتلونکي کال کې پای ته ورسېږي.",
)
FRENCH = "Le maire a inauguré jeudi un nouveau pont sur la rivière après deux années de travaux, selon la mairie."
SPANISH = "El alcalde inauguró el jueves un nuevo puente sobre el río después de dos años de obras, según el municipio."
GERMAN = (
    "Der Bürgermeister hat am Donnerstag eine neue Brücke über den Fluss eröffnet, die Arbeiten dauerten zwei Jahre."
)
TURKISH = (
    "Belediye başkanı perşembe günü nehrin üzerindeki yeni köprüyü açtı ve çalışmaların iki yıl sürdüğünü söyledi."
)
ENGLISH = "The mayor opened a new bridge over the river on Thursday after two years of work."


def page(*lines: str) -> Document:
    """Return a document of these lines, as the reader gives it."""
    return Document(Source("page.txt", "", 0, "utf-8"), tuple(Line(n, text) for n, text in enumerate(lines, 1)))
