import type { BookingPayment } from '../../../../../server/src/contracts';
import { useCatalogOf } from '../../catalog';
import { useTextOf } from '../../../shared/words/useTextOf';
import { ChoiceField } from '../../../shared/components/Choice';
import { useText } from '../../../shared/words/useText';

const UNPAID = 'unpaid';

interface PaymentChoiceProps {
  institution: string;
  /** `null` until somebody chooses. */
  payment: BookingPayment | null;
  /** What no payment means: the order is closed without one, or it is chosen when closing. */
  unpaid: 'unpaid' | 'later';
  onChoose: (payment: BookingPayment) => void;
}

function hintOf(payment: BookingPayment | null, unpaid: PaymentChoiceProps['unpaid']) {
  if (payment === null) return 'open';
  return payment.kind === 'paid' ? 'paid' : unpaid;
}

/** Whether a sale is paid, and by which payment method of the point of sale. */
export function PaymentChoice({ institution, payment, unpaid, onChoose }: PaymentChoiceProps) {
  const text = useText();
  const textOf = useTextOf();
  const catalog = useCatalogOf(institution, true);
  const methods = catalog?.pointOfSale.paymentMethods ?? [];
  const chosen = payment?.kind === 'paid' ? payment.paymentMethodId : payment && UNPAID;
  const isUnknown =
    payment?.kind === 'paid' && !methods.some(({ id }) => id === payment.paymentMethodId);
  const isRefused = isUnknown && catalog !== undefined;
  const choose = (id: string) =>
    onChoose(id === UNPAID ? { kind: 'unpaid' } : { kind: 'paid', paymentMethodId: id });
  return (
    <ChoiceField
      name="payment"
      required
      label={text('booking.payment')}
      hint={text(`booking.payment.hint.${hintOf(payment, unpaid)}`)}
      error={isRefused ? text('booking.obstacle.paymentMethodUnknown') : undefined}
      chosen={chosen}
      options={[
        { id: UNPAID, text: text(`booking.payment.${unpaid}`) },
        ...methods.map(({ id, name }) => ({ id, text: textOf(name) })),
        ...(isUnknown ? [{ id: payment.paymentMethodId, text: payment.paymentMethodId }] : []),
      ]}
      onChoose={choose}
    />
  );
}
