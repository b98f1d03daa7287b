import { CONTACT_UID } from '../../contracts/uids';
import type { Row } from '../../kernel/database/strapi-database';

const WRITES = ['create', 'update', 'delete', 'clone'] as const;

export interface WriteParams {
  documentId?: string;
  data?: Row;
}

/** A write of a contact through the document service, as its middlewares receive it. */
export interface ContactWrite {
  action: (typeof WRITES)[number];
  params: WriteParams;
}

interface DocumentContext {
  uid: string;
  action: string;
  params: WriteParams;
}

/** The context of a middleware of the document service, when it is of a write of a contact. */
export function contactWrite(context: unknown): ContactWrite | null {
  const write = context as DocumentContext;
  return isContactWrite(write) ? write : null;
}

const isContactWrite = (context: DocumentContext): context is DocumentContext & ContactWrite =>
  context.uid === CONTACT_UID && WRITES.some((action) => action === context.action);
