"""`python -m deploy.local.contracts` writes the Python twins of all .proto files; `--check` only compares."""

import argparse
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

ROOT = Path("proto")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="write nothing; fail if a twin is stale")
    if arguments.parse_args().check:
        old = [f"{ROOT / twin} is not what its .proto says: run make proto." for twin in stale()]
        sys.exit("\n".join(old) or None)
    generate(ROOT)
    for orphan in twins(ROOT) - {twin for source in sources() for twin in twins_of(source)}:
        (ROOT / orphan).unlink()


def stale() -> list[Path]:
    """The twins that generating again would change, add or remove."""
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder))
        both = twins(ROOT) | twins(Path(folder))
        return sorted(twin for twin in both if differs(twin, Path(folder)))


def generate(folder: Path) -> None:
    google = files("grpc_tools") / "_proto"
    command = ["-m", "grpc_tools.protoc", f"-I{ROOT}", f"-I{google}"]
    outputs = [f"--python_out={folder}", f"--pyi_out={folder}"]
    subprocess.run([sys.executable, *command, *outputs, *(str(source) for source in sources())], check=True)


def sources() -> list[Path]:
    return sorted(ROOT.rglob("*.proto"))


def twins(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*_pb2.py*") if path.suffix != ".pyc"}


def twins_of(source: Path) -> list[Path]:
    stem = source.relative_to(ROOT).with_suffix("")
    return [stem.with_name(f"{stem.name}_pb2.py"), stem.with_name(f"{stem.name}_pb2.pyi")]


def differs(twin: Path, generated: Path) -> bool:
    here, there = ROOT / twin, generated / twin
    return not (here.exists() and there.exists() and here.read_bytes() == there.read_bytes())


if __name__ == "__main__":
    main()
