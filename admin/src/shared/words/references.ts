import type { MergedReference } from '../../../../server/src/contracts';
import { BOOKING_UID, CONTACT_UID, ORDER_UID } from '../../../../server/src/contracts/uids';
import type { MessageKey } from '../../translations/message';

const OWN_TYPES: ReadonlyMap<string, MessageKey> = new Map([
  [CONTACT_UID, 'stream.contacts'],
  [ORDER_UID, 'stream.orders'],
  [BOOKING_UID, 'contactPage.tab.bookings'],
]);

interface ReferenceWords {
  /** The text that names a type of the plugin; `null` for another type. */
  own: MessageKey | null;
  typeName: string;
  /** `null` where the type refers to contacts by one field only. */
  field: string | null;
  count: number;
}

/** In what words records that refer to a contact are shown. */
export function referenceWords(references: readonly MergedReference[]): ReferenceWords[] {
  return references.map(({ count, field, type, typeName }) => ({
    own: OWN_TYPES.get(type) ?? null,
    typeName,
    field: references.filter((one) => one.type === type).length > 1 ? field : null,
    count,
  }));
}
