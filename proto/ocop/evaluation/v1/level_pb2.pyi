from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class Level(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEVEL_UNSPECIFIED: _ClassVar[Level]
    LEVEL_COMMUNE: _ClassVar[Level]
    LEVEL_DISTRICT: _ClassVar[Level]
    LEVEL_PROVINCE: _ClassVar[Level]
    LEVEL_CENTRAL: _ClassVar[Level]

class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    KIND_UNSPECIFIED: _ClassVar[Kind]
    KIND_FIRST: _ClassVar[Kind]
    KIND_UPGRADE: _ClassVar[Kind]
    KIND_REEVALUATION: _ClassVar[Kind]

class BeyondSpread(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    BEYOND_SPREAD_UNSPECIFIED: _ClassVar[BeyondSpread]
    BEYOND_SPREAD_SCORE_AGAIN: _ClassVar[BeyondSpread]
    BEYOND_SPREAD_DISCUSS: _ClassVar[BeyondSpread]
    BEYOND_SPREAD_RECORD: _ClassVar[BeyondSpread]

class GateReading(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    GATE_READING_UNSPECIFIED: _ClassVar[GateReading]
    GATE_READING_MEAN: _ClassVar[GateReading]
    GATE_READING_MAJORITY: _ClassVar[GateReading]
LEVEL_UNSPECIFIED: Level
LEVEL_COMMUNE: Level
LEVEL_DISTRICT: Level
LEVEL_PROVINCE: Level
LEVEL_CENTRAL: Level
KIND_UNSPECIFIED: Kind
KIND_FIRST: Kind
KIND_UPGRADE: Kind
KIND_REEVALUATION: Kind
BEYOND_SPREAD_UNSPECIFIED: BeyondSpread
BEYOND_SPREAD_SCORE_AGAIN: BeyondSpread
BEYOND_SPREAD_DISCUSS: BeyondSpread
BEYOND_SPREAD_RECORD: BeyondSpread
GATE_READING_UNSPECIFIED: GateReading
GATE_READING_MEAN: GateReading
GATE_READING_MAJORITY: GateReading
