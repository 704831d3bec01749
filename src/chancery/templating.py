"""How templates are compiled: their macros and their output in less time than Jinja takes."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from keyword import iskeyword
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, Environment, TemplateError, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.ext import Extension


class Direct(Extension):
    """Has templates call macros and methods directly, and escape only what is not yet HTML.

    Jinja asks each callable whether it wants the context, hands it the variables of loops and
    blocks, and makes a new `Markup` of all that is put out, even of what a macro has just made.
    A page has hundreds of each, and is made in clearly less time without. What it shows is the
    same. Two things differ: a macro is a function, which has no `name` or `arguments` to be asked
    for, and a template that was imported once is not looked for again, so that `auto_reload` has
    no effect on it.
    """

    def __init__(self, environment: Environment) -> None:
        """Set how the templates of an environment are compiled."""
        super().__init__(environment)
        environment.code_generator_class = DirectCode


class DirectCode(CodeGenerator):
    """Writes templates as Python, with direct calls of macros, of callers and of methods.

    None of these may ask for the context (`jinja2.pass_context`); functions that are globals of
    the environment may, and are called as Jinja does.
    """

    _macros: frozenset[str] = frozenset()

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Note the names of the template's macros before its code is written."""
        imported = {
            name if isinstance(name, str) else name[1]
            for each in node.find_all(nodes.FromImport)
            for name in each.names
        }
        own = {each.name for each in node.find_all(nodes.Macro)}
        self._macros = frozenset({*imported, *own, "caller"})
        self.writeline("from chancery.markup import HTML, escaped")
        self.writeline("imported = {}")
        super().visit_Template(node, frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write the value of a macro: a function, with the parameters that the macro has."""
        # The function that makes what it shows is under a name that is soon that of another.
        self.write("(lambda macro: ")
        if _is_plain(macro_ref, frame):
            arguments = [each.name for each in macro_ref.node.args]
            parameters = [f"{name}=missing" for name in arguments]
            if macro_ref.accesses_caller:
                arguments.append("caller")
                parameters.append("caller=undefined('No caller defined', name='caller')")
            self.write(f"lambda {', '.join(parameters)}: HTML(macro({', '.join(arguments)}))")
        else:
            super().macro_def(macro_ref, frame)
        self.write(")(macro)")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Write a call without the context where what is called is a macro or a method."""
        if not self._is_direct(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        if isinstance(node.node, nodes.Getattr):
            self.visit(node.node.node, frame)
            self.write(f".{node.node.attr}")
        else:
            self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _is_direct(self, node: nodes.Call) -> bool:
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(each.key) for each in node.kwargs):
            return False
        if isinstance(node.node, nodes.Getattr):
            # The blocks of a template are no attributes of what it calls self.
            return not (isinstance(node.node.node, nodes.Name) and node.node.node.name == "self")
        return isinstance(node.node, nodes.Name) and node.node.name in self._macros

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context or not isinstance(node.template, nodes.Const):
            super()._import_common(node, frame)
            return
        # Jinja compares the globals of both templates first; ours are all those of the environment.
        name = node.template.value
        self.write(
            f"imported.get({name!r}) or imported.setdefault("
            f"{name!r}, environment.get_template({name!r}, {self.name!r}).module)"
        )

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write what puts out values; one of two as two statements, each with its constants."""
        if frame.require_output_check or self.environment.finalize:
            super().visit_Output(node, frame)
            return
        for part in _branched(node):
            if isinstance(part, nodes.If):
                self.visit(part, frame)
            else:
                super().visit_Output(part, frame)

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _escapes(frame, finalize):
            self.write("(_out if (_out := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _escapes(frame, finalize):
            self.write(").__class__ is Markup else escaped(_out))")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_plain(macro: MacroRef, frame: Frame) -> bool:
    """Whether a macro can be a function: it asks for nothing that only Jinja's macros have."""
    names = {each.name for each in macro.node.args}
    return (
        frame.eval_ctx.autoescape
        and not frame.eval_ctx.volatile
        and not (macro.accesses_kwargs or macro.accesses_varargs)
        and names.isdisjoint(_TAKEN)
        and not any(map(iskeyword, names))
    )


_TAKEN: Final = frozenset({"caller", "varargs", "kwargs", "macro", "HTML"})
"""Names that a parameter cannot have in the function that is written for a macro."""


def _branched(node: nodes.Output) -> Iterator[nodes.Output | nodes.If]:
    """What an output puts out in a row; what depends on a condition, as a statement of its own."""
    plain: list[nodes.Expr] = []
    for each in node.nodes:
        if isinstance(each, nodes.CondExpr):
            if plain:
                yield nodes.Output(plain, lineno=node.lineno)
                plain = []
            others = [_put_out(each.expr2)] if each.expr2 else []
            yield nodes.If(each.test, [_put_out(each.expr1)], [], others, lineno=each.lineno)
        else:
            plain.append(each)
    if plain:
        yield nodes.Output(plain, lineno=node.lineno)


def _put_out(value: nodes.Expr) -> nodes.Output:
    return nodes.Output([value], lineno=value.lineno)


def _escapes(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    """Whether what is put out is escaped, whatever the context, and nothing else done to it."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None


class Compiled(BytecodeCache):
    """The code of templates by their keys, to be handed from one process to another."""

    def __init__(self, known: Mapping[str, bytes]) -> None:
        """Begin with what was compiled elsewhere."""
        self.known = dict(known)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if there is any."""
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self.known[bucket.key] = bucket.bytecode_to_string()


def compiled(environment: Environment, theme: Path) -> dict[str, bytes]:
    """The code of all templates of a theme; one that is wrong is left to who asks for it."""
    environment.bytecode_cache = cache = Compiled({})
    folder = theme / "templates"
    for path in folder.rglob("*.html"):
        with suppress(TemplateError, UnicodeDecodeError):
            environment.get_template(path.relative_to(folder).as_posix())
    return cache.known
