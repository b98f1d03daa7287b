import type { Core, UID } from '@strapi/strapi';
import type { Row } from './database/strapi-database';
import { describeError } from './describe-error';

/** A document that S-360 created or changed, as others are told of it. */
export interface Announced {
  uid: UID.ContentType;
  model: string;
  entry: Row;
  isNew: boolean;
  /** Parameters of the lifecycle event. */
  params: object;
}

/**
 * Tells other plugins, webhooks and the history of events of a document: bulk writes run none of
 * Strapi's lifecycles by themselves. A subscriber that fails is reported and undoes nothing.
 */
export async function announce(
  strapi: Core.Strapi,
  { entry, isNew, model, params, uid }: Announced,
): Promise<void> {
  const event = { params, result: entry };
  try {
    await strapi.db.lifecycles.run(isNew ? 'afterCreate' : 'afterUpdate', uid, event);
    await strapi.eventHub.emit(isNew ? 'entry.create' : 'entry.update', { model, uid, entry });
  } catch (error) {
    const document = `${model} ${String(entry.documentId)}`;
    strapi.log.error(`s360: a subscriber failed on ${document}: ${describeError(error)}`);
  }
}
