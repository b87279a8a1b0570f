"""Why something cannot be done with a producer, or in its name."""

from kernel.errors import NotFound, Refused


class NoSuchProducer(NotFound):
    vi = "Không có chủ thể {id}."
    en = "There is no producer {id}."


class ProducerExists(Refused):
    vi = "Mã chủ thể {producer} đã được dùng cho một chủ thể khác."
    en = "Another producer is on record as {producer}."


class NumberNeeded(Refused):
    vi = "Loại hình chủ thể này phải có mã số thuế hoặc số đăng ký hộ kinh doanh."
    en = "A producer of this type has a tax or household registration number; it is missing."
    field = "/registration_number"


class ProducerIsClosed(Refused):
    vi = "Chủ thể {producer} đã ngừng tham gia từ ngày {on}."
    en = "Producer {producer} has been closed since {on}."


class NoSuchRepresentation(NotFound):
    vi = "Chủ thể không có người đại diện theo bổ nhiệm {id}."
    en = "Nobody represents the producer by appointment {id}."


class AlreadyRepresents(Refused):
    vi = "Người này đang đại diện cho chủ thể theo một bổ nhiệm hoặc họ tên khác."
    en = "This person represents the producer already, by another appointment or under another name."
