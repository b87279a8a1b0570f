"""The vault seals what is personal or secret under a key per subject; without the key the words are gone."""

from kernel.vault.master import FileMaster, KeyManagement
from kernel.vault.vault import Erased, Tampered, Vault

__all__ = ["Erased", "FileMaster", "KeyManagement", "Tampered", "Vault"]
