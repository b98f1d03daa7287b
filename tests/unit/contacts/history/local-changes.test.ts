import {
  localChanges,
  type LatestChange,
} from '../../../../server/src/contacts/history/local-changes';
import { at, atMs } from '../../../helpers/builders/contact-records';

const change = (
  cause: LatestChange['cause'],
  ms: number,
  field: string | null = 'town',
): LatestChange => ({ contactDocumentId: 'anna', field, cause, changedAt: at(ms) });

describe('the time of the latest change of a field in the CRM', () => {
  const changes = localChanges([
    change('crm', 0, null),
    change('crm', 1000),
    change('delivery', 3000),
    change('decision', 2000),
    change('merge', 9000, null),
  ]);

  it('comes from the latest change, whoever made it', () => {
    expect(changes.changedAtMs('anna', 'town')).toBe(atMs(3000));
  });

  it('comes from the creation when the field never changed, not from a merge of another contact', () => {
    expect(changes.changedAtMs('anna', 'zipCode')).toBe(atMs(0));
  });

  it('is unknown for contacts that were not loaded', () => {
    expect(changes.changedAtMs('beat', 'town')).toBeNull();
  });

  it.each(['delivery', 'pull', 'bulkJob'] as const)(
    'says nothing of the age of the first values of a contact that a %s created',
    (cause) => {
      const created = localChanges([change(cause, 0, null)]);
      expect(created.changedAtMs('anna', 'town')).toBe(atMs(0));
      expect(created.enteredAtMs('anna', 'town')).toBeNull();
      expect(created.editedAtMs('anna', 'town')).toBeNull();
    },
  );

  it('by a person comes from edits in the CRM only', () => {
    expect(changes.editedAtMs('anna', 'town')).toBe(atMs(1000));
    expect(changes.editedAtMs('anna', 'zipCode')).toBe(atMs(0));
  });
});
