"""Who sits where in the invented province: one person for each role, in the place it usually is."""

from datetime import date
from uuid import UUID, uuid5

from kernel.record import record
from services.registry.places.domain.appointment import Role
from services.registry.places.domain.place import UnitKind, UnitType
from services.registry.places.domain.unit_changes import EstablishUnit

SPACE = UUID("0c0e8c0a-2a40-5f0d-9d36-2f8a6f5b7a01")
LONG_AGO = date(2018, 1, 1)


def _unit(code: str, name: str, kind: UnitKind, parent: str | None) -> EstablishUnit:
    types = {
        UnitKind.COUNTRY: UnitType.COUNTRY,
        UnitKind.PROVINCE: UnitType.PROVINCE,
        UnitKind.DISTRICT: UnitType.RURAL_DISTRICT,
        UnitKind.COMMUNE: UnitType.COMMUNE,
    }
    return EstablishUnit(
        code=code, name=name, kind=kind, type=types[kind], parent=parent, valid_from=LONG_AGO
    )


UNITS = (
    _unit("VN", "Việt Nam", UnitKind.COUNTRY, None),
    _unit("98", "Tỉnh Mẫu", UnitKind.PROVINCE, "VN"),
    _unit("981", "Huyện Mẫu", UnitKind.DISTRICT, "98"),
    _unit("98101", "Xã Suối Mơ", UnitKind.COMMUNE, "981"),
    _unit("98102", "Xã Đồi Thử", UnitKind.COMMUNE, "981"),
    _unit("97", "Tỉnh Bên", UnitKind.PROVINCE, "VN"),
    _unit("971", "Huyện Bên", UnitKind.DISTRICT, "97"),
    _unit("97101", "Xã Bên", UnitKind.COMMUNE, "971"),
)


def office_of(unit: str) -> UUID:
    """The people's committee of a unit."""
    return uuid5(SPACE, f"office {unit}")


@record
class Officer:
    """`name` is also the name at the identity provider."""

    name: str
    role: Role
    unit: str

    @property
    def appointment(self) -> UUID:
        return uuid5(SPACE, f"appointment {self.name}")


OFFICERS = (
    Officer(name="admin", role=Role.ADMINISTRATOR, unit="VN"),
    Officer(name="admin-98", role=Role.ADMINISTRATOR, unit="98"),
    Officer(name="commune", role=Role.COMMUNE_OFFICER, unit="98101"),
    Officer(name="next-commune", role=Role.COMMUNE_OFFICER, unit="98102"),
    Officer(name="district", role=Role.DISTRICT_OFFICER, unit="981"),
    Officer(name="province", role=Role.PROVINCE_OFFICER, unit="98"),
    Officer(name="other-province", role=Role.PROVINCE_OFFICER, unit="97"),
    Officer(name="ministry", role=Role.CENTRAL_OFFICER, unit="VN"),
    Officer(name="commune-chairman", role=Role.CHAIRMAN, unit="98101"),
    Officer(name="secretary", role=Role.COUNCIL_SECRETARY, unit="981"),
    Officer(name="member", role=Role.COUNCIL_MEMBER, unit="981"),
    Officer(name="inspector", role=Role.INSPECTOR, unit="98"),
    Officer(name="subscriber", role=Role.SUBSCRIBER, unit="VN"),
    Officer(name="auditor", role=Role.AUDITOR, unit="VN"),
)
