"""Where traces go: to an OpenTelemetry collector, by HTTP."""

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from bot.watching.traces import Traces


def exported_traces() -> Traces:
    """Traces that are sent in the background to where OTEL_EXPORTER_OTLP_ENDPOINT says, which the SDK itself reads."""
    return Traces(BatchSpanProcessor(OTLPSpanExporter()))
