import { shipmentDecision } from '../../../../../admin/src/features/bookings/model/shipment';
import { anOffer, anOpenBooking } from '../../../../helpers/builders/bookings';

const offer = anOffer({
  shipmentModes: [
    { id: '31', name: 'By e-mail', type: 'BY_EMAIL' },
    { id: '32', name: 'By post', type: 'BY_POST' },
  ],
});
const open = (wished: string | null, told: string | null) =>
  anOpenBooking({ offer, shipmentModeId: wished, shipmentModeSet: told });

describe('the shipment of an order that is to be closed', () => {
  it('may be left to S-360 while S-360 was told none', () => {
    expect(shipmentDecision(open(null, null))).toMatchObject({ mayStayOpen: true, proposed: null });
  });

  it('is the one that was wished for', () => {
    expect(shipmentDecision(open('32', null))).toMatchObject({ mayStayOpen: true, proposed: '32' });
  });

  it('cannot be left to S-360 any more once S-360 was told one', () => {
    expect(shipmentDecision(open(null, '31'))).toMatchObject({
      mayStayOpen: false,
      proposed: '31',
    });
    expect(shipmentDecision(open('32', '31'))).toMatchObject({
      mayStayOpen: false,
      proposed: '32',
    });
  });

  it('is none that S-360 does not offer', () => {
    expect(shipmentDecision(open('99', '98'))).toMatchObject({ mayStayOpen: true, proposed: null });
  });
});
