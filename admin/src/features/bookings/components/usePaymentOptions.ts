import type { PaymentMethod } from '../../../../../server/src/contracts';
import { useTextOf } from '../../../shared/words/useTextOf';
import { useText } from '../../../shared/words/useText';

/**
 * The payment methods as choices: by some a sale is paid later, and some are shown with the reason
 * why they cannot be chosen.
 */
export function usePaymentOptions(
  methods: readonly PaymentMethod[],
): { id: string; text: string; disabled: boolean }[] {
  const text = useText();
  const textOf = useTextOf();
  return methods.map(({ hindrance, id, isOnAccount, name, paymentType }) => {
    const method = textOf(name) || id;
    if (hindrance) {
      const why = text(`booking.payment.hindrance.${hindrance}`, { type: paymentType });
      return { id, text: text('booking.payment.hindered', { method, why }), disabled: true };
    }
    const words = isOnAccount ? text('booking.payment.onAccount', { method }) : method;
    return { id, text: words, disabled: false };
  });
}
