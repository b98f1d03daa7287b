import { reason } from '../../../../server/src/contracts/reasons';
import { ownedByOther } from '../../../../server/src/contacts/push/push';
import { aLink } from '../../../helpers/builders/contact-records';

describe('a number that is taken', () => {
  it('names the contact that has it', () => {
    expect(ownedByOther('numberTaken', aLink({ contactDocumentId: 'anna' }), '4711')).toEqual(
      reason('numberTaken', { number: '4711', contact: 'anna' }),
    );
  });

  it('names no contact when that is gone', () => {
    expect(ownedByOther('numberTaken', aLink({ contactDocumentId: null }), '4711')).toEqual(
      reason('numberWithoutContact', { number: '4711' }),
    );
  });
});
