import type {
  DeliveryDetails,
  DeliveryItemOutcome,
  DeliveryStateName,
  DeliverySummary,
  InstitutionStatus,
  LinkStateName,
  LinkSummary,
  QuarantinedItemStatus,
} from '../../contracts/overview';
import {
  CONTACT_LINK_UID,
  CONTACT_UID,
  DELIVERY_UID,
  QUARANTINED_ITEM_UID,
} from '../../contracts/uids';
import { reason } from '../../contracts/reasons';
import type { Alarms } from '../alarms';
import { contactFromRow } from '../contacts/database/rows';
import type { StrapiDatabase } from '../database/strapi-database';
import type { Stream } from '../deliveries/delivery-store';
import type { Permits } from '../dispatch/permits';
import { NotFoundError, StateConflictError } from '../errors';
import type { Institution } from '../institutions/institution';
import type { SendingTrust } from '../../sending/trust';
import type { Pauses } from '../institutions/pauses';
import type { InstitutionRegistry } from '../institutions/registry';
import { institutionStatus } from './institution-status';
import { pageOf, type PageOf, type PageRequest } from './pages';
import {
  DELIVERY_SUMMARY_ATTRIBUTES,
  deliveryDetails,
  deliverySummary,
  linkSummary,
  quarantinedItemStatus,
} from './rows';

/** What came from one institution, on one of its webhooks. */
type OfStream = { institution?: string | undefined; stream?: Stream | undefined };

/** What the plugin's page shows. */
export interface Overview {
  institutions(): Promise<InstitutionStatus[]>;
  deliveries(
    filter: OfStream & { state?: DeliveryStateName | undefined },
    request: PageRequest,
  ): Promise<PageOf<DeliverySummary>>;
  delivery(id: number): Promise<DeliveryDetails>;
  quarantinedItems(filter: OfStream, request: PageRequest): Promise<PageOf<QuarantinedItemStatus>>;
  links(
    filter: { institution?: string | undefined; state?: LinkStateName | undefined },
    request: PageRequest,
  ): Promise<PageOf<LinkSummary>>;
  replay(quarantinedItemId: number): Promise<DeliveryItemOutcome>;
}

export interface OverviewPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  permits: Permits;
  alarms: Alarms;
  pauses: Pauses;
  sendingTrust: SendingTrust;
  /** Whether its contacts stand under its mapping. */
  isFilled(institution: Institution): Promise<boolean>;
  restPrefix: string;
  replay(item: QuarantinedItemStatus): Promise<DeliveryItemOutcome>;
}

const given = (filter: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

/** The service behind the plugin's page. */
export function overview(ports: OverviewPorts): Overview {
  const { database } = ports;

  async function one<T>(
    uid: string,
    id: number,
    absent: string,
    fromRow: (row: Record<string, unknown>) => T,
  ) {
    const [row] = await database.query(uid).select('*').where({ id }).execute();
    if (!row) throw new NotFoundError(absent);
    return fromRow(row);
  }

  return {
    async institutions() {
      const statuses: InstitutionStatus[] = [];
      for (const institution of ports.institutions.all()) {
        statuses.push(await institutionStatus(institution, ports));
      }
      return statuses;
    },
    deliveries: (filter, request) =>
      pageOf(
        database,
        {
          uid: DELIVERY_UID,
          where: given(filter),
          order: { id: 'desc' },
          attributes: DELIVERY_SUMMARY_ATTRIBUTES,
          request,
        },
        deliverySummary,
      ),
    delivery: (id) =>
      one(DELIVERY_UID, id, reason('noDelivery', { delivery: id }), deliveryDetails),
    quarantinedItems: (filter, request) =>
      pageOf(
        database,
        { uid: QUARANTINED_ITEM_UID, where: given(filter), order: { id: 'desc' }, request },
        quarantinedItemStatus,
      ),
    async links(filter, request) {
      const page = await pageOf(
        database,
        {
          uid: CONTACT_LINK_UID,
          where: given(filter),
          order: { markedAt: 'asc', id: 'asc' },
          request,
        },
        (row) => row,
      );
      const documentIds = page.data.map((row) => row.contactDocumentId);
      const rows = await database
        .query(CONTACT_UID)
        .select('*')
        .where({ documentId: { $in: documentIds } })
        .execute();
      const contacts = new Map(
        rows.map(contactFromRow).map((contact) => [contact.documentId, contact]),
      );
      return {
        ...page,
        data: page.data.map((row) => linkSummary(row, contacts.get(String(row.contactDocumentId)))),
      };
    },
    async replay(id) {
      const item = await one(
        QUARANTINED_ITEM_UID,
        id,
        reason('noQuarantinedItem', { item: id }),
        quarantinedItemStatus,
      );
      const institution = ports.institutions.find(item.institution);
      if (item.stream === 'contacts' && institution && !(await ports.isFilled(institution)))
        throw new StateConflictError(reason('mappingUnderWay', { institution: institution.code }));
      return ports.replay(item);
    },
  };
}
