import { Field, SingleSelect, SingleSelectOption, Textarea } from '@strapi/design-system';
import { LONGEST_NOTES } from '../../../../../../server/src/contracts';
import type { BookingPayment } from '../../../../../../server/src/contracts';
import type { CatalogView } from '../../../catalog/model';
import type { BookingDraft, DraftChange } from '../model/draft';
import { SPOTS } from '../model/spots';
import { shipmentHints } from '../model/shipmentHints';
import { usePaymentOptions } from '../../components/usePaymentOptions';
import { ChoiceField } from '../../../../shared/components/Choice';
import { useText } from '../../../../shared/words/useText';

interface TermsProps {
  draft: BookingDraft;
  view: CatalogView;
  onChange: (change: DraftChange) => void;
}

export function Terms({ draft, onChange, view }: TermsProps) {
  const text = useText();
  return (
    <>
      {draft.kind === 'sale' && (
        <PaymentField
          payment={draft.payment}
          view={view}
          onPayment={(payment) => onChange({ type: 'payment', payment })}
        />
      )}
      {view.catalog.shipmentModes.length > 0 && (
        <ChoiceField
          name="shipmentMode"
          label={text('booking.compose.shipment')}
          hint={shipmentHints(draft, view.catalog)
            .map(({ key, values }) => text(key, values))
            .join(' ')}
          chosen={draft.shipmentModeId ?? OPEN}
          options={[
            { id: OPEN, text: text('booking.compose.shipment.open') },
            ...view.catalog.shipmentModes.map(({ id, name }) => ({ id, text: name })),
          ]}
          onChoose={(id) =>
            onChange({ type: 'shipmentMode', shipmentModeId: id === OPEN ? null : id })
          }
        />
      )}
      <Field.Root name="notes">
        <Field.Label>{text('booking.compose.notes')}</Field.Label>
        <Textarea
          rows={2}
          maxLength={LONGEST_NOTES}
          style={{ minHeight: '6rem' }}
          value={draft.notes ?? ''}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) =>
            onChange({ type: 'notes', notes: event.target.value })
          }
        />
      </Field.Root>
    </>
  );
}

/** Cannot collide with S-360's ids, which are numbers. */
const OPEN = 'open';
const UNPAID = 'unpaid';

/** The design system does not pass the field's id on to the element that takes the focus. */
function becomePaymentSpot(select: HTMLDivElement | null): void {
  if (select !== null) select.id = SPOTS.payment;
}

interface PaymentFieldProps {
  payment: BookingPayment;
  view: CatalogView;
  onPayment: (payment: BookingPayment) => void;
}

function PaymentField({ onPayment, payment, view }: PaymentFieldProps) {
  const text = useText();
  const options = usePaymentOptions(view.catalog.pointOfSale.paymentMethods);
  return (
    <Field.Root id={SPOTS.payment} name="payment">
      <Field.Label>{text('booking.compose.payment')}</Field.Label>
      <SingleSelect
        ref={becomePaymentSpot}
        value={payment.kind === 'paid' ? payment.paymentMethodId : UNPAID}
        onChange={(id) =>
          onPayment(
            id === UNPAID ? { kind: 'unpaid' } : { kind: 'paid', paymentMethodId: String(id) },
          )
        }
      >
        <SingleSelectOption value={UNPAID}>{text('booking.payment.later')}</SingleSelectOption>
        {options.map(({ disabled, id, text: words }) => (
          <SingleSelectOption key={id} value={id} disabled={disabled}>
            {words}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
