"""The file of evidence: a zip (zipfile), written whole or not at all, and verified without being unpacked."""

from meteo_douane.adapters.dossier.verifying import verified
from meteo_douane.adapters.dossier.writing import DossierError, ZipDossier, written

__all__ = ["DossierError", "ZipDossier", "verified", "written"]
