import { z } from '@strapi/utils';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { exportForm } from '../contracts/schemas/export';
import { routesOf } from '../kernel/http/routes';

/** A list with the filters of the Content Manager's list. */
const exported = <const Path extends 'contacts' | 'orders' | 'order-lines'>(path: Path) =>
  ({
    method: 'GET',
    path: `/export/${path}`,
    permission: PERMISSION_ACTIONS.exportLists,
    audited: `s360.${path}.export`,
    query: { ...exportForm, filters: z.unknown().optional(), _q: z.string().default('') },
  }) as const;

const contacts = exported('contacts');

export const exportRoutes = routesOf('export', {
  contacts: { ...contacts, query: { ...contacts.query, segment: z.unknown().optional() } },
  orders: exported('orders'),
  'order-lines': exported('order-lines'),
});
