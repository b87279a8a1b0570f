"""Why a file, or a row of it, is not taken."""

from kernel.errors import Refused
from kernel.http.refusals import Malformed


class FileRefused(Malformed):
    """The file as a whole; then no row of it was looked at."""

    def __init__(self, **facts: object) -> None:
        super(Malformed, self).__init__(field=None, **facts)


class NotUtf8(FileRefused):
    vi = "Tệp CSV phải dùng bảng mã UTF-8; trong Excel xin chọn “CSV UTF-8”."
    en = "A CSV file must be in UTF-8; in Excel choose “CSV UTF-8”."


class NotReadable(FileRefused):
    vi = "Không đọc được tệp: không phải CSV hoặc Excel (.xlsx) hợp lệ."
    en = "The file cannot be read: it is no valid CSV or Excel (.xlsx) file."


class EncryptedOrOld(FileRefused):
    vi = "Tệp Excel có mật khẩu hoặc theo định dạng cũ (.xls); xin lưu lại dạng .xlsx không mật khẩu."
    en = "The Excel file has a password or is of the old kind (.xls); save it as .xlsx without a password."


class UnpacksTooLarge(FileRefused):
    vi = "Tệp Excel khi giải nén vượt quá {limit} byte."
    en = "Unpacked, the Excel file is larger than {limit} bytes."


class NoSuchWorksheet(FileRefused):
    vi = "Tệp không có trang tính “{sheet}”; có: {sheets}."
    en = "The file has no worksheet “{sheet}”; it has: {sheets}."
    field = "query/sheet"


class NothingInIt(FileRefused):
    vi = "Tệp không có dòng nào dưới dòng tiêu đề."
    en = "The file has no row below its headings."


class TooManyRows(FileRefused):
    vi = "Tệp có hơn {most} dòng; xin chia thành nhiều tệp."
    en = "The file has more than {most} rows; please split it."


class TooManyColumns(FileRefused):
    vi = "Tệp có hơn {most} cột."
    en = "The file has more than {most} columns."


class UnknownHeading(FileRefused):
    vi = "Không biết cột “{heading}”. Cột ghi chú xin đặt tên bắt đầu bằng “Ghi chú”."
    en = "There is no column “{heading}”. A column of remarks has a heading that begins with “Note”."


class HeadingTwice(FileRefused):
    vi = "Cột “{heading}” có hai lần."
    en = "The column “{heading}” is there twice."


class HeadingMissing(FileRefused):
    vi = "Tệp thiếu cột “{heading_vi}”."
    en = "The file lacks the column “{heading_en}”."


class CellMissing(Refused):
    vi = "Ô “{heading}” còn trống."
    en = "The cell “{heading}” is empty."


class NoDate(Refused):
    vi = "Ô “{heading}” phải là ngày, như 20/02/2024 hoặc 2024-02-20; ở đây là “{said}”."
    en = "The cell “{heading}” must be a day like 20/02/2024 or 2024-02-20, not “{said}”."


class NoWholeNumber(Refused):
    vi = "Ô “{heading}” phải là số nguyên; ở đây là “{said}”."
    en = "The cell “{heading}” must be a whole number, not “{said}”."


class NoSuchChoice(Refused):
    vi = "Ô “{heading}” chỉ nhận: {choices}; ở đây là “{said}”."
    en = "The cell “{heading}” takes: {choices}; not “{said}”."


class NotPlainText(Refused):
    vi = "Ô “{heading}” dài quá {most} ký tự hoặc có ký tự điều khiển."
    en = "The cell “{heading}” is longer than {most} characters, or has control characters."


class RowsDisagree(Refused):
    vi = "Ô “{heading}” khác với dòng {other} của cùng hồ sơ, quyết định hoặc Hội đồng."
    en = "The cell “{heading}” differs from row {other} of the same dossier, decision or council."


class TwoSheetsOfOneMember(Refused):
    vi = "Thành viên này đã có phiếu cho hồ sơ ở dòng {other}."
    en = "This member already has a sheet for the dossier, in row {other}."
    field = "member"


class NoChairNamed(Refused):
    vi = "Hội đồng {council}: chưa đánh dấu ai là Chủ tịch."
    en = "Council {council}: nobody is marked as its chair."
    field = "chair"


class SeveralChairs(Refused):
    vi = "Hội đồng {council}: có nhiều người được đánh dấu là Chủ tịch."
    en = "Council {council}: several persons are marked as its chair."
    field = "chair"


class NotSeatedThen(Refused):
    vi = "Hội đồng {council} đã nhập trước đây không có thành viên hoặc Chủ tịch như trong tệp này."
    en = "Council {council}, brought in before, has no such member or no such chair as this file has."
    field = "council"


class NotTheOwnLevel(Refused):
    vi = "Hồ sơ thuộc cấp khác với cấp của cơ quan đang nhập; hồ sơ cấp huyện cũ do tỉnh nhập."
    en = "The paper is of another level than the office; only a province brings in its districts' papers."
    field = "level"


class FiledOtherwiseBelow(Refused):
    vi = "Hồ sơ cấp dưới {below} có sản phẩm, ngày nộp, loại hồ sơ hoặc bộ tiêu chí khác."
    en = "Dossier {below} of the level below has another product, filing date, kind or criteria set."


class RatedTooEarly(Refused):
    vi = "Ngày chấm {rated} trước ngày nộp hồ sơ hoặc ngày thành lập Hội đồng ({since})."
    en = "The rating of {rated} was before the dossier was filed or the council established ({since})."
    field = "rated_on"


class SecondSittingMissing(Refused):
    vi = "Hội đồng còn phải họp lần thứ hai; tệp chỉ có phiếu của lần thứ nhất."
    en = "The council still had to sit a second time; the file has only the sheets of the first."


class DecisionIncomplete(Refused):
    vi = "Quyết định được nhập khi mọi hồ sơ của nó đã nhập xong; hồ sơ {dossier} bị từ chối."
    en = "A decision is brought in once all its dossiers are; dossier {dossier} was refused."
    field = "decision"
