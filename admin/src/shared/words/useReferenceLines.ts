import type { MergedReference } from '../../../../server/src/contracts';
import { BOOKING_UID, CONTACT_UID, ORDER_UID } from '../../../../server/src/contracts/uids';
import type { MessageKey } from '../../translations/message';
import { useText } from './useText';

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

/** Says which records refer to a contact, one line for each type and field. */
export function useReferenceLines(): (references: readonly MergedReference[]) => string[] {
  const text = useText();
  return (references) =>
    referenceWords(references).map(({ count, field, own, typeName }) => {
      const type = own === null ? typeName : text(own);
      return field === null
        ? text('reference.ofType', { type, count })
        : text('reference.ofField', { type, field, count });
    });
}
