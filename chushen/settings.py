"""Every setting in one place: defaults here, then `chushen.toml`, then `CHUSHEN_*`, then the command line."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from chushen.errors import SettingsError


class LogLevel(StrEnum):
    """From which weight on a line is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    """For whom the lines on stderr are."""

    CONSOLE = "console"
    JSON = "json"


class Settings(BaseSettings):
    """What an operator may change. Read once at the door and handed on; nothing deeper reads it."""

    model_config = SettingsConfigDict(env_prefix="CHUSHEN_", toml_file="chushen.toml", frozen=True, extra="forbid")

    data: Path = Field(
        default=Path.home() / ".local" / "share" / "chushen",
        description="the one folder for everything that is kept",
    )
    database: str = Field(
        default="",
        repr=False,  # it may hold a password
        description="records in PostgreSQL: `postgresql+psycopg://USER:PASSWORD@HOST/NAME`; empty: in the data folder",
    )
    checklist: str = Field(
        default="call_center_renewal",
        description="name of a shipped checklist, or the path of a TOML file",
    )
    workers: int = Field(default=2, ge=1, le=64, description="pages read at the same time")
    render_dpi: int = Field(default=200, ge=100, le=400, description="resolution at which PDF pages are rendered")
    tesseract_timeout: float = Field(default=60, gt=0, description="seconds after which Tesseract is ended on one page")
    max_file_bytes: int = Field(default=500_000_000, gt=0, description="larger files are refused")
    max_pages: int = Field(default=500, gt=0, description="files of more pages are refused")
    max_pixels: int = Field(default=250_000_000, gt=0, description="larger pictures are refused")
    max_files: int = Field(default=1_000, gt=0, description="files of an application beyond so many are refused")
    max_unpacked_bytes: int = Field(default=1_000_000_000, gt=0, description="archives that unpack to more are refused")
    max_ratio: int = Field(
        default=200, gt=0, description="archives that unpack to so many times their size are refused, from 100 MB on"
    )
    max_nesting: int = Field(default=2, ge=0, description="archives in archives deeper than this are refused")
    max_seconds: float = Field(
        default=30, gt=0, description="processor time for opening a file, or for one page of it; then it is ended"
    )
    max_file_seconds: float = Field(default=300, gt=0, description="processor time for all pages of a file together")
    max_memory_bytes: int = Field(
        default=2_000_000_000, ge=500_000_000, description="memory of the child process that opens a file"
    )
    settle_seconds: float = Field(
        default=5, gt=0, description="watch: a drop is complete when it has not changed for so long"
    )
    watch_poll_seconds: float = Field(
        default=2, gt=0, description="watch: seconds between two looks at the folder, whatever the system tells of it"
    )
    watch_events: bool = Field(
        default=True, description="watch: listen to what the system tells of changes; False: look only"
    )
    watch_outcome: Literal["move", "leave"] = Field(
        default="move", description="watch: `move` to done/, attention/ or quarantine/; or `leave` where it is"
    )
    nightly_cron: str = Field(default="0 2 * * *", description="nightly: when, in Asia/Shanghai")
    lease_seconds: float = Field(
        default=120, gt=0, description="after so long a process on another machine that does not answer is thought dead"
    )
    applications_a_run: int = Field(
        default=25, ge=1, le=500, description="batch --pool: at most so many applications are given to a worker at once"
    )
    notify: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        default=(),
        description="nightly: where its digest is sent, as addresses of apprise: a list, or one by one after commas",
    )
    task_runner: Literal["threads", "dask"] = Field(
        default="threads", description="batch: `threads` of this process, or the processes of a `dask` cluster"
    )
    dask_address: str = Field(
        default="",
        description="with dask: the cluster's scheduler; empty for a cluster of `workers` processes here",
    )
    watch_folder: Path | None = Field(default=None, description="serve: the folder to watch")
    prefect_port: int = Field(
        default=4200, ge=1, le=65535, description="serve: where Prefect's own pages stand, on this machine only"
    )

    web_host: str = Field(default="127.0.0.1", description="web: the address it listens on")
    web_port: int = Field(default=4280, ge=0, le=65535, description="web: the port; 0 for any that is free")
    reports_url: str = Field(
        default="",
        pattern="^(https?://.+)?$",
        description="where others find `/reports` of web, as https://chushen.example/reports: for links in messages",
    )

    purge_undecided: bool = Field(
        default=False, description="purge: also take away applications that nobody has decided on"
    )

    log_level: LogLevel = Field(
        default=LogLevel.WARNING, description="what is logged: `debug`, `info`, `warning`, `error`"
    )
    log_format: LogFormat = Field(
        default=LogFormat.CONSOLE, description="how it is logged on stderr: `console` for people, `json` for programs"
    )
    log_file: bool = Field(
        default=False, description="log to `logs/chushen.log` in the data folder too, as JSON, a line each"
    )

    authority: str = Field(default="", description="the authority's name, as it stands under its notices")
    holidays: Path | None = Field(
        default=None, description="a TOML file of holidays, for years that chushen does not know yet"
    )

    @property
    def reports_base(self) -> str:
        """What links to reports begin with: as others find them, else on this machine."""
        return self.reports_url or f"http://{self.web_host}:{self.web_port}/reports"

    @field_validator("notify", mode="before")
    @classmethod
    def _one_by_one(cls, stated: Any) -> Any:  # noqa: ANN401  whatever a file or the environment states
        """A list of JSON, or addresses after commas; a comma within one is followed by no other."""
        if not isinstance(stated, str):
            return stated
        if stated.lstrip().startswith("["):
            try:
                return json.loads(stated)
            except ValueError as error:
                message = "is no list of JSON"
                raise ValueError(message) from error
        return [one.strip() for one in re.split(r"[,\s]+(?=[a-z0-9]+://)", stated.strip()) if one.strip()]

    def as_environment(self) -> dict[str, str]:
        """The same as `CHUSHEN_*`, for a process of our own; secrets as they are."""
        said = self.model_dump(mode="json", exclude_none=True) | {"data": str(self.data.resolve())}
        said["notify"] = [address.get_secret_value() for address in self.notify]
        return {
            f"CHUSHEN_{name.upper()}": value if isinstance(value, str) else json.dumps(value)
            for name, value in said.items()
        }

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Command line before environment before file."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(data: Path | None = None) -> Settings:
    """The settings in force.

    Args:
        data: `--data` of the command line; wins over everything else.

    Raises:
        SettingsError: a value is wrong; the message names it.
    """
    try:
        return Settings(data=data) if data is not None else Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        message = f"settings cannot be used: {wrong}"
        raise SettingsError(message, remedy="Correct chushen.toml or the CHUSHEN_* variable named above.") from error
