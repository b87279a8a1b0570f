"""Where things are: the services' names, their ports, the ports of the servers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deploy.local.ports import HOST, free_ports

SERVICES = ("registry", "evaluation", "trade")


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """The ports of one stack, all on loopback; as many brokers as `kafka` has ports."""

    postgres: int
    issuer: int
    kafka: Sequence[int]
    controllers: Sequence[int]
    services: Mapping[str, int]

    @property
    def issuer_url(self) -> str:
        return f"http://{HOST}:{self.issuer}"

    def service_url(self, service: str) -> str:
        return f"http://{HOST}:{self.services[service]}"

    def ports(self) -> dict[str, int]:
        """Every port, by the name of who needs it."""
        return {
            "PostgreSQL": self.postgres,
            "the development issuer": self.issuer,
            **{f"Kafka {number}": port for number, port in enumerate(self.kafka, start=1)},
            **{f"Kafka's controller {number}": port for number, port in enumerate(self.controllers, start=1)},
            **self.services,
        }


def fixed(brokers: int = 1) -> Layout:
    """The ports that people and scripts rely on."""
    return Layout(
        postgres=54329,
        issuer=8809,
        kafka=[19092 + number for number in range(brokers)],
        controllers=[19192 + number for number in range(brokers)],
        services={"registry": 8801, "evaluation": 8802, "trade": 8803},
    )


def anywhere(brokers: int = 1) -> Layout:
    """Ports that are free at this moment, for tests and for stacks beside the fixed one."""
    postgres, issuer, *rest = free_ports(2 + len(SERVICES) + 2 * brokers)
    services, kafka = rest[: len(SERVICES)], rest[len(SERVICES) :]
    return Layout(
        postgres=postgres,
        issuer=issuer,
        kafka=kafka[:brokers],
        controllers=kafka[brokers:],
        services=dict(zip(SERVICES, services, strict=True)),
    )
