import type { MergeInput } from '../../../../../server/src/contacts/model/merge/merge-snapshot';
import type { LinkRecord } from '../../../../../server/src/contacts/records';
import {
  aContact,
  agreed,
  aLink,
  aSnapshot,
  at,
  someSettings,
} from '../../../../helpers/builders/contact-records';

export const DELIVERY = { kind: 'delivery', id: '1', appliedAt: at(500) } as const;
export const PULL = { kind: 'pull', id: null, appliedAt: at(500) } as const;

/** Anna’s town is Basel on both sides; S-360 shows it as Bern. */
export function aMerge({
  link,
  ...overrides
}: Partial<Omit<MergeInput, 'link'>> & { link?: Partial<LinkRecord> } = {}): MergeInput {
  const contact = aContact({ fields: { town: 'Basel' } });
  return {
    contact,
    link: aLink({ observations: agreed(contact.fields), ...link }),
    consents: [],
    snapshot: aSnapshot({ town: 'Bern' }),
    source: DELIVERY,
    localChangedAtMs: () => null,
    enteredAtMs: () => null,
    editedAtMs: () => null,
    settings: someSettings(),
    ...overrides,
  };
}
