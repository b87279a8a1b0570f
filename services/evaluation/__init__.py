"""How many stars a product has earned, under which law, decided by whom.

Owns councils, rounds, judgings, recognition decisions, certificates, inspections,
revocations and complaints.
Says all of their life (`ocop.evaluation.v1`); listens to registry's units, offices, appointments,
producers, products and forwarded dossiers.
"""
