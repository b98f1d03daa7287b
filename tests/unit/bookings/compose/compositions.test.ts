import { compositions } from '../../../../server/src/bookings/compose/compositions';
import type { BookingInput, BookingLineInput } from '../../../../server/src/contracts';
import { bookingPorts } from '../../../helpers/bookings/booking-ports';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { anOpenBooking } from '../../../helpers/builders/bookings';

const line = (changes: Partial<BookingLineInput> = {}): BookingLineInput => ({
  performanceId: '100',
  seatCategoryId: '10',
  itemId: null,
  tariffId: '1',
  quantity: 1,
  ...changes,
});

const input = (changes: Partial<BookingInput> = {}): BookingInput => ({
  institution: 'myvenue',
  kind: 'sale',
  contactDocumentId: null,
  lines: [line()],
  notes: null,
  shipmentModeId: null,
  payment: { kind: 'unpaid' },
  ...changes,
});

/** A developer calls the service directly, without the validation of a controller. */
describe('a draft from a client', () => {
  const cases: [string, Partial<BookingInput>][] = [
    ['a negative quantity', { lines: [line({ quantity: -1 })] }],
    ['a quantity of zero', { lines: [line({ quantity: 0 })] }],
    ['a fractional quantity', { lines: [line({ quantity: 1.5 })] }],
    ['a line for both a performance and an item', { lines: [line({ itemId: '7' })] }],
    ['an id that S-360 cannot have', { lines: [line({ tariffId: 'full' })] }],
    ['more lines than allowed', { lines: Array.from({ length: 1_001 }, () => line()) }],
    ['a text that some databases cannot store', { notes: 'a\u0000b' }],
  ];

  it.each(cases)('is rejected with %s', async (_what, wrong) => {
    const ports = bookingPorts();
    await ports.store.insert(aBooking(), [], new Date());
    const drafts = compositions(ports, () => Promise.resolve(anOpenBooking()));
    const given = input(wrong);
    await expect(drafts.compose(given)).rejects.toMatchObject({ status: 400 });
    const changing = drafts.change('booking-1', { ...given, revision: 1 });
    await expect(changing).rejects.toMatchObject({ status: 400 });
    expect(ports.store.all()).toEqual([aBooking()]);
  });

  it('is only looked up at its institution once it is well-formed', async () => {
    const drafts = compositions(bookingPorts(), () => Promise.resolve(anOpenBooking()));
    await expect(drafts.compose(input())).rejects.toMatchObject({ status: 404 });
  });
});
