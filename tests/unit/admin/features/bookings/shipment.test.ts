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

describe('the choice of a shipment mode when an order is closed', () => {
  it('may stay empty while S-360 has no shipment mode for the order', () => {
    expect(shipmentDecision(open(null, null))).toMatchObject({ mayStayOpen: true, proposed: null });
  });

  it('proposes the mode that the booking asked for', () => {
    expect(shipmentDecision(open('32', null))).toMatchObject({ mayStayOpen: true, proposed: '32' });
  });

  it('may no longer be empty once S-360 has a shipment mode for the order', () => {
    expect(shipmentDecision(open(null, '31'))).toMatchObject({
      mayStayOpen: false,
      proposed: '31',
    });
    expect(shipmentDecision(open('32', '31'))).toMatchObject({
      mayStayOpen: false,
      proposed: '32',
    });
  });

  it('proposes no mode that S-360 does not offer', () => {
    expect(shipmentDecision(open('99', '98'))).toMatchObject({ mayStayOpen: true, proposed: null });
  });
});
