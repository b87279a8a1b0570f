"""What may leave a service as telemetry: technical words that cannot name or describe a person."""

# Keys of log fields and of span attributes. What is not here is dropped, and its key is named.
WORDS = """
action at attempt attempts backlog batch behind broker caught_up check checks client cluster code command
commands count cursor deadline dropped due duration effect endpoint epoch error event event_id events
expected failed file files frames from generation group host http.request.method
http.response.status_code http.route id ids key_generation kind lag level lock log logger method migration
migrations ms name network.protocol.version next number offset offsets outcome parked partition partitions
pause pid port position processed projection projections published reaction read reason rebuilt records
refused replayed replica restart retry role route rows rule seconds sent seq sequence service since size
span spans start state status stop stopped stream streams subscription task telemetry timeline timeout
timer timers timestamp to topic topics total trace type types until url.scheme version versions waited
worker written
"""
KEYS = frozenset(WORDS.split())
# Families of attributes whose members are all technical.
FAMILIES = ("messaging.", "db.system", "error.type", "server.", "service.", "telemetry.", "process.", "ocop.")
LONGEST = 300


def allowed(key: str) -> bool:
    return key in KEYS or key.startswith(FAMILIES)
