"""Trade owns the catalogue: which products are offered, under which certificate, and who may be told.

It says OfferDescribed, OfferKeptBack, CertificateNoted, CertificateEndNoted, OfferPublished and
OfferWithdrawn. It listens to registry (products, producers, their representatives, units,
appointments) and to evaluation (the whole life of certificates).
"""
