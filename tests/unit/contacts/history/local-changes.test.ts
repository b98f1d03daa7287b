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

describe('when the CRM’s value of a field changed', () => {
  const changes = localChanges([
    change('bulkJob', 0, null),
    change('crm', 1000),
    change('delivery', 3000),
    change('decision', 2000),
    change('merge', 9000, null),
  ]);

  it('is told by its latest change, whoever made it', () => {
    expect(changes.changedAtMs('anna', 'town')).toBe(atMs(3000));
  });

  it('is told by the creation where it never changed, not by a merge of another into it', () => {
    expect(changes.changedAtMs('anna', 'zipCode')).toBe(atMs(0));
  });

  it('is not known of other contacts', () => {
    expect(changes.changedAtMs('beat', 'town')).toBeNull();
  });

  it('by a person is told by the CRM’s own changes alone', () => {
    expect(changes.editedAtMs('anna', 'town')).toBe(atMs(1000));
    expect(changes.editedAtMs('anna', 'zipCode')).toBeNull();
  });
});
