"""How templates are compiled: their calls and their output in less time than Jinja takes."""

from keyword import iskeyword

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension


class Direct(Extension):
    """Has templates call macros and methods directly, and escape only what is not yet HTML.

    Jinja asks each callable whether it wants the context, hands it the variables of loops and
    blocks, and makes a new `Markup` of all that is put out, even of what a macro has just made.
    A page has hundreds of each: without that it takes two thirds of the time. What a page shows
    is the same.
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
        super().visit_Template(node, frame)

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
        if node.with_context:
            super()._import_common(node, frame)
            return
        # Jinja compares the globals of both templates first; ours are all those of the environment.
        self.write("environment.get_template(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r}).module")

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
            self.write(").__class__ is Markup else escape(_out))")
        else:
            super()._output_child_post(node, frame, finalize)


def _escapes(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    """Whether what is put out is escaped, whatever the context, and nothing else done to it."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None
