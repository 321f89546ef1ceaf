"""OFD (GB/T 33190-2016), the national page format, in which e-licences come: what they need of it, read and drawn."""
