import { ORDER_HOLDER_UID, ORDER_UID } from '../../../contracts/uids';
import { LostRaceError } from '../../database/failures';
import type { Row } from '../../database/strapi-database';
import { chunks, text } from '../../database/values';
import { lockContacts } from '../facts/known-contacts';
import type { OrderContext } from './order-statements';
import { ownersOf, type Owners } from './owners';

/** Whom orders concern: numbers that they name, and contacts that they, or their holders, have. */
export interface Concerned {
  contactNumbers: Iterable<string>;
  contactDocumentIds: Iterable<string>;
}

/** The contacts that orders concern, none of whom is deleted, merged or linked otherwise meanwhile. */
export interface HeldOwners extends Owners {
  /**
   * Checks what was found out once the orders were locked.
   * @throws LostRaceError when it is of somebody who is not held.
   */
  check(found: Concerned): void;
}

/**
 * Holds all whom orders concern, before anything of the orders is locked: contacts, then links, then
 * orders is the way of everybody who writes them. A person's deletion of a contact goes it, too, and
 * cannot be repeated when it loses against a transaction that comes the other way.
 */
export async function holdOwners(
  context: OrderContext,
  /** `baseUrl`: the S-360 that is configured now; links made with another one own nothing. */
  institution: { institution: string; baseUrl: string },
  concerned: Concerned,
): Promise<HeldOwners> {
  const numbers = new Set(concerned.contactNumbers);
  const before = await ownersOf(context, institution, numbers, { hold: false });
  const held = new Set([...concerned.contactDocumentIds, ...before.contacts]);
  if (held.size > 0) await lockContacts(context.database, [...held]);
  const owners = await ownersOf(context, institution, numbers, { hold: true });
  const check: HeldOwners['check'] = ({ contactDocumentIds, contactNumbers }) => {
    const areHeld =
      [...contactNumbers].every((number) => numbers.has(number)) &&
      [...contactDocumentIds].every((documentId) => held.has(documentId));
    if (!areHeld) throw new LostRaceError('Orders became those of other contacts meanwhile.');
  };
  check({ contactNumbers: [], contactDocumentIds: owners.contacts });
  return { ...owners, check };
}

/** Whom orders concern as they are stored: purchasers and holders of units, in one statement. */
export async function concernedByStored(
  { database, trx }: OrderContext,
  institution: string,
  orderIds: readonly string[],
): Promise<Concerned> {
  const order = database.names(ORDER_UID);
  const holder = database.names(ORDER_HOLDER_UID);
  const own = (attribute: string) => `own.${order.column(attribute)}`;
  const held = (attribute: string) => `held.${holder.column(attribute)}`;
  const concerned: Row[] = [];
  for (const part of chunks([...new Set(orderIds)])) {
    const orders = () =>
      trx({ own: order.table })
        .where(own('institution'), institution)
        .whereIn(own('orderId'), part);
    const holders = orders()
      .join({ held: holder.table }, held('orderDocumentId'), own('documentId'))
      .select({ number: held('contactReference'), contact: held('contactDocumentId') });
    concerned.push(
      ...(await orders()
        .select({ number: own('contactReference'), contact: own('contactDocumentId') })
        .unionAll([holders])),
    );
  }
  return {
    contactNumbers: concerned.flatMap(({ number }) => text(number) ?? []),
    contactDocumentIds: concerned.flatMap(({ contact }) => text(contact) ?? []),
  };
}
