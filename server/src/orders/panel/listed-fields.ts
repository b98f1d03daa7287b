import type { Core } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';
import { ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';
import type { Row } from '../../kernel/database/strapi-database';

/** The whole item as received, which is much larger than the rest of the order. */
const PAYLOAD = 'payload';

interface ListParams {
  fields?: unknown;
  populate?: unknown;
}

/** The columns of an order without its payload, in its own list and beside lines. */
interface FieldsOfOrder {
  listed: string[];
  /**
   * Without private columns: Strapi refuses requests for those of an entry beside the listed one.
   */
  beside: string[];
}

/** The columns that lists read of an order; relations are not columns. */
export function fieldsWithoutPayload(
  attributes: Readonly<Record<string, { type: string }>>,
  isPrivate: (attribute: string) => boolean,
): FieldsOfOrder {
  const listed = Object.entries(attributes)
    .filter(([name, { type }]) => type !== 'relation' && name !== PAYLOAD)
    .map(([name]) => name);
  return { listed, beside: listed.filter((name) => !isPrivate(name)) };
}

/**
 * The parameters of a list, without the payloads; a list that names its own fields stays as it is.
 */
export function withoutPayloads<Params extends ListParams>(
  uid: string,
  params: Params,
  { beside, listed }: FieldsOfOrder,
): Params {
  if (uid === ORDER_UID) {
    return params.fields === undefined ? { ...params, fields: listed } : params;
  }
  const { populate } = params;
  const isWhole = typeof populate === 'object' && populate !== null && 'order' in populate;
  if (!isWhole || populate.order !== true) return params;
  return { ...params, populate: { ...populate, order: { fields: beside } } };
}

/**
 * Keeps payloads out of the lists of the Content Manager, which reads every column of what it
 * lists, even hidden ones, and sends them to the browser. A single order in its form is still read
 * whole, and so is any other query of the document service.
 */
export function listWithoutPayloads(strapi: Core.Strapi): void {
  const order = strapi.contentType(ORDER_UID);
  const fields = fieldsWithoutPayload(order.attributes, (name) =>
    contentTypes.isPrivateAttribute(order, name),
  );
  strapi.documents.use((context, next) => {
    const { action, uid } = context;
    if (action === 'findMany' && isListed(strapi, uid)) {
      const params: Row = { ...context.params };
      Object.assign(context, { params: withoutPayloads(uid, params, fields) });
    }
    return next();
  });
}

/** Whether the request is the Content Manager's list of orders or of their lines. */
function isListed(strapi: Core.Strapi, uid: string): boolean {
  if (uid !== ORDER_UID && uid !== ORDER_LINE_UID) return false;
  const request = strapi.requestContext.get()?.request;
  return request?.path === `/content-manager/collection-types/${uid}`;
}
