/** Codes, counts and ids that mean nothing outside; never names, addresses or payloads. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Span {
  set(attributes: SpanAttributes): void;
}

export interface SpanOptions {
  attributes?: SpanAttributes;
  /**
   * The place in a trace, from `here`, that this work goes back to; `null` if it is not known, which
   * begins a trace. Without it, the span belongs to the one in which it begins.
   */
  after?: string | null;
  /** Other places that the work goes back to. */
  alsoAfter?: readonly string[];
  /** The span is a request to another system. */
  isRequest?: boolean;
}

/** Traces for OpenTelemetry. Without its SDK nothing is recorded, and work runs as if without them. */
export interface Tracing {
  /** Runs the work as a span. An error ends the span as failed, by name and code only. */
  span<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T>;
  /**
   * The place in the trace that is being recorded, as W3C's `traceparent`: stored with work that is
   * done later, maybe by another process. `null` when nothing is recorded.
   */
  here(): string | null;
}

const NO_SPAN: Span = { set: () => undefined };

/** Records nothing. */
export const untraced: Tracing = {
  span: (_name, _options, work) => work(NO_SPAN),
  here: () => null,
};
