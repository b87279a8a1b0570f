"""All that the environment may say to a service, read once at start; each adds its prefix and its own."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ServiceSettings(BaseSettings):
    """A subclass names its prefix: `model_config = SettingsConfigDict(env_prefix="REGISTRY_")`."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    database_url: str = Field(description="PostgreSQL, as the run-time role")
    owner_database_url: str = Field(
        description="PostgreSQL, as the role that owns the tables: migrations only"
    )
    kafka: str = Field(description="Bootstrap servers, host:port separated by commas")
    replication: int = Field(default=1, ge=1, le=5, description="Copies of each partition of the topic")
    issuer: str = Field(description="OIDC issuer, exactly as in the tokens' iss")
    audience: str = Field(default="ocop", description="What a token's aud must name")
    master_key_file: Path = Field(description="32 random bytes that wrap the vault's keys")
    person_key_file: Path = Field(
        description="Key under which persons become opaque; the same in all services"
    )
    http_host: str = "127.0.0.1"
    http_port: int = Field(ge=0, le=65535)
    max_body: int = Field(default=1 << 20, ge=1 << 10, description="Bytes of a request that is not an upload")
    pool_size: int = Field(default=10, ge=2, le=100)
    otlp_endpoint: str | None = Field(default=None, description="OTLP/HTTP collector; silent without one")
