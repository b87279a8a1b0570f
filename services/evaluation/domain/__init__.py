"""The rules of councils, judgings, decisions, certificates, inspections and revocations."""
