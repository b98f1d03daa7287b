import { submissions } from '../../../../server/src/bookings/submit/submissions';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { bookingPorts } from '../../../helpers/bookings/booking-ports';
import { anOpenBooking } from '../../../helpers/builders/bookings';
import { anOffer } from '../../../helpers/bookings/an-offer';

const AT = new Date('2026-03-01T10:00:00.000Z');
const offer = anOffer({ orderId: '1', fileId: '2' });

/** An open sale in S-360, and the decisions that a person can make about it. */
async function anOpenSale() {
  const ports = bookingPorts();
  const sale = aBooking({ state: 'created', orderId: '1', offer });
  await ports.store.insert(sale, [], AT);
  const decide = submissions(ports, () => Promise.resolve(anOpenBooking()));
  const close = (paymentMethodId: string) =>
    decide.close(sale.documentId, {
      revision: sale.revision,
      total: '80000',
      payment: { kind: 'paid', paymentMethodId },
    });
  const stored = () => ports.store.find(sale.documentId);
  return { close, stored };
}

describe('the closing of a sale', () => {
  it('accepts a payment method of the point of sale', async () => {
    const { close, stored } = await anOpenSale();
    await close('16362');
    expect(await stored()).toMatchObject({ state: 'closing' });
  });

  it.each([
    ['a payment method for customers on the internet', '16364'],
    ['a payment method that the point of sale does not have', '1'],
  ])('rejects %s', async (_what, paymentMethodId) => {
    const { close, stored } = await anOpenSale();
    await expect(close(paymentMethodId)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('choose another'),
      details: { obstacles: [{ code: 'paymentMethodUnknown' }] },
    });
    expect(await stored()).toMatchObject({ state: 'created', payment: { kind: 'unpaid' } });
  });
});
