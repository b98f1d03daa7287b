import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { modulesOf } from '../../app/modules';
import type { Stream } from '../delivery-store';
import { readBody } from '../intake';
import { payloadOfLength } from '../alarms/reception-log';
import { NotStoredError, PayloadTooLargeError } from '../../kernel/errors';
import { institutionInUrl } from '../../institutions/registry';
import { withNumberInUrl } from '../number-in-url';

const RETRY_AFTER_SECONDS = '60';

/** A body that is too large was not read: its length tells it from others. */
async function readOrNote(
  { req }: Context,
  { institution, stream }: { institution: string; stream: Stream },
  strapi: Core.Strapi,
): Promise<string> {
  const { webhookMaxBytes } = modulesOf(strapi).configuration;
  try {
    return await readBody(req, webhookMaxBytes);
  } catch (error) {
    if (error instanceof PayloadTooLargeError) {
      const payload = payloadOfLength(req.headers['content-length'] ?? 'unknown');
      modulesOf(strapi).answerNotes.refused({ institution, stream, status: 413, payload });
    }
    throw error;
  }
}

async function receive(ctx: Context, stream: Stream, strapi: Core.Strapi): Promise<void> {
  const { code: institution } = institutionInUrl(
    modulesOf(strapi).institutions,
    String(ctx.params.institution),
  );
  const read = await readOrNote(ctx, { institution, stream }, strapi);
  const body = withNumberInUrl(read, stream, { query: ctx.query, number: ctx.params.number });
  try {
    const intake = await modulesOf(strapi).deliveryIntake.take({ institution, stream, body });
    ctx.status = intake.kind === 'stored' ? 200 : 400;
    ctx.body =
      intake.kind === 'stored' ? { received: true } : { received: false, reason: intake.reason };
  } catch (error) {
    if (!(error instanceof NotStoredError)) throw error;
    ctx.status = error.status;
    ctx.set('Retry-After', RETRY_AFTER_SECONDS);
    ctx.body = { received: false, reason: error.message };
  }
}

const webhook = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Takes a delivery of contacts: 200 once it is stored, 400 when it holds no items. */
  receiveContacts: (ctx: Context) => receive(ctx, 'contacts', strapi),
  /** Takes a delivery of orders, likewise. */
  receiveOrders: (ctx: Context) => receive(ctx, 'orders', strapi),
});

export default webhook;
