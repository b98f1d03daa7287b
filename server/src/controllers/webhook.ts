import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { getService } from '../services';
import { readBody } from '../services/deliveries/intake';
import { noteRefused } from '../services/alarms/note-answers';
import { NotStoredError, PayloadTooLargeError } from '../services/errors';

const RETRY_AFTER_SECONDS = '60';

/** The V1 form puts the number into the URL; as a delivery it is an item with nothing else in it. */
function numberInUrl(ctx: Context): string | null {
  const { contactNumber } = ctx.query;
  return typeof contactNumber === 'string' && contactNumber !== ''
    ? JSON.stringify({ contactNumber })
    : null;
}

/** A body that is too large was not read: its length tells it from others. */
async function readOrNote(
  { req }: Context,
  institution: string,
  maxBytes: number,
  strapi: Core.Strapi,
): Promise<string> {
  try {
    return await readBody(req, maxBytes);
  } catch (error) {
    if (error instanceof PayloadTooLargeError) {
      const payload = `length:${req.headers['content-length'] ?? 'unknown'}`;
      noteRefused(strapi, { institution, stream: 'contacts', status: 413, payload });
    }
    throw error;
  }
}

const webhook = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Takes a delivery of contacts: 200 once it is stored, 400 when it holds no items. */
  async receiveContacts(ctx: Context): Promise<void> {
    const { webhookMaxBytes } = getService(strapi, 'configuration');
    const institution = String(ctx.params.institution);
    const read = await readOrNote(ctx, institution, webhookMaxBytes, strapi);
    const body = read === '' ? (numberInUrl(ctx) ?? read) : read;
    try {
      const intake = await getService(strapi, 'deliveryIntake').take({
        institution,
        stream: 'contacts',
        body,
      });
      ctx.status = intake.kind === 'stored' ? 200 : 400;
      ctx.body =
        intake.kind === 'stored' ? { received: true } : { received: false, reason: intake.reason };
    } catch (error) {
      if (!(error instanceof NotStoredError)) throw error;
      ctx.status = error.status;
      ctx.set('Retry-After', RETRY_AFTER_SECONDS);
      ctx.body = { received: false, reason: error.message };
    }
  },
});

export default webhook;
