import type { Core } from '@strapi/strapi';
import { CONTACT_UID, isOurType, ORDER_LINE_UID, ORDER_UID } from '../contracts/uids';

/** The part of Strapi's GraphQL plugin that decides what it generates from a type. */
interface GraphqlExtension {
  shadowCRUD(uid: string): { disable(): unknown; disableMutations(): unknown };
}

const READABLE: readonly string[] = [CONTACT_UID, ORDER_UID, ORDER_LINE_UID];

/**
 * Limits what Strapi's GraphQL plugin generates from our types to reading contacts, orders and
 * their lines. Without this, a token with full access could delete a contact's S-360 record or
 * change a consent, past everything that guards them.
 */
export function limitGraphql(strapi: Core.Strapi): void {
  // The plugin is not ours: Strapi's types know none of its services.
  const found: unknown = strapi.plugin('graphql')?.service('extension');
  const extension = found as GraphqlExtension | undefined;
  if (!extension) return;
  for (const uid of Object.keys(strapi.contentTypes).filter(isOurType)) {
    if (READABLE.includes(uid)) extension.shadowCRUD(uid).disableMutations();
    else extension.shadowCRUD(uid).disable();
  }
}
