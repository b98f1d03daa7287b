import { Box } from '@strapi/design-system';
import { CheckCircle, Clock, CrossCircle, Loader, Minus } from '@strapi/icons';
import type { CheckStepState } from '../../../../server/src/contracts';

const SIGNS = {
  held: { Icon: CheckCircle, color: 'success600' },
  failed: { Icon: CrossCircle, color: 'danger600' },
  untested: { Icon: Minus, color: 'neutral500' },
  running: { Icon: Loader, color: 'primary600' },
  waiting: { Icon: Clock, color: 'neutral500' },
} as const satisfies Record<CheckStepState, { Icon: unknown; color: string }>;

/** The icon of a step's state. Words next to it say the same. */
export function StateSign({ state }: { state: CheckStepState }) {
  const { color, Icon } = SIGNS[state];
  return (
    <Box paddingTop="2px" style={{ flexShrink: 0 }} aria-hidden>
      <Icon width="1.6rem" height="1.6rem" fill={color} />
    </Box>
  );
}
