import type { SpanOptions, Tracing } from '../kernel/tracing/tracing';
import type { CallEnd, Permit } from './permits';
import type { RawAnswer } from './transport/transport';

interface Reporting {
  readonly request: () => Promise<RawAnswer>;
  readonly ended: (end: CallEnd) => Promise<void>;
  readonly tracing: Tracing;
}

const spanOf = ({ about, institution, lane, method, service }: Permit): SpanOptions => ({
  isRequest: true,
  attributes: {
    's360.institution': institution,
    's360.service': service,
    's360.method': method,
    's360.lane': lane,
    's360.contact.document_id': about?.contactDocumentId,
    's360.booking.document_id': about?.bookingDocumentId,
    's360.bulk_job.id': about?.bulkJobId,
  },
});

/** Makes one request, reads its answer, and reports how it ended. */
export async function reported<T>(
  permit: Permit,
  { ended, request, tracing }: Reporting,
  read: (answer: RawAnswer) => T,
): Promise<T> {
  let httpStatus: number | null = null;
  let error: unknown = null;
  try {
    return await tracing.span('s360.call', spanOf(permit), async (span) => {
      const answer = await request();
      httpStatus = answer.status;
      span.set({ 'http.response.status_code': httpStatus });
      return read(answer);
    });
  } catch (failure) {
    error = failure;
    throw failure;
  } finally {
    await ended({ httpStatus, error });
  }
}
