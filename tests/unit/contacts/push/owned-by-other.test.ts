import { reason } from '../../../../server/src/contracts/reasons';
import { ownedByOther } from '../../../../server/src/contacts/push/surprise';
import { aLink } from '../../../helpers/builders/contact-records';

describe('the reason for a number that another contact already has', () => {
  it('names that contact', () => {
    expect(ownedByOther('numberTaken', aLink({ contactDocumentId: 'anna' }), '4711')).toEqual(
      reason('numberTaken', { number: '4711', contact: 'anna' }),
    );
  });

  it('names the contact into which that contact was merged', () => {
    const link = aLink({ contactDocumentId: 'twin', mergedInto: 'anna' });
    expect(ownedByOther('numberTaken', link, '4711')).toEqual(
      reason('numberTaken', { number: '4711', contact: 'anna' }),
    );
  });

  it('names no contact when the contact was deleted', () => {
    expect(ownedByOther('numberTaken', aLink({ contactDocumentId: null }), '4711')).toEqual(
      reason('numberWithoutContact', { number: '4711' }),
    );
  });
});
