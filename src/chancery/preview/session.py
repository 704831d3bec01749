"""Leads a preview: waits for changes, has them built, and tells the terminal and the open pages."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import chancery
from chancery.files import as_typed
from chancery.mistakes import BUG
from chancery.preview.live import Live
from chancery.preview.outcome import Outcome, Shown, Site
from chancery.preview.process import BuilderLostError, BuilderProcess
from chancery.preview.watching import Batch, Changes, Scope, watch
from chancery.problems import Problem, summary
from chancery.publishing import WRITTEN

Say = Callable[[str], None]


class Session:
    """One preview from its start to its end."""

    def __init__(self, settings: Path, live: Live, log: Path, say: Say) -> None:
        """Follow the site of these settings; `say` shows a line on the terminal."""
        self._settings = settings
        self._live = live
        self._log = log
        self._say = say
        self._changes = Changes()
        self._builder: BuilderProcess | None = None
        self._scope = Scope(settings=settings.absolute(), code=Path(chancery.__file__).parent)
        self._watching: asyncio.Task[None] | None = None
        self.names_log = False
        """Whether the editor was told of what is in the log."""

    async def run(self) -> None:
        """Build, and again after every change, until cancelled."""
        try:
            self._watch(self._scope)
            self._changes.add_everything()
            while True:
                await self._build(await self._next())
        finally:
            if self._watching:
                self._watching.cancel()
            await self._end_builder()

    async def _next(self) -> Batch:
        """Wait for changes; meanwhile the last build comes to its end, and is told of."""
        rest = asyncio.create_task(self._changes.at_rest())
        try:
            while self._builder and self._builder.is_settling and not rest.done():
                late = asyncio.create_task(self._builder.settled())
                await asyncio.wait({rest, late}, return_when=asyncio.FIRST_COMPLETED)
                late.cancel()
                await asyncio.gather(late, return_exceptions=True)
                if late.cancelled():
                    break
                await self._follow_up(late)
            return await rest
        finally:
            rest.cancel()

    async def _follow_up(self, late: "asyncio.Task[Outcome]") -> None:
        """Tell the open pages what came later; of a mistake, everybody."""
        try:
            outcome = late.result()
        except BuilderLostError:
            await self._end_builder()
            outcome = self._lost()
        if outcome.ok:
            self._live.report(outcome)
        else:
            self._report(Batch(frozenset(), renew=False), outcome)

    async def _build(self, batch: Batch) -> None:
        """Build what changed, unless meanwhile something changes that a new builder must do."""
        answer = asyncio.create_task(self._outcome(batch))
        renewal = asyncio.create_task(self._changes.renewal.wait())
        try:
            await asyncio.wait({answer, renewal}, return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                self._report(batch, answer.result())
            else:
                await self._end_builder()
        finally:
            for task in (answer, renewal):
                task.cancel()
            await asyncio.gather(answer, renewal, return_exceptions=True)

    async def _outcome(self, batch: Batch) -> Outcome:
        """What the builder makes of a batch; one that was lost starts again at the next change."""
        try:
            if batch.renew or self._builder is None:
                await self._end_builder()
                return await self._first_outcome()
            return await self._builder.build(batch.paths)
        except BuilderLostError:
            await self._end_builder()
            return self._lost()

    async def _first_outcome(self) -> Outcome:
        self._builder = await BuilderProcess.start(self._settings, self._log)
        greeting = await self._builder.greeting()
        self._watch(self._scope.after(greeting))
        if greeting.site and self._live.folder is None:
            self._serve_if_whole(greeting.site)
        if greeting.problems:
            await self._end_builder()
            return Outcome(ok=False, problems=greeting.problems, changed=frozenset())
        return await self._builder.build(frozenset())

    def _watch(self, scope: Scope) -> None:
        """Watch what there is to watch now, if it is not what was watched before."""
        if scope == self._scope and self._watching:
            return
        if self._watching:
            self._watching.cancel()
        self._scope = scope
        self._watching = asyncio.create_task(watch(scope, self._changes))

    def _serve_if_whole(self, site: Site) -> None:
        if (site.output / WRITTEN).is_file():
            self._live.serve(site.output)

    def _report(self, batch: Batch, outcome: Outcome) -> None:
        """Tell the terminal and the open pages what a build came to."""
        if outcome.ok and self._scope.site:
            self._live.serve(self._scope.site.output)
        self._live.report(outcome)
        for shown in outcome.problems:
            self.names_log |= shown.problem.rule == BUG
            self._say(str(shown.problem))
        if outcome.ok:
            self._say(f"{_changed(batch)}{_written(outcome)}")
            return
        stays = "The last good site stays." if self._live.folder else "There is no site yet."
        self._say(f"{summary(each.problem for each in outcome.problems)}. {stays}")

    def _lost(self) -> Outcome:
        """What comes of a build when its process ends."""
        problem = Problem(
            path=self._log.as_posix(),
            line=1,
            column=1,
            rule=BUG,
            message="the process that builds the site ended",
            suggestion=f"save again to try again; what it said is in {self._log}",
        )
        return Outcome(ok=False, problems=(Shown(problem),), changed=frozenset())

    async def _end_builder(self) -> None:
        builder, self._builder = self._builder, None
        if builder:
            await builder.end()


def _changed(batch: Batch) -> str:
    """What changed, for the start of a line; nothing for the first build."""
    names = sorted(as_typed(path).as_posix() for path in batch.paths)
    if not names:
        return ""
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{names[0]}{more}: "


def _written(outcome: Outcome) -> str:
    """What a build wrote, such as "3 pages in 0.24 s"."""
    took = f"{outcome.seconds:.2f} s"
    if outcome.changed is None:
        return f"the whole site in {took}"
    pages = sum(name.endswith(".html") for name in outcome.changed)
    number, noun = (pages, "page") if pages else (len(outcome.changed), "file")
    if not number:
        return f"the site is as it was, after {took}"
    return f"{number:,} {noun if number == 1 else f'{noun}s'} in {took}"
