"""The command line sends a file, and tells what became of it."""

from pathlib import Path

from typer.testing import CliRunner

from kernel.http.app import create_app
from services.evaluation.app import service
from services.evaluation.commandline import main
from tests.evaluation.district import appoint_all
from tests.evaluation.office import Office
from tests.evaluation.old_papers import Told, as_csv, as_excel, rows
from tests.kernel.http.serving import served

RICE, NOBODYS = Told(number="1", product="rice"), Told(number="2", product="nobody's")


async def test_it_exits_with_1_where_anything_was_refused(office: Office, tmp_path: Path) -> None:
    await appoint_all(office)
    await office.product("rice")
    token = tmp_path / "token"
    token.write_text(office.issuer.token("officer") + "\n")
    good, bad = tmp_path / "good.csv", tmp_path / "bad.xlsx"
    good.write_bytes(as_csv(rows(RICE)))
    bad.write_bytes(as_excel(rows(RICE, NOBODYS)))
    with served(lambda: create_app(service(), office.settings)) as url:

        def run(file: Path, *more: str) -> tuple[int, str]:
            arguments = ["import", str(file), "--url", url, "--token-file", str(token), *more]
            told = CliRunner().invoke(main, arguments)
            return told.exit_code, told.output

        assert run(good, "--kind", "ratings", "--dry-run")[0] == 0
        code, said = run(good, "--kind", "ratings")
        assert (code, "1 done, 0 there already, 0 refused" in said) == (0, True)
        code, said = run(bad, "--kind", "ratings")
        assert (code, "0 done, 1 there already, 1 refused" in said) == (1, True)
        assert "unknown-product" in said
        code, said = run(good, "--kind", "certificates")
        assert (code, "Số hồ sơ" in said) == (1, True)
        (tmp_path / "pages.pdf").write_bytes(b"%PDF-")
        assert run(tmp_path / "pages.pdf", "--kind", "ratings")[0] == 2
    assert run(good, "--kind", "ratings")[0] == 1
