"""Hold a cloud service against the label "Cloud de confiance", and show why."""

__version__ = "0.1.0"
