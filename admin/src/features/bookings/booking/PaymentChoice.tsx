import type { BookingPayment } from '../../../../../server/src/contracts';
import { useCatalogOf } from '../../catalog';
import { ChoiceField } from '../../../shared/components/Choice';
import { useText } from '../../../shared/words/useText';
import { usePaymentOptions } from '../components/usePaymentOptions';

const UNPAID = 'unpaid';

interface PaymentChoiceProps {
  institution: string;
  /** `null` until somebody chooses. */
  payment: BookingPayment | null;
  /** What no payment means: the order is closed without one, or it is chosen when closing. */
  unpaid: 'unpaid' | 'later';
  onChoose: (payment: BookingPayment) => void;
}

function hintOf(
  payment: BookingPayment | null,
  unpaid: PaymentChoiceProps['unpaid'],
  isOnAccount: boolean,
) {
  if (payment === null) return 'open';
  if (payment.kind === 'unpaid') return unpaid;
  return isOnAccount ? 'onAccount' : 'paid';
}

/** Whether a sale is paid, and by which payment method of the point of sale. */
export function PaymentChoice({ institution, payment, unpaid, onChoose }: PaymentChoiceProps) {
  const text = useText();
  const catalog = useCatalogOf(institution, true);
  const methods = catalog?.pointOfSale.paymentMethods ?? [];
  const chosen = payment?.kind === 'paid' ? payment.paymentMethodId : payment && UNPAID;
  const options = usePaymentOptions(methods);
  const paidBy = payment?.kind === 'paid' ? payment.paymentMethodId : null;
  const paying = options.find(({ id }) => id === paidBy);
  const isOnAccount = methods.some(({ id, isOnAccount: isLater }) => isLater && id === paidBy);
  const isUnknown = paidBy !== null && !paying;
  const isRefused = catalog !== undefined && (isUnknown || paying?.disabled === true);
  const choose = (id: string) =>
    onChoose(id === UNPAID ? { kind: 'unpaid' } : { kind: 'paid', paymentMethodId: id });
  return (
    <ChoiceField
      name="payment"
      required
      label={text('booking.payment')}
      hint={text(`booking.payment.hint.${hintOf(payment, unpaid, isOnAccount)}`)}
      error={isRefused ? text('booking.obstacle.paymentMethodUnknown') : undefined}
      chosen={chosen}
      options={[
        { id: UNPAID, text: text(`booking.payment.${unpaid}`) },
        ...options,
        ...(isUnknown ? [{ id: paidBy, text: paidBy }] : []),
      ]}
      onChoose={choose}
    />
  );
}
