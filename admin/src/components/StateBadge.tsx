import { Status, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { SyncState } from '../../../server/src/contracts';
import { STATE_VARIANTS } from '../sync/stateAppearance';
import { message } from '../translations/message';

/** The state of a contact link in a word or two. */
export function StateBadge({ state }: { state: SyncState }) {
  const { formatMessage } = useIntl();
  const variant = STATE_VARIANTS[state];
  return (
    <Status variant={variant} size="XS" shrink={0}>
      <Typography variant="pi" fontWeight="bold" textColor={`${variant}700`}>
        {formatMessage(message(`state.${state}`))}
      </Typography>
    </Status>
  );
}
