#!/usr/bin/env bash
# holidays 0.109: days off in Vietnam that the government has yet to decide are given as certain.
#
# By article 112 of the Labour Code the prime minister decides each year which day next to 2 September is a holiday, and
# how the days of the lunar new year lie. For coming years the library fills both in by a rule of its own (the weekday of 2
# September decides), and names them like days that were decreed. It has a label for estimated days ("%s (dự kiến)",
# defined for Vietnam as well), and uses it for no day of this country. A deadline in working days that is computed years
# ahead may move once the decision is there; nothing in the answer says so.
#
# Seen:
#   label for estimated days: %s (dự kiến)
#   2030-09-02 Quốc khánh
#   2030-09-03 Quốc khánh
#   days of 2027 to 2040 that bear the label: 0 of 215
. "$(dirname "$0")/packages.sh"
packages holidays==0.109
run - <<'PYTHON'
import holidays

label = holidays.country_holidays("VN").estimated_label
print(f"label for estimated days: {label}")
september = [(day, name) for day, name in sorted(holidays.country_holidays("VN", years=2030).items()) if day.month == 9]
for day, name in september:
    print(day, name)
coming = holidays.country_holidays("VN", years=range(2027, 2041))
labelled = [day for day, name in coming.items() if "dự kiến" in name]
print(f"days of 2027 to 2040 that bear the label: {len(labelled)} of {len(coming)}")
assert label == "%s (dự kiến)"
assert [str(day) for day, _ in september] == ["2030-09-02", "2030-09-03"], "the rule has changed"
assert labelled == [], "estimated days are labelled now"
PYTHON
