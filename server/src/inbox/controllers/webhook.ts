import { reason } from '../../contracts/reasons';
import { STREAMS, type Stream } from '../../contracts/streams';
import type { Context } from 'koa';
import { PayloadTooLargeError } from '../../kernel/errors';
import type { Span, Tracing } from '../../kernel/tracing/tracing';
import { BrokenOffError, NotStoredError } from '../errors';
import { institutionInUrl, type InstitutionRegistry } from '../../institutions';
import type { AnswerNotes } from '../alarms/note-answers';
import { payloadOfLength } from '../alarms/reception-log';
import { readBody, type DeliveryIntake } from '../intake';
import { withNumberInUrl } from '../number-in-url';

const RETRY_AFTER_SECONDS = '60';

/** S-360 sends 50 items a payload, far below a megabyte; reading 20 MB takes 60 ms. */
const MAX_BYTES = 20_000_000;

export interface WebhookPorts {
  institutions: InstitutionRegistry;
  deliveryIntake: DeliveryIntake;
  answerNotes: AnswerNotes;
  tracing: Tracing;
  log: { warn(message: string): void };
}

/** A body that is too large is not read, so its length identifies it. */
async function readOrNote(
  { req }: Context,
  { institution, stream }: { institution: string; stream: Stream },
  { answerNotes, log }: WebhookPorts,
): Promise<string> {
  try {
    return await readBody(req, MAX_BYTES);
  } catch (error) {
    if (error instanceof PayloadTooLargeError) {
      const payload = payloadOfLength(req.headers['content-length'] ?? 'unknown');
      answerNotes.noteRefusal({ institution, stream, status: 413, payload });
    }
    if (error instanceof BrokenOffError) {
      log.warn(
        `institution ${institution}: the connection broke within a delivery of ${stream}, which S-360 repeats`,
      );
    }
    throw error;
  }
}

/**
 * As when somebody opens the address in a browser. A GET with any query may be a form of S-360's that
 * is not known, and is kept. The router takes a HEAD for a GET.
 */
const bringsNothing = ({ method, querystring }: Context, body: string): boolean =>
  method === 'HEAD' || (method === 'GET' && querystring === '' && body.trim() === '');

function receive(ctx: Context, stream: Stream, ports: WebhookPorts): Promise<void> {
  const named = String(ctx.params.institution);
  const { code: institution } = institutionInUrl(ports.institutions, named);
  const attributes = { 's360.institution': institution, 's360.stream': stream };
  return ports.tracing.span('s360.receive', { attributes }, async (span) => {
    await take(ctx, { institution, stream }, ports);
    noteReceived(span, ctx);
  });
}

function noteReceived(span: Span, { req, status }: Context): void {
  span.set({
    's360.bytes': Number(req.headers['content-length'] ?? 0),
    'http.response.status_code': status,
  });
}

async function take(
  ctx: Context,
  { institution, stream }: { institution: string; stream: Stream },
  ports: WebhookPorts,
): Promise<void> {
  const read = await readOrNote(ctx, { institution, stream }, ports);
  const body = withNumberInUrl(read, stream, { query: ctx.query, number: ctx.params.number });
  if (bringsNothing(ctx, body)) {
    ctx.status = 405;
    ctx.set('Allow', 'POST');
    ctx.body = { received: false, reason: reason('notPosted') };
    return;
  }
  try {
    const intake = await ports.deliveryIntake.take({ institution, stream, body });
    ctx.status = intake.kind === 'stored' ? 200 : 400;
    ctx.body =
      intake.kind === 'stored' ? { received: true } : { received: false, reason: intake.reason };
  } catch (error) {
    if (!(error instanceof NotStoredError)) throw error;
    ctx.status = error.status;
    ctx.set('Retry-After', RETRY_AFTER_SECONDS);
    ctx.body = { received: false, reason: reason('deliveryNotStored') };
  }
}

/**
 * Receives what S-360 posts, under the name of the stream: 200 once a delivery is stored, 400 when it
 * contains no items.
 */
export const webhookController = (ports: WebhookPorts) =>
  Object.fromEntries(
    STREAMS.map((stream) => [stream, (ctx: Context) => receive(ctx, stream, ports)]),
  );
