import type { QuarantinedItemStatus } from '../../contracts/overview';
import type { MatchingRules } from '../../contracts/institutions/mapping';
import { reason } from '../../contracts/reasons';
import type { Clock, ContactStore } from '../store';
import type { ChangedContact } from '../receive/write-received';
import { NotFoundError } from '../../kernel/errors';
import type { InstitutionRegistry } from '../../institutions';
import { applyContactDelivery } from './apply-contacts';
import type { DeliveryStore, ItemOutcome, StoredDelivery } from '../../inbox';

/**
 * Evaluates a quarantined item again, as a delivery of its own. The item leaves the quarantine if
 * it can be used now; otherwise it stays, with its new reasons.
 */
export async function replayItem(
  { body, deliveryId, id, institution, position }: QuarantinedItemStatus,
  ports: {
    store: ContactStore;
    clock: Clock;
    deliveryStore: Pick<DeliveryStore, 'storeItemOutcome'>;
    institutions: Pick<InstitutionRegistry, 'find'>;
    announce(changed: readonly ChangedContact[]): Promise<void>;
    /** Matching rules other than the institution's, after a person's decision. */
    matching?: MatchingRules | undefined;
  },
): Promise<ItemOutcome> {
  const configured = ports.institutions.find(institution);
  if (!configured) throw new NotFoundError(reason('noInstitutionAnyMore', { institution }));
  const delivery: StoredDelivery = {
    id: deliveryId,
    institution,
    stream: 'contacts',
    body: `[${body}]`,
    byteLength: Buffer.byteLength(body),
    origin: 'imported',
    isReplay: true,
    receivedAt: ports.clock.now(),
    traceparent: null,
  };
  const { changed, outcomes } = await applyContactDelivery(delivery, {
    ...ports,
    settings: { ...configured.contacts, ...(ports.matching && { matching: ports.matching }) },
    keepLease: () => Promise.resolve(),
  });
  const [outcome] = outcomes;
  if (!outcome) throw new NotFoundError(reason('emptyQuarantinedItem', { item: id }));
  await ports.deliveryStore.storeItemOutcome(id, outcome);
  await ports.announce(changed);
  return { ...outcome, position };
}
