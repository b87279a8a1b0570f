"""All that the environment may say to registry."""

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from kernel.settings import ServiceSettings


class Settings(ServiceSettings):
    """For `s3://` the usual AWS_… variables say who asks and where."""

    model_config = SettingsConfigDict(env_prefix="REGISTRY_")

    evidence_url: str = Field(description="Where evidence is kept: file:///folder or s3://bucket/prefix")
    evidence_max_bytes: int = Field(default=25 << 20, ge=1 << 10, le=1 << 30)
