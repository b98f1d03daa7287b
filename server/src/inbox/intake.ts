import { reason, type Reason } from '../contracts/reasons';
import type { Stream } from '../contracts/streams';
import type { IncomingMessage } from 'node:http';
import { isStatementTooLarge } from '../kernel/database/failures';
import { PayloadTooLargeError } from '../kernel/errors';
import type { Tracing } from '../kernel/tracing/tracing';
import { BrokenOffError, NotStoredError } from './errors';
import type { DeliveryStore } from './delivery-store';
import { readEnvelope, refuseUnparsed } from './envelope';

/** The answer to S-360. */
type Intake = { kind: 'stored' } | { kind: 'refused'; reason: Reason };

/** Stores deliveries before anything else happens to them. */
export interface DeliveryIntake {
  take(delivery: { institution: string; stream: Stream; body: string }): Promise<Intake>;
}

const STORE_WITHIN_MS = 5_000;

/**
 * Reads a request's body as text. The host's own limit does not apply here.
 *
 * @throws PayloadTooLargeError when the body exceeds the limit.
 * @throws BrokenOffError when the connection breaks before the body ends.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const tooLarge = () => new PayloadTooLargeError(`The body is larger than ${maxBytes} bytes.`);
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > maxBytes) throw tooLarge();
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof PayloadTooLargeError) throw error;
    throw new BrokenOffError('The connection broke before the whole body was there.');
  }
  return Buffer.concat(parts).toString('utf8');
}

function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new NotStoredError(`The delivery was not stored within ${ms} ms.`)),
      ms,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** A delivery that no statement of the database can hold is too large, whatever our limit says. */
function refusalBecauseOf(error: unknown): NotStoredError | PayloadTooLargeError {
  if (error instanceof NotStoredError || error instanceof PayloadTooLargeError) return error;
  return isStatementTooLarge(error)
    ? new PayloadTooLargeError(reason('statementTooLarge'))
    : new NotStoredError('The delivery could not be stored.');
}

/**
 * Stores each delivery before S-360 gets its 200. Also stores a body without items, so that
 * somebody can see it: sending it again would not help.
 */
export function deliveryIntake(ports: {
  store: DeliveryStore;
  now(): Date;
  wake(institution: string, stream: Stream): void;
  /** Notes the answer in the log that alarms are derived from. */
  noteAnswer(delivery: {
    institution: string;
    stream: Stream;
    body: string;
    status: 200 | 400 | 413 | 503;
  }): Promise<void>;
  reportFailure(institution: string, error: unknown): void;
  tracing: Tracing;
}): DeliveryIntake {
  return {
    async take({ body, institution, stream }) {
      const envelope = refuseUnparsed(body) ?? readEnvelope(body);
      const refusal = envelope.kind === 'refused' ? envelope.reason : null;
      const delivery = {
        institution,
        stream,
        body,
        byteLength: Buffer.byteLength(body),
        state: refusal === null ? ('stored' as const) : ('refused' as const),
        refusal,
        receivedAt: ports.now(),
        traceparent: ports.tracing.here(),
      };
      const storing = ports.tracing.span('s360.store', {}, () => ports.store.add(delivery));
      try {
        await withTimeout(storing, STORE_WITHIN_MS);
      } catch (error) {
        ports.reportFailure(institution, error);
        const refused = refusalBecauseOf(error);
        void ports.noteAnswer({ institution, stream, body, status: refused.status });
        throw refused;
      }
      await ports.noteAnswer({ institution, stream, body, status: refusal === null ? 200 : 400 });
      ports.wake(institution, stream);
      return refusal === null ? { kind: 'stored' } : { kind: 'refused', reason: refusal };
    },
  };
}
