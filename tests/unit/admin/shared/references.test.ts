import { referenceWords } from '../../../../admin/src/shared/words/useReferenceLines';

const order = { type: 'plugin::s360.order', typeName: 'Order', field: 'contact', count: 5 };
const visit = { type: 'api::visit.visit', typeName: 'Visit', field: 'visitor', count: 1 };

describe('records that refer to a contact', () => {
  it('are named as the screens name them, those of the app by their own name', () => {
    expect(referenceWords([order, visit])).toEqual([
      { own: 'stream.orders', typeName: 'Order', field: null, count: 5 },
      { own: null, typeName: 'Visit', field: null, count: 1 },
    ]);
  });

  it('are named with the field where their type has several', () => {
    expect(referenceWords([visit, { ...visit, field: 'guide' }])).toMatchObject([
      { field: 'visitor' },
      { field: 'guide' },
    ]);
  });
});
