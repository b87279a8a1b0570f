"""Thirty-nine products of 2020, each with its criteria set in the numbering of R2 and R3, and of R4 to R6.

How many there are in each district, and the sets, follow a province's plan for 2020; names and makers
are invented.
"""

from dataclasses import dataclass

from law.generations import numbered_alike
from law.provisions import Law


@dataclass(frozen=True)
class Product:
    """`commune` is that of 2020; `old_set` is the set under R2 and R3, `new_set` under R4 to R6."""

    key: str
    name: str
    name_en: str
    producer: str
    kind: str
    commune: str
    old_set: int
    new_set: int

    def set_under(self, law: Law) -> int:
        before, *_ = numbered_alike()
        return self.old_set if law in before else self.new_set


def _coop(key: str, name: str, en: str, commune: str, old: int, new: int) -> Product:
    return Product(key, name, en, f"HTX {name}", "cooperative", commune, old, new)


def _household(key: str, name: str, en: str, commune: str, old: int, new: int) -> Product:
    return Product(key, name, en, f"Hộ kinh doanh {name}", "household", commune, old, new)


def _company(key: str, name: str, en: str, commune: str, old: int, new: int) -> Product:
    return Product(key, name, en, f"Công ty TNHH {name}", "enterprise", commune, old, new)


def _group(key: str, name: str, en: str, commune: str, old: int, new: int) -> Product:
    return Product(key, name, en, f"Tổ hợp tác {name}", "cooperative-group", commune, old, new)


PRODUCTS = (
    _coop("garlic", "Tỏi Mẫu Hưng", "Mẫu Hưng garlic", "98101", 11, 10),
    _group("coconut", "Dừa xiêm Mẫu Hưng", "Mẫu Hưng coconuts", "98101", 1, 1),
    _company("fish-cake", "Chả cá Mẫu Phú", "Mẫu Phú fish cakes", "98103", 9, 8),
    _household("candy-cake", "Bánh tráng kẹo Mẫu Long", "Mẫu Long candy wafers", "98102", 5, 5),
    _group("straw", "Nấm rơm Mẫu Thắng", "Mẫu Thắng straw mushrooms", "98104", 1, 1),
    _coop("lingzhi", "Nấm linh chi Mẫu Long", "Mẫu Long lingzhi", "98102", 1, 1),
    _coop("oyster", "Nấm bào ngư Mẫu Long", "Mẫu Long oyster mushrooms", "98102", 1, 1),
    _company("water", "Nước đóng chai Mẫu Phú", "Mẫu Phú bottled water", "98103", 17, 16),
    _group("daisies", "Hoa cúc Mẫu Thắng", "Mẫu Thắng chrysanthemums", "98104", 23, 23),
    _company("carving", "Tượng trầm Mẫu Thắng", "Mẫu Thắng agarwood carvings", "98104", 23, 21),
    _household("beads", "Chuỗi trầm Mẫu Thắng", "Mẫu Thắng agarwood beads", "98104", 24, 21),
    _coop("black-rice", "Nếp cẩm Đồng Mẫu", "Đồng Mẫu black sticky rice", "98201", 3, 3),
    _coop("herb-rice", "Gạo thảo dược Đồng Mẫu", "Đồng Mẫu herb rice", "98201", 3, 3),
    _group("spinach", "Rau muống Đồng Mẫu", "Đồng Mẫu water spinach", "98201", 1, 1),
    _company("white-prawn", "Tôm thẻ Đồng Mẫu Phú", "Đồng Mẫu Phú white prawns", "98202", 2, 2),
    _coop("lingzhi-tea", "Trà linh chi Đồng Mẫu", "Đồng Mẫu lingzhi tea", "98202", 13, 12),
    _coop("red-lingzhi", "Nấm linh chi Cảng Mẫu", "Cảng Mẫu red lingzhi", "98301", 1, 1),
    _coop("city-oyster", "Nấm bào ngư Cảng Mẫu", "Cảng Mẫu oyster mushrooms", "98301", 1, 1),
    _group("wood-ear", "Nấm mèo Cảng Mẫu", "Cảng Mẫu wood ear", "98301", 1, 1),
    _group("shiitake", "Nấm hương Cảng Mẫu", "Cảng Mẫu shiitake", "98301", 1, 1),
    _company("prawn-cracker", "Bánh phồng tôm Cảng Mẫu", "Cảng Mẫu prawn crackers", "98302", 9, 8),
    _household("rice-paper", "Bánh tráng Sông Thử", "Sông Thử rice paper", "98401", 6, 6),
    _coop("rice", "Gạo Sông Thử", "Sông Thử rice", "98401", 3, 3),
    _company("fish-sauce", "Nước mắm Sông Thử", "Sông Thử fish sauce", "98401", 9, 9),
    _household("bronze", "Đồ đồng Sông Thử", "Sông Thử bronze", "98402", 23, 21),
    _coop("mango", "Xoài Cát Thử Tây", "Cát Thử Tây mangoes", "98501", 1, 1),
    _company("dried-mango", "Xoài sấy Cát Thử", "Cát Thử dried mango", "98501", 7, 7),
    _coop("town-mango", "Xoài Cát Thử", "Cát Thử mangoes", "98502", 1, 1),
    _group("taro", "Khoai sáp Cát Thử", "Cát Thử taro", "98502", 1, 1),
    _coop("pomelo", "Bưởi da xanh Rừng Mẫu", "Rừng Mẫu green-skin pomelos", "98602", 1, 1),
    _coop("melon", "Dưa lưới Rừng Mẫu", "Rừng Mẫu netted melons", "98601", 1, 1),
    _group("tamarillo", "Cà chua thân gỗ Rừng Mẫu", "Rừng Mẫu tree tomatoes", "98601", 1, 1),
    _coop("jujube", "Táo Vũng Thử", "Vũng Thử jujubes", "98701", 1, 1),
    _company("soft-mango", "Xoài sấy dẻo Vũng Thử", "Vũng Thử soft dried mango", "98701", 7, 7),
    _coop("lobster", "Tôm hùm Vũng Thử", "Vũng Thử lobsters", "98702", 2, 2),
    _group("goat", "Thịt dê Vũng Thử", "Vũng Thử goat meat", "98702", 2, 2),
    _coop("durian", "Sầu riêng Núi Thử", "Núi Thử durians", "98801", 1, 1),
    _group("banana", "Chuối Núi Thử", "Núi Thử bananas", "98801", 1, 1),
    _group("cane", "Mía tím Núi Thử", "Núi Thử purple cane", "98801", 1, 1),
)
