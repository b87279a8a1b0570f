"""Why a certificate is not issued, extended, ended or revoked."""

from kernel.errors import Refused

R6_TRANSITION = "QĐ 26/2026/QĐ-TTg, Điều 12.3"


class StarsNotCertified(Refused):
    vi = "Giấy chứng nhận chỉ cấp cho sản phẩm từ 3 đến 5 sao."
    en = "A certificate is given for 3, 4 or 5 stars only."
    source = "QĐ 148/QĐ-TTg; QĐ 26/2026/QĐ-TTg"
    field = "stars"


class LevelDidNotCertify(Refused):
    vi = "Ngày {day} cấp này không cấp giấy chứng nhận {stars} sao."
    en = "On {day} this level did not certify {stars} stars."
    source = "QĐ 1048/QĐ-TTg; QĐ 148/QĐ-TTg"
    field = "level"


class CertificateInForce(Refused):
    vi = "Sản phẩm {product} đang có một giấy chứng nhận còn hiệu lực."
    en = "Product {product} has a certificate in force."
    field = "product"


class IssuedInTheFuture(Refused):
    vi = "Ngày cấp {day} nằm trong tương lai."
    en = "The day of issue, {day}, lies in the future."
    field = "valid_from"


class StillValid(Refused):
    vi = "Giấy chứng nhận {certificate} còn hiệu lực đến hết ngày {until}."
    en = "Certificate {certificate} is valid to the end of {until}."
    field = "certificate"


class NotExpired(Refused):
    vi = "Giấy chứng nhận {certificate} không kết thúc do hết thời hạn."
    en = "Certificate {certificate} did not end by its term."
    field = "certificate"


class NoWarningDue(Refused):
    vi = "Giấy chứng nhận {certificate} chưa đến lúc hoặc không thuộc diện phải báo trước khi hết hạn."
    en = "Certificate {certificate} has no such warning due at that time."
    field = "certificate"


class NotLive(Refused):
    vi = "Giấy chứng nhận {certificate} không còn hiệu lực từ trước, nên không thu hồi được."
    en = "Certificate {certificate} has already ended, so it cannot be revoked."
    field = "certificate"


class OfAnotherProduct(Refused):
    vi = "Giấy chứng nhận {certificate} không phải của sản phẩm {product}."
    en = "Certificate {certificate} is not of product {product}."
    field = "product"


class RevokedBeforeIssue(Refused):
    vi = "Không thể thu hồi giấy chứng nhận {certificate} trước ngày cấp {issued}."
    en = "Certificate {certificate} cannot be revoked before the day of issue, {issued}."
    field = "signed_on"


class MayNotRevoke(Refused):
    vi = "Ngày {day} cấp này không có thẩm quyền thu hồi giấy chứng nhận {stars} sao {certificate}."
    en = "On {day} it is not this level's to revoke certificate {certificate} of {stars} stars."
    source = "QĐ 26/2026/QĐ-TTg, Điều 8.2"
    field = "certificate"


class EndedOtherwise(Refused):
    vi = "Giấy chứng nhận {certificate} đã bị thay thế hoặc thu hồi, nên không kéo dài hiệu lực được."
    en = "Certificate {certificate} was superseded or revoked, so it cannot be extended."
    field = "certificate"


class AlreadyExtended(Refused):
    vi = "Giấy chứng nhận {certificate} đã được kéo dài hiệu lực theo hồ sơ khác."
    en = "Certificate {certificate} was already extended on another dossier."
    source = R6_TRANSITION
    field = "certificate"


class WindowCouldBeMet(Refused):
    vi = "Giấy chứng nhận hết hạn ngày {until} không thuộc diện chuyển tiếp: chỉ kéo dài cho giấy còn hiệu \
lực từ ngày {since} mà đã quá hạn nộp hồ sơ đánh giá lại vào ngày đó."
    en = "A certificate that ends on {until} is not in the transition: only one that was valid on {since} or \
later, and whose time of filing a re-evaluation was over by then, is extended."
    source = R6_TRANSITION
    field = "certificate"


class NotYetInForce(Refused):
    vi = "Ngày {day} chưa có quy định kéo dài hiệu lực giấy chứng nhận."
    en = "On {day} no law extended certificates yet."
    source = "QĐ 26/2026/QĐ-TTg, Điều 11.1"


class NotAReevaluation(Refused):
    vi = "Hồ sơ {dossier} không phải hồ sơ đánh giá, phân hạng lại."
    en = "Dossier {dossier} does not ask for a re-evaluation."
    source = R6_TRANSITION
    field = "dossier"


class NotFiledInItsTime(Refused):
    vi = (
        "Hồ sơ đánh giá lại nộp ngày {filed} không nằm trong thời hạn của giấy chứng nhận ({first} – {last})."
    )
    en = "The re-evaluation was filed on {filed}, not while the certificate ran ({first} to {last})."
    source = R6_TRANSITION
    field = "dossier"


class ResultBeforeItsEnd(Refused):
    vi = "Đã có kết quả đánh giá lại ngày {result}, trước khi giấy chứng nhận hết hạn, nên không kéo dài."
    en = "The re-evaluation had its result on {result}, before the certificate ended: nothing to extend."
    source = R6_TRANSITION
    field = "dossier"
