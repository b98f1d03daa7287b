import type { BookingPayment } from '../../../../../server/src/contracts';
import { useCatalogOf } from '../../catalog';
import { useTextOf } from '../../../shared/words/useTextOf';
import { ChoiceField } from '../../../shared/components/Choice';
import { useText } from '../../../shared/words/useText';

const UNPAID = 'unpaid';

interface PaymentChoiceProps {
  institution: string;
  payment: BookingPayment;
  onChoose: (payment: BookingPayment) => void;
}

/** Whether a sale is paid, and by which payment method of the point of sale. */
export function PaymentChoice({ institution, payment, onChoose }: PaymentChoiceProps) {
  const text = useText();
  const textOf = useTextOf();
  const catalog = useCatalogOf(institution, true);
  const methods = catalog?.pointOfSale.paymentMethods ?? [];
  const chosen = payment.kind === 'paid' ? payment.paymentMethodId : UNPAID;
  const isUnknown = chosen !== UNPAID && !methods.some(({ id }) => id === chosen);
  const isRefused = isUnknown && catalog !== undefined;
  const choose = (id: string) =>
    onChoose(id === UNPAID ? { kind: 'unpaid' } : { kind: 'paid', paymentMethodId: id });
  return (
    <ChoiceField
      name="payment"
      label={text('booking.payment')}
      hint={text(`booking.payment.hint.${payment.kind}`)}
      error={isRefused ? text('booking.obstacle.paymentMethodUnknown') : undefined}
      chosen={chosen}
      options={[
        { id: UNPAID, text: text('booking.payment.unpaid') },
        ...methods.map(({ id, name }) => ({ id, text: textOf(name) })),
        ...(isUnknown ? [{ id: chosen, text: chosen }] : []),
      ]}
      onChoose={choose}
    />
  );
}
