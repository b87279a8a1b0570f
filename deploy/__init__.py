"""How the system runs: on one machine without anything installed, in containers, on Kubernetes."""
