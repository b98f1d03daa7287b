import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { BookingPayment } from '../../../../../server/src/contracts';
import { useCatalogOf } from '../../catalog';
import { useTextOf } from '../../../shared/words/useTextOf';
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
    <Field.Root
      name="payment"
      hint={text(`booking.payment.hint.${payment.kind}`)}
      error={isRefused ? text('booking.obstacle.paymentMethodUnknown') : undefined}
    >
      <Field.Label>{text('booking.payment')}</Field.Label>
      <SingleSelect value={chosen} onChange={(id) => choose(String(id))}>
        <SingleSelectOption value={UNPAID}>{text('booking.payment.unpaid')}</SingleSelectOption>
        {methods.map(({ id, name }) => (
          <SingleSelectOption key={id} value={id}>
            {textOf(name)}
          </SingleSelectOption>
        ))}
        {isUnknown && <SingleSelectOption value={chosen}>{chosen}</SingleSelectOption>}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
