import { Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { PartInOrder } from '../../../../server/src/contracts';
import { useOrderWords } from './useOrderWords';
import { stateVariant } from './orderKinds';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { Line } from '../../shared/components/Line';
import { StatusWord } from '../../shared/components/StatusWord';
import { TextLink } from '../../shared/components/TextLink';

export function OrderType({ type }: { type: string }) {
  const { typeOf } = useOrderWords();
  return (
    <Typography variant="pi" fontWeight="bold">
      {typeOf(type)}
    </Typography>
  );
}

export function OrderState({ state }: { state: string }) {
  const { stateOf } = useOrderWords();
  return <StatusWord variant={stateVariant(state)}>{stateOf(state)}</StatusWord>;
}

/** A family of products in words, in the Content Manager's list. */
export function ProductFamily({ family }: { family: unknown }) {
  const { familyOf } = useOrderWords();
  return (
    <Typography textColor="neutral800">
      {typeof family === 'string' && family !== '' ? familyOf(family) : '-'}
    </Typography>
  );
}

/** Says that somebody else is the buyer, and who. */
export function HeldOnly({ part }: { part: Extract<PartInOrder, { kind: 'holder' }> }) {
  const text = useText();
  const { purchaser, units } = part;
  if (purchaser === null) {
    return <Line muted>{text('orders.heldOnly', { units })}</Line>;
  }
  const name = (
    <TextLink tag={RouterLink} to={PLACES.contact(purchaser.documentId)}>
      {purchaser.name ?? text('links.contact.nameless')}
    </TextLink>
  );
  return <Line muted>{text('orders.heldOf', { units, name })}</Line>;
}
