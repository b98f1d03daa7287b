import type { Tracing } from '../kernel/tracing/tracing';
import type { DueWork } from './work';

/** The work with a span around it, in the trace in which it was caused. */
export const traced = (work: DueWork, institution: string, tracing: Tracing): DueWork => ({
  ...work,
  perform: (fence) =>
    tracing.span(
      `s360.${work.kind}`,
      {
        after: work.traceparent ?? null,
        attributes: {
          's360.institution': institution,
          's360.lane': work.lane,
          's360.attempts': work.attempts,
        },
      },
      async (span) => {
        const result = await work.perform(fence);
        span.set({ 's360.result': result.kind });
        return result;
      },
    ),
});
