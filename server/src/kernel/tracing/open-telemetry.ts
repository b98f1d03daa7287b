import type * as OpenTelemetry from '@opentelemetry/api';
import type { Core } from '@strapi/strapi';
import { createRequire } from 'node:module';
import path from 'node:path';
import { untraced, type SpanAttributes, type SpanOptions, type Tracing } from './tracing';

type Api = typeof OpenTelemetry;

/** The app's own copy: an SDK registers with that one, and only that one knows of it. */
function apiOf(strapi: Core.Strapi): Api | null {
  const fromApp = createRequire(path.join(strapi.dirs.app.root, 'package.json'));
  try {
    return fromApp('@opentelemetry/api') as Api;
  } catch {
    return null;
  }
}

/** Traces where the app has OpenTelemetry's API. */
export function tracingOf(strapi: Core.Strapi): Tracing {
  const api = apiOf(strapi);
  return api === null ? untraced : openTelemetry(api);
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

const known = (attributes: SpanAttributes = {}): OpenTelemetry.Attributes =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, value]],
    ),
  );

/** Name and code: the message may quote values. */
function errorType(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string'
    ? `${error.name} ${error.code}`
    : error.name;
}

/** Traces by this copy of OpenTelemetry's API. */
export function openTelemetry(api: Api): Tracing {
  const tracer = api.trace.getTracer('strapi-plugin-s360');

  function placeOf(traceparent: string): OpenTelemetry.SpanContext | null {
    const [, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(traceparent) ?? [];
    const place = { traceId, spanId, traceFlags: parseInt(flags, 16), isRemote: true };
    return api.isSpanContextValid(place) ? place : null;
  }

  function contextFor(after: string | null | undefined): OpenTelemetry.Context {
    if (after === undefined) return api.context.active();
    const place = after === null ? null : placeOf(after);
    return place === null ? api.ROOT_CONTEXT : api.trace.setSpanContext(api.ROOT_CONTEXT, place);
  }

  const optionsOf = ({ after, alsoAfter = [], attributes, isRequest }: SpanOptions) => ({
    attributes: known(attributes),
    kind: isRequest === true ? api.SpanKind.CLIENT : api.SpanKind.INTERNAL,
    links: alsoAfter.flatMap((other) => {
      const context = placeOf(other);
      return context === null ? [] : [{ context }];
    }),
    root: after === null,
  });

  return {
    span: (name, options, work) =>
      tracer.startActiveSpan(name, optionsOf(options), contextFor(options.after), async (span) => {
        try {
          return await work({ set: (attributes) => span.setAttributes(known(attributes)) });
        } catch (error) {
          span.setStatus({ code: api.SpanStatusCode.ERROR });
          span.setAttribute('error.type', errorType(error));
          throw error;
        } finally {
          span.end();
        }
      }),
    here() {
      const place = api.trace.getActiveSpan()?.spanContext();
      if (place === undefined || !api.isSpanContextValid(place)) return null;
      const flags = place.traceFlags.toString(16).padStart(2, '0');
      return `00-${place.traceId}-${place.spanId}-${flags}`;
    },
  };
}
