"""What an auditor runs at the end: every rating is given again, every journal is read against its topic."""

from demo.report import Report
from demo.screen import Screen
from demo.words import Words
from deploy.local.layout import SERVICES
from deploy.local.services import run_service
from deploy.local.stack import Stack


def replay(stack: Stack, screen: Screen, report: Report) -> None:
    """Trouble where one rating differs."""
    words = Words("Tính lại mọi kết quả phân hạng từ phiếu đã lưu", "replay every rating from its sheets")
    with screen.step(words):
        report.replayed = last_line(stack, "evaluation", "replay")
    screen.note(Words(report.replayed, report.replayed))


def verify(stack: Stack, screen: Screen, report: Report) -> None:
    """The feed checker of each service; Trouble where it finds something."""
    for service in SERVICES:
        with screen.step(Words(f"Kiểm tra nhật ký {service}", f"verify {service}")):
            said = last_line(stack, service, "verify")
        report.verified[service] = said
        screen.note(Words(said, said))


def last_line(stack: Stack, service: str, command: str) -> str:
    """What a command of the service said last; Trouble if it fails."""
    run_service(stack, service, command)
    return (stack.folder / "logs" / f"{service}-{command}.log").read_text().strip().splitlines()[-1]
