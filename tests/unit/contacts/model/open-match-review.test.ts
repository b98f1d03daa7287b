import { numberOfAnother } from '../../../../server/src/contacts/model/open-match-review';
import { reason } from '../../../../server/src/contracts/reasons';
import { at } from '../../../helpers/builders/contact-records';

describe('a match review of a number that another contact already has', () => {
  it('asks whether both contacts are the same, with the owner of the number first', () => {
    expect(
      numberOfAnother({
        institution: 'myvenue',
        contactNumber: '1000',
        ownerDocumentId: 'anna',
        contactDocumentId: 'bea',
        at: at(0),
      }),
    ).toEqual({
      kind: 'merge',
      institution: 'myvenue',
      contactNumber: '1000',
      contactType: null,
      contactDocumentIds: ['anna', 'bea'],
      reason: reason('numberOfOther', { contact: 'bea', number: '1000', owner: 'anna' }),
      noticedAt: at(0),
    });
  });
});
