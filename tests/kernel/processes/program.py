"""The sample service as a program, for tests that start and end it as a process."""

from dataclasses import replace

from pydantic_settings import SettingsConfigDict

from kernel.commandline import command_line
from kernel.service import Service
from kernel.settings import ServiceSettings
from tests.kernel.http.sample import sample_service


class Settings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="SAMPLE_")

    name: str


def service(settings: Settings) -> Service:
    """Each test has a service of its own, because a topic belongs to one database for ever."""
    return replace(sample_service(), name=settings.name)


main = command_line(service, Settings)

if __name__ == "__main__":
    main()
