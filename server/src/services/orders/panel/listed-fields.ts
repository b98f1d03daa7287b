import type { Core } from '@strapi/strapi';
import { ORDER_LINE_UID, ORDER_UID } from '../../../contracts/uids';
import type { Row } from '../../database/strapi-database';

/** An order as it came, which is much larger than the rest of it. */
const PAYLOAD = 'payload';

interface ListParams {
  fields?: unknown;
  populate?: unknown;
}

/** The columns of an order but its payload; relations are no columns. */
export const fieldsWithoutPayload = (
  attributes: Readonly<Record<string, { type: string }>>,
): string[] =>
  Object.entries(attributes)
    .filter(([name, { type }]) => type !== 'relation' && name !== PAYLOAD)
    .map(([name]) => name);

/** What a list asks for, without the payloads; what names its own fields stays as it is. */
export function withoutPayloads<Params extends ListParams>(
  uid: string,
  params: Params,
  fields: readonly string[],
): Params {
  if (uid === ORDER_UID) return params.fields === undefined ? { ...params, fields } : params;
  const { populate } = params;
  const isWhole = typeof populate === 'object' && populate !== null && 'order' in populate;
  if (!isWhole || populate.order !== true) return params;
  return { ...params, populate: { ...populate, order: { fields } } };
}

/**
 * Keeps payloads out of the lists of the Content Manager: it reads every column of what it lists, the
 * hidden ones too, and sends them to the browser. One order with its form is read whole there, and so
 * is whatever code asks of the document service.
 */
export function listWithoutPayloads(strapi: Core.Strapi): void {
  const fields = fieldsWithoutPayload(strapi.contentType(ORDER_UID).attributes);
  strapi.documents.use((context, next) => {
    const { action, uid } = context;
    if (action === 'findMany' && isListed(strapi, uid)) {
      const params: Row = { ...context.params };
      Object.assign(context, { params: withoutPayloads(uid, params, fields) });
    }
    return next();
  });
}

/** Whether the Content Manager asks for the list of orders or of their lines. */
function isListed(strapi: Core.Strapi, uid: string): boolean {
  if (uid !== ORDER_UID && uid !== ORDER_LINE_UID) return false;
  const request = strapi.requestContext.get()?.request;
  return request?.path === `/content-manager/collection-types/${uid}`;
}
