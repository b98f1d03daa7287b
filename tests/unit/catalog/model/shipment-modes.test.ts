import { mergedModes } from '../../../../server/src/catalog/model/shipment-modes';

const ticket = { id: '1', name: 'E-ticket', type: 'BY_EMAIL' };
const desk = { id: '2', name: 'Guichet', type: 'HANDED_AT_BO' };

describe('the shipment modes known from answers', () => {
  it('gain new modes and new names', () => {
    const renamed = { ...ticket, name: 'Billet électronique' };
    expect(mergedModes([ticket], [desk, renamed])).toEqual([renamed, desk]);
  });

  it('stay the same list when nothing is new', () => {
    const known = [ticket, desk];
    expect(mergedModes(known, [{ ...desk }])).toBe(known);
    expect(mergedModes(known, [])).toBe(known);
  });
});
