import { costOfPuttingBack } from '../../../../../admin/src/features/contacts/model/overriddenCost';

describe('the cost of putting entries back', () => {
  it('counts each contact once for each institution that is sent it', () => {
    const edits = [
      { contactDocumentId: 'anna', sentTo: 2 },
      { contactDocumentId: 'anna', sentTo: 2 },
      { contactDocumentId: 'berta', sentTo: 1 },
    ];
    expect(costOfPuttingBack(edits)).toEqual({ values: 3, calls: 9 });
  });

  it('is nothing for a contact that no institution knows', () => {
    expect(costOfPuttingBack([{ contactDocumentId: 'anna', sentTo: 0 }])).toEqual({
      values: 0,
      calls: 0,
    });
  });
});
