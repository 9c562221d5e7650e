"""A deterministic corpus of Russian news articles, the same bytes on every machine.

Each of the programs under test wants its files in its own place and its front matter in its own
spelling; what it reads beyond that is the same.
"""

import datetime
import os
import random
from dataclasses import dataclass

SUBJECTS = """тренер|капитан|вратарь|защитник|нападающий|клуб|президент клуба|полузащитник|соперник|
судья|болельщик|журналист|помощник тренера|новичок|воспитанник академии""".replace("\n", "")
VERBS = """рассказал о|подготовил|объяснил|обсудил|вспомнил|назвал главным|не стал комментировать|
похвалил|раскритиковал|ждёт|изменил|подтвердил|отложил|перенёс на осень""".replace("\n", "")
OBJECTS = """новую схему игры|состав на дерби|итоги сезона|тренировочный сбор|переговоры с руководством|
календарь чемпионата|ход ремонта стадиона|переход в новую лигу|физическую форму команды|
поражение в финале|победу в кубке|первый матч весны|травму лидера|работу с молодёжью""".replace("\n", "")
TAILS = """сразу после матча|на встрече с прессой|в интервью местной газете|перед вылетом домой|
накануне полуфинала|во время перерыва|в раздевалке|несмотря на холод|впервые за десять лет|
по итогам голосования|вместе со своим штабом|без лишних слов""".replace("\n", "")
TAG_WORDS = """трофеи|переходы|сборная|стадион|академия|медицина|тактика|интервью|финал|полуфинал|
болельщики|судейство|история|ветераны|молодёжь|вратари|защита|атака|кубок|чемпионат|суперкубок|дерби|
весна|осень|лето|зима|контракты|тренеры|капитаны|рекорды|статистика|газеты|телевидение|поездки|сборы|
поле|мяч|правила|деньги|город""".replace("\n", "").split("|")


@dataclass(frozen=True)
class Shape:
    """What the articles of a corpus are like."""

    bytes: int
    tags: int
    tags_each: tuple[int, int]
    heading_levels: int
    tables: int
    footnotes: int


SHAPES = {
    "news": Shape(
        bytes=3500, tags=40, tags_each=(1, 4), heading_levels=1, tables=0, footnotes=0),
    "long": Shape(
        bytes=20000, tags=400, tags_each=(4, 12), heading_levels=4, tables=3, footnotes=8),
}


@dataclass(frozen=True)
class Article:
    slug: str
    title: str
    date: datetime.date
    tags: list[str]
    body: str


class Corpus:
    """`count` articles of one shape, made one after the other."""

    def __init__(self, count: int, shape: str = "news"):
        self.count = count
        self.shape = SHAPES[shape]
        self.random = random.Random(20250424)
        self.sentences = [self._sentence() for _ in range(4000)]
        self.tags = [
            word if index < len(TAG_WORDS) else f"{word} {index // len(TAG_WORDS) + 1}"
            for index in range(self.shape.tags)
            for word in [TAG_WORDS[index % len(TAG_WORDS)]]
        ]

    def __iter__(self):
        for number in range(self.count):
            yield self._article(number)

    def _sentence(self) -> str:
        words = [self.random.choice(part.split("|")) for part in (SUBJECTS, VERBS, OBJECTS, TAILS)]
        words[self.random.randrange(4)] += self.random.choice(
            ["", "", ", как и обещал,", f" ({self.random.randrange(1950, 2025)} год)", " - и не зря"])
        text = " ".join(words)
        match self.random.randrange(8):
            case 0: text = f"**{text}**"
            case 1: text = text.replace(words[1], f"*{words[1]}*")
            case 2: text = f"[{text}](https://example.org/{self.random.randrange(10**6)})"
            case 3: text = f'{text}: "{self.random.choice(OBJECTS.split("|"))}"'
        return text[0].upper() + text[1:] + self.random.choice("....!…")

    def _paragraph(self) -> str:
        return " ".join(self.random.choices(self.sentences, k=self.random.randrange(2, 5)))

    def _list(self) -> str:
        return "\n".join(f"- {item}" for item in self.random.choices(self.sentences, k=3))

    def _table(self) -> str:
        rows = [
            f"| {self.random.choice(TAG_WORDS)} | {self.random.randrange(99)} "
            f"| *{self.random.choice(TAG_WORDS)}* |" for _ in range(12)]
        return "\n".join(["| Турнир | Очки | Место |", "| --- | ---: | :-: |"] + rows)

    def _article(self, number: int) -> Article:
        shape, pick = self.shape, self.random
        blocks, size, section = [], 0, 0
        notes = iter(range(1, shape.footnotes + 1))
        tables = shape.tables
        while size < shape.bytes:
            kind = pick.randrange(7)
            if kind == 0:
                section += 1
                level = 2 + section % shape.heading_levels
                block = "#" * level + " " + pick.choice(OBJECTS.split("|")).capitalize()
                block += f" {section}"
            elif kind == 1:
                block = self._list()
            elif kind == 2:
                block = "> " + self._paragraph()
            elif kind == 3 and tables:
                tables -= 1
                block = self._table()
            else:
                block = self._paragraph()
                note = next(notes, None)
                if note is not None:
                    block += f"[^{note}]"
                    blocks.append(f"[^{note}]: {pick.choice(self.sentences)}")
            blocks.append(block)
            size += len(block.encode())
        date = datetime.date(2010, 1, 1) + datetime.timedelta(days=number * 5000 // self.count)
        title = " ".join(pick.choice(part.split("|")) for part in (SUBJECTS, VERBS, OBJECTS))
        return Article(
            slug=f"novost-{number:06}", title=title.capitalize(), date=date,
            tags=pick.sample(self.tags, pick.randint(*shape.tags_each)),
            body="\n\n".join(blocks) + "\n")


def write(corpus: Corpus, folder: str, style: str = "yaml") -> None:
    """Writes the articles as `YYYY-MM-DD-slug.md` into a folder, with the front matter of a style:
    `yaml` for most programs, `pelican` for the one that has its own."""
    os.makedirs(folder, exist_ok=True)
    for article in corpus:
        tags = ", ".join(article.tags)
        if style == "pelican":
            matter = f"Title: {article.title}\nDate: {article.date}\nTags: {tags}\nSlug: {article.slug}\n\n"
        else:
            matter = f'---\ntitle: "{article.title}"\ndate: {article.date}\ntags: [{tags}]\n---\n\n'
        path = os.path.join(folder, f"{article.date}-{article.slug}.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(matter + article.body)
