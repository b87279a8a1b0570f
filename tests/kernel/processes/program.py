"""The sample service as a program, for tests that start and end it as a process."""

from dataclasses import replace

from pydantic_settings import SettingsConfigDict

from kernel.commandline import command_line
from kernel.service import Service
from kernel.settings import ServiceSettings
from tests.kernel.http.sample import sample_service


class Settings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="SAMPLE_")


def service(_: Settings) -> Service:
    """Named after the role that scratch databases are made for."""
    return replace(sample_service(), name="scratch")


main = command_line(service, Settings)

if __name__ == "__main__":
    main()
