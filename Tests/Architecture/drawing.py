"""The drawing of the targets in ARCHITECTURE.md: floors from the top down, arrows to what a target uses."""

from rules import FLOORS

BEGIN = "<!-- begin targets: `make drawing` makes them of Package.swift -->\n"
END = "<!-- end targets -->"


def drawing(targets):
    """Mermaid text. An arrow that follows from two others is left out: who uses A uses what A uses."""
    floors = [(title, [name for name in names if not name.startswith("C")]) for title, names in FLOORS]
    shown = {name for _, names in floors for name in names}
    uses = {target.name: target.needs & shown for target in targets if target.name in shown}
    lines = ["```mermaid", "flowchart TD"]
    for number, (title, names) in reversed(list(enumerate(floors))):
        if names:
            lines += [f'  subgraph floor{number}["{title}"]', *(f"    {name}" for name in names), "  end"]
    for name, needs in uses.items():
        implied = set().union(*(reach(need, uses) for need in needs))
        lines += [f"  {name} --> {need}" for need in sorted(needs - implied)]
    return "\n".join([*lines, "```"]) + "\n"


def reach(name, uses):
    """All that a target uses, directly or through others."""
    return set().union(*({need} | reach(need, uses) for need in uses[name]))


def in_page(page, targets):
    """The page with the drawing as it is now."""
    before, rest = page.split(BEGIN)
    return before + BEGIN + drawing(targets) + END + rest.split(END)[1]
