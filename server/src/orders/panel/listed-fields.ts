import type { Core } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';
import { ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';
import type { Row } from '../../kernel/database/strapi-database';

/** An order as it came, which is much larger than the rest of it. */
const PAYLOAD = 'payload';

interface ListParams {
  fields?: unknown;
  populate?: unknown;
}

/** The columns of an order but its payload, in its own list and beside lines. */
export interface FieldsOfOrder {
  listed: string[];
  /** Strapi refuses whoever asks for private columns of an entry beside the one that is listed. */
  beside: string[];
}

/** What lists ask for of an order; relations are no columns. */
export function fieldsWithoutPayload(
  attributes: Readonly<Record<string, { type: string }>>,
  isPrivate: (attribute: string) => boolean,
): FieldsOfOrder {
  const listed = Object.entries(attributes)
    .filter(([name, { type }]) => type !== 'relation' && name !== PAYLOAD)
    .map(([name]) => name);
  return { listed, beside: listed.filter((name) => !isPrivate(name)) };
}

/** What a list asks for, without the payloads; what names its own fields stays as it is. */
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
 * Keeps payloads out of the lists of the Content Manager: it reads every column of what it lists, the
 * hidden ones too, and sends them to the browser. One order with its form is read whole there, and so
 * is whatever code asks of the document service.
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

/** Whether the Content Manager asks for the list of orders or of their lines. */
function isListed(strapi: Core.Strapi, uid: string): boolean {
  if (uid !== ORDER_UID && uid !== ORDER_LINE_UID) return false;
  const request = strapi.requestContext.get()?.request;
  return request?.path === `/content-manager/collection-types/${uid}`;
}
