import type { Core, UID } from '@strapi/strapi';
import type { Row } from './database/strapi-database';
import { describeError } from './describe-error';
import { SECOND_MS } from './time/durations';

/** A document that S-360 created or changed, in the form that is announced. */
interface Announced {
  uid: UID.ContentType;
  model: string;
  entry: Row;
  isNew: boolean;
  /** The parameters of the lifecycle event. */
  params: object;
}

/** How long to wait for a subscriber: what S-360 sends next is applied only afterwards. */
const DEADLINE_MS = 10_000;

/**
 * Announces a document to other plugins, webhooks and the history, because bulk writes run none of
 * Strapi's lifecycles. A subscriber that fails or takes too long is logged, and undoes nothing.
 */
export async function announce(strapi: Core.Strapi, announced: Announced): Promise<void> {
  const document = `${announced.model} ${String(announced.entry.documentId)}`;
  const emitted = emit(strapi, announced).catch((error: unknown) => {
    strapi.log.error(`s360: a subscriber failed on ${document}: ${describeError(error)}`);
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      strapi.log.error(
        `s360: a subscriber was not done with ${document} after ${DEADLINE_MS / SECOND_MS} s: it is not waited for`,
      );
      resolve();
    }, DEADLINE_MS);
  });
  await Promise.race([emitted, late]);
  clearTimeout(timer);
}

async function emit(
  strapi: Core.Strapi,
  { entry, isNew, model, params, uid }: Announced,
): Promise<void> {
  const event = { params, result: entry };
  await strapi.db.lifecycles.run(isNew ? 'afterCreate' : 'afterUpdate', uid, event);
  await strapi.eventHub.emit(isNew ? 'entry.create' : 'entry.update', { model, uid, entry });
}
