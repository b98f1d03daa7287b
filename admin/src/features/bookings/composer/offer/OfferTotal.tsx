import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Total } from '../model/totals';
import { useMoney } from '../../../../shared/money/useMoney';
import { useText } from '../../../../shared/words/useText';

/** The total of all lines, before S-360 adds its charges. */
export function OfferTotal({ total }: { total: Total }) {
  const text = useText();
  const money = useMoney();
  const { amount, isIncomplete, quantity } = total;
  return (
    <Frame>
      <Flex justifyContent="space-between" alignItems="baseline" gap={4}>
        <Typography fontWeight="semiBold" textColor="neutral800">
          {text('booking.compose.total', { count: quantity })}
        </Typography>
        <Typography
          variant="beta"
          textColor="neutral800"
          aria-live="polite"
          style={{ fontVariantNumeric: 'tabular-nums' }}
        >
          {money(amount)}
        </Typography>
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {isIncomplete
          ? text('booking.compose.total.incomplete')
          : text('booking.compose.total.before')}
      </Typography>
    </Frame>
  );
}

const Frame = styled.div`
  padding-top: ${({ theme }) => theme.spaces[3]};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
`;
