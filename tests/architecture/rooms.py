"""Rooms: a service is ordered by subject, every room is alike inside, and arrows point one way.

Two contracts for import-linter. Neither lists rooms nor excepts any: whatever package stands below a
service is a room, and holds nothing but the seven kinds of module.
"""

from collections.abc import Iterator

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

# From the bottom to the top: a kind may import its own and those before it, in any room of its service.
KINDS = ("domain", "tables", "queries", "usecases", "reactions", "routes", "commandline")
# Single files beside the rooms, at the height at which they stand.
BESIDE = {
    "refusals": "domain",
    "examples": "domain",
    "roles": "domain",
    "settings": "domain",
    "contracts": "tables",
    "keyed": "usecases",
    "erasure": "commandline",
}
# They put everything together, so they may import everything.
ABOVE = frozenset({"app", "commandline", "__main__"})


def kind_of(module: str) -> str | None:
    """Of `services.<name>.<room>.<kind>…` or of a file beside the rooms; None for a package of either."""
    parts = module.split(".")[2:]
    if not parts or parts[0] in ABOVE:
        return None
    if parts[0] in BESIDE:
        return BESIDE[parts[0]]
    return parts[1] if len(parts) > 1 else None


def within(graph: ImportGraph, service: str) -> Iterator[tuple[str, str]]:
    """Every import from one module of the service to another."""
    for importer in sorted(graph.modules):
        if importer.startswith(f"{service}."):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if imported.startswith(f"{service}."):
                    yield importer, imported


class AlikeInside(Contract):
    """`services` are the packages whose rooms are held to the seven kinds and to their order."""

    services = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002  the framework passes it
        """Keeps the names of strangers, and the imports that run upwards, for `render_broken_contract`."""
        services: list[str] = self.services  # pyright: ignore[reportAssignmentType] - a field's value, not the field
        strangers = [
            module
            for service in services
            for module in sorted(graph.modules)
            if module.startswith(f"{service}.") and (kind := kind_of(module)) and kind not in KINDS
        ]
        upwards = [
            f"{importer} -> {imported}"
            for service in services
            for importer, imported in within(graph, service)
            if (low := kind_of(importer)) in KINDS
            and ((high := kind_of(imported)) in KINDS or high is None)
            and (high is None or KINDS.index(high) > KINDS.index(low))
        ]
        return ContractCheck(kept=not strangers and not upwards, metadata={"found": strangers + upwards})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for each in check.metadata["found"]:
            output.print_error(str(each))


class InOrder(Contract):
    """`rooms` of one `service`, from the lowest to the highest: none imports one above it, all are named."""

    service = fields.StringField()
    rooms = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002  the framework passes it
        """Keeps what is not named, and the imports that run upwards, for `render_broken_contract`."""
        service: str = self.service  # pyright: ignore[reportAssignmentType] - a field's value, not the field
        rooms: list[str] = self.rooms  # pyright: ignore[reportAssignmentType] - a field's value, not the field
        beside = {*BESIDE, *ABOVE}
        there = {module.split(".")[2] for module in graph.modules if module.startswith(f"{service}.")}
        unnamed = sorted(there - {*rooms} - beside) + sorted({*rooms} - there)
        upwards = [
            f"{importer} -> {imported}"
            for importer, imported in within(graph, service)
            if (low := importer.split(".")[2]) in rooms
            and (high := imported.split(".")[2]) in rooms
            and rooms.index(high) > rooms.index(low)
        ]
        return ContractCheck(kept=not unnamed and not upwards, metadata={"found": unnamed + upwards})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for each in check.metadata["found"]:
            output.print_error(str(each))
