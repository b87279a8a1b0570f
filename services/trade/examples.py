"""Examples of fields, and of the facts that refusals tell, for trade's OpenAPI document."""

from collections.abc import Mapping

EXAMPLES: Mapping[str, object] = {
    "after": 4711,
    "commune": "98101",
    "decision_number": "112/QĐ-UBND",
    "high": 250000,
    "image": "https://images.example.vn/mat-ong-suoi-mo.jpg",
    "low": 300000,
    "newest": 4698,
    "sales_unit": "lọ 500 g",
    "sequence": "0000000000000004711",
}
