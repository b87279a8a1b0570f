"""What an auditor runs at the end: every rating is given again, every journal is read against its topic."""

from concurrent.futures import Future, ThreadPoolExecutor

from demo.report import Report
from demo.screen import Screen
from demo.words import Words
from deploy.local.layout import SERVICES
from deploy.local.services import run_service
from deploy.local.stack import Stack


def check(stack: Stack, screen: Screen, report: Report) -> None:
    """All at the same time, told in turn; Trouble where a rating differs or a feed is not whole."""
    with ThreadPoolExecutor() as pool:
        replayed = pool.submit(last_line, stack, "evaluation", "replay")
        verified = {service: pool.submit(last_line, stack, service, "verify") for service in SERVICES}
        words = Words("Tính lại mọi kết quả phân hạng từ phiếu đã lưu", "replay every rating from its sheets")
        report.replayed = _told(screen, words, replayed)
        for service, found in verified.items():
            words = Words(f"Kiểm tra nhật ký {service}", f"verify {service}")
            report.verified[service] = _told(screen, words, found)


def _told(screen: Screen, words: Words, found: Future[str]) -> str:
    with screen.step(words):
        said = found.result()
    screen.note(Words(said, said))
    return said


def last_line(stack: Stack, service: str, command: str) -> str:
    """What a command of the service said last; Trouble if it fails."""
    run_service(stack, service, command)
    return (stack.folder / "logs" / f"{service}-{command}.log").read_text().strip().splitlines()[-1]
