"""One page in, a sourced record out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from musnad import __version__
from musnad.errors import MusnadError
from musnad.extract.actors import find_cast, list_actors
from musnad.extract.article import parse_article
from musnad.extract.events import find_events
from musnad.extract.model import Cast
from musnad.extract.statements import find_statements
from musnad.extract.times import find_times
from musnad.ingest.article import Article
from musnad.ingest.source import Source, open_source
from musnad.language.page import build_page
from musnad.language.pipeline import page_pipeline
from musnad.lexicon import Lexicon, default_lexicon
from musnad.record import Actor, Event, Record, Statement, TimeExpression, Versions
from musnad.text import Page


class Reading:
    """One article while it is read: each layer is made when it is first asked for, from the layers it needs."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article, self.lexicon = article, lexicon

    @cached_property
    def page(self) -> Page:
        """The words, sentences and quotations of the article."""
        return build_page(self.article)

    @cached_property
    def times(self) -> list[TimeExpression]:
        """Dates, times, durations and sets."""
        return find_times(self.page, self.lexicon)

    @cached_property
    def cast(self) -> Cast:
        """Mentions and the identities they stand for. Finding statements and events may add to it."""
        return find_cast(self.page, self.lexicon)

    @cached_property
    def statements(self) -> list[Statement]:
        """Who said what, and on whose word."""
        return find_statements(self.page, self.cast, self.times, self.lexicon)

    @cached_property
    def events(self) -> list[Event]:
        """Who did what to whom."""
        return find_events(self.page, self.cast, self.times, self.statements, self.lexicon)

    @cached_property
    def actors(self) -> list[Actor]:
        """The actors to report: those surfaced by name, and those who speak or act."""
        return list_actors(self.cast, self.statements, self.events, self.lexicon)


#: A page's text, its bytes, a file that holds it, or a Source made of any of them.
PageLike = str | bytes | Path | Source
#: Pages that wait for each process.
_WAITING = 32


@dataclass(frozen=True)
class Job:
    """A page to be read, its name for messages, and what is known of it."""

    name: str
    page: PageLike
    about: dict[str, str | None]


@dataclass(frozen=True)
class Failure:
    """A page that could not be read: its name and why, in one line."""

    name: str
    why: str


class Reader:
    """Reads pages into records. Loaded once, it reads many.

    Args:
        lexicon: folders of the user's own word lists, which win over the shipped ones.

    Raises:
        LexiconError: where a row of the user's lists is wrong.
    """

    def __init__(self, *, lexicon: Iterable[str | Path] = ()) -> None:
        self._folders = [Path(folder) for folder in lexicon]
        self.lexicon = Lexicon(*self._folders) if self._folders else default_lexicon()
        for name in self.lexicon.names if self._folders else ():
            self.lexicon.table(name)
        self.versions = Versions(program=__version__, model=model_version(), lexicon=self.lexicon.version)

    def read(
        self, page: PageLike, *, published: str | None = None, url: str | None = None, outlet: str | None = None
    ) -> Record:
        """Read one page: its text, its bytes in any encoding, a text or HTML file, or a Source.

        Raises:
            SourceError: where it cannot be read as an Arabic page, or ``published`` is not a day.
        """
        source = open_source(page)
        article = parse_article(
            source.text,
            published=published,
            url=url or source.url,
            outlet=outlet or source.outlet,
            metadata_day=source.published,
            visible=source.visible,
            lexicon=self.lexicon,
        )
        reading = Reading(article, self.lexicon)
        return Record(
            text=source.text,
            title=article.title,
            section=article.section,
            outlet=article.outlet,
            credit=article.credit,
            url=article.url,
            source=None if isinstance(page, (str, bytes)) else source.name,
            sha256=source.sha256,
            published=article.published.date if article.published else None,
            published_by=article.published,
            furniture=article.furniture,
            statements=reading.statements,
            events=reading.events,
            times=reading.times,
            entities=reading.actors,
            versions=self.versions,
        )

    def read_many(
        self,
        pages: Iterable[PageLike],
        *,
        published: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        workers: int = 1,
        progress: bool = False,
    ) -> Iterator[Record | Failure]:
        """Read pages one by one or in several processes, and yield a record or a failure for each, in their order.

        Args:
            published, url, outlet: what holds for all the pages.
            workers: processes to read in; 1 reads here.
            progress: show a bar on standard error.
        """
        about = {"published": published, "url": url, "outlet": outlet}
        jobs = (Job(_name_of(page, n), page, about) for n, page in enumerate(pages, 1))
        done = (read_safely(self, j) for j in jobs) if workers <= 1 else read_in_processes(jobs, self._folders, workers)
        yield from show_progress(done, len(pages) if isinstance(pages, Sized) else None) if progress else done


def model_version() -> str:
    """The name and version of the trained pipeline."""
    meta = page_pipeline().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _name_of(page: PageLike, n: int) -> str:
    return page.name if isinstance(page, Source) else str(page) if isinstance(page, Path) else f"page {n}"


def read_safely(reader: Reader, job: Job) -> Record | Failure:
    """Read one page; whatever goes wrong becomes a failure."""
    try:
        return reader.read(open_source(job.page, job.name), **job.about)
    except MusnadError as error:
        return Failure(job.name, str(error))
    except Exception as error:
        return Failure(job.name, f"{job.name}: cannot be read ({type(error).__name__}: {error}); please report the page")


_worker: Reader


def _start_worker(folders: list[Path]) -> None:
    global _worker
    _worker = Reader(lexicon=folders)


def _work(job: Job) -> Record | Failure:
    return read_safely(_worker, job)


def read_in_processes(jobs: Iterable[Job], folders: list[Path], workers: int) -> Iterator[Record | Failure]:
    """Read pages in several processes, in their order. Where a page takes its process down, the pages that were waiting
    with it are read again, each in a process of its own, and only that one fails."""
    jobs = iter(jobs)
    pool = _start_pool(folders, workers)
    try:
        while batch := list(islice(jobs, _WAITING * workers)):
            done = 0
            try:
                for result in pool.map(_work, batch):
                    yield result
                    done += 1
            except BrokenProcessPool:
                yield from (_read_alone(job, folders) for job in batch[done:])
                pool = _start_pool(folders, workers)
    finally:
        pool.shutdown(cancel_futures=True)


def _start_pool(folders: list[Path], workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(folders,))


def _read_alone(job: Job, folders: list[Path]) -> Record | Failure:
    try:
        with _start_pool(folders, 1) as pool:
            return pool.submit(_work, job).result()
    except BrokenProcessPool:
        return Failure(job.name, f"{job.name}: its process died, perhaps for want of memory; split the page")


def show_progress(results: Iterator[Record | Failure], total: int | None) -> Iterator[Record | Failure]:
    """Pass results on and count them on standard error, the failures too, as a share of ``total`` where that is known."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("pages, {task.fields[failed]} failed"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task, failed = bar.add_task("read", total=total, failed=0), 0
        for result in results:
            failed += isinstance(result, Failure)
            bar.update(task, advance=1, failed=failed)
            yield result


def read(page: PageLike, *, published: str | None = None, url: str | None = None, outlet: str | None = None) -> Record:
    """Read one page of Arabic news with the shipped language data."""
    return Reader().read(page, published=published, url=url, outlet=outlet)
