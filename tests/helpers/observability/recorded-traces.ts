import { context, trace, type SpanAttributes } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';

export interface RecordedSpan {
  name: string;
  id: string;
  traceId: string;
  parentId: string | null;
  attributes: SpanAttributes;
  /** Whether it is a request to another system. */
  isRequest: boolean;
  hasFailed: boolean;
  /** The ids of other spans that it goes back to. */
  linkedTo: string[];
}

const KIND_OF_REQUESTS = 2;
const STATUS_OF_ERRORS = 2;

const recorded = (span: ReadableSpan): RecordedSpan => ({
  name: span.name,
  id: span.spanContext().spanId,
  traceId: span.spanContext().traceId,
  parentId: span.parentSpanContext?.spanId ?? null,
  attributes: span.attributes,
  isRequest: Number(span.kind) === KIND_OF_REQUESTS,
  hasFailed: Number(span.status.code) === STATUS_OF_ERRORS,
  linkedTo: span.links.map((link) => link.context.spanId),
});

/** Records the spans of this process, as an app with OpenTelemetry's SDK does, until it ends. */
export function recordTraces() {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const spans = () => exporter.getFinishedSpans().map(recorded);
  return {
    spans,
    named: (name: string) => spans().filter((span) => span.name === name),
    /** Everything that an exporter would send of them, as text. */
    whole: () =>
      JSON.stringify(
        exporter
          .getFinishedSpans()
          .map(({ attributes, events, name, status }) => ({ attributes, events, name, status })),
      ),
    forget: () => exporter.reset(),
    async end() {
      trace.disable();
      context.disable();
      await provider.shutdown();
    },
  };
}
