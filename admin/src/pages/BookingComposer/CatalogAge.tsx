import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { CatalogStatus } from '../../../../server/src/contracts';
import { Moment } from '../../components/Moment';
import { useAttempts } from '../../hooks/useAttempts';
import { useReasons } from '../../hooks/useReasons';
import { useRefreshCatalogMutation } from '../../services/catalog';
import { message } from '../../translations/message';

/** How old the catalog is, with a way to a newer one. */
export function CatalogAge({ status }: { status: CatalogStatus }) {
  const { formatMessage } = useIntl();
  const { attempt } = useAttempts();
  const inWords = useReasons();
  const [refresh, { isLoading }] = useRefreshCatalogMutation();
  const { failure, fetchedAt, institution, isPaused, isWanted } = status;
  return (
    <Flex gap={2}>
      <Typography
        variant="pi"
        textColor={failure ? 'warning700' : 'neutral600'}
        title={failure ? inWords(failure.message) : undefined}
        aria-live="polite"
      >
        {fetchedAt !== null &&
          formatMessage(message('booking.compose.catalog.age'), {
            when: <Moment key="when" at={fetchedAt} tense="past" />,
          })}
        {isPaused && ` · ${formatMessage(message('booking.compose.catalog.paused'))}`}
        {isWanted && !isPaused && ` · ${formatMessage(message('booking.compose.catalog.coming'))}`}
        {failure && ` · ${formatMessage(message('booking.compose.catalog.failed'))}`}
      </Typography>
      <IconButton
        size="S"
        variant="ghost"
        disabled={isLoading || isWanted}
        label={formatMessage(message('booking.compose.catalog.refresh'))}
        onClick={() =>
          void attempt(refresh({ institution: institution.code }).unwrap(), () => undefined)
        }
      >
        <ArrowClockwise aria-hidden />
      </IconButton>
    </Flex>
  );
}
