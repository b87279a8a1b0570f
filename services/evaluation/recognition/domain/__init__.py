"""The rules of approvals, decisions, certificates and revocations."""
