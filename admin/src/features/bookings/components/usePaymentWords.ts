import type { Booking } from '../../../../../server/src/contracts';
import { useTextOf } from '../../../shared/words/useTextOf';
import { useText } from '../../../shared/words/useText';
import { useCatalogOf } from '../../catalog';

/** The payment method of a sale in words, or that it is unpaid or not yet chosen. */
export function usePaymentWords({ institution, payment, state }: Booking): string {
  const text = useText();
  const textOf = useTextOf();
  const catalog = useCatalogOf(institution.code, payment.kind === 'paid');
  if (payment.kind === 'unpaid') {
    const isDecided = state === 'closing' || state === 'closed';
    return text(`booking.payment.${isDecided ? 'unpaid' : 'later'}`);
  }
  const { paymentMethodId } = payment;
  const method = catalog?.pointOfSale.paymentMethods.find(({ id }) => id === paymentMethodId);
  if (!method) return paymentMethodId;
  const name = textOf(method.name);
  return method.isOnAccount ? text('booking.payment.onAccount', { method: name }) : name;
}
