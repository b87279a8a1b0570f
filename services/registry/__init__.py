"""Who, what and the year's work: units, offices, appointments, producers, products, ideas and dossiers.

Says all of that as messages of `ocop.registry.v1`; the other services take units, offices and
appointments (who may do what), producers, products and forwarded dossiers from it.
"""
