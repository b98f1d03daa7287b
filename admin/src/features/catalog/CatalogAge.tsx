import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { Catalog, CatalogStatus } from '../../../../server/src/contracts';
import { lastShownAt, statusOf } from './model/catalogStatus';
import { Moment } from '../../shared/time/Moment';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useReasons } from '../../shared/reasons/useReasons';
import { useRefreshCatalogMutation } from './catalogApi';
import { useText } from '../../shared/words/useText';

interface CatalogAgeProps {
  status: CatalogStatus;
  catalog: Catalog;
  /** Reads the newer catalog again after a failed attempt; `null` where none was missed. */
  onReread: (() => void) | null;
}

export function CatalogAge({ catalog, onReread, status }: CatalogAgeProps) {
  const text = useText();
  const { attempt } = useAttempts();
  const inWords = useReasons();
  const [refresh, { isLoading }] = useRefreshCatalogMutation();
  const { failure, institution, isWanted } = status;
  const isBehind = failure !== null || onReread !== null;
  const what = onReread === null ? 'booking.compose.catalog.refresh' : 'panel.tryAgain';
  return (
    <Flex gap={2}>
      <Typography
        variant="pi"
        textColor={isBehind ? 'neutral800' : 'neutral600'}
        title={failure ? inWords(failure.reason) : undefined}
      >
        {text('booking.compose.catalog.age', {
          when: <Moment key="when" at={lastShownAt(catalog, status)} tense="past" />,
        })}
        {/* Leaves out the age, which changes constantly. */}
        <span aria-live="polite">
          {statusOf(status, onReread !== null).map(
            (status) => ` · ${text(`booking.compose.catalog.${status}`)}`,
          )}
        </span>
      </Typography>
      <IconButton
        size="S"
        variant="ghost"
        disabled={onReread === null && (isLoading || isWanted)}
        label={text(what)}
        onClick={
          onReread ??
          (() => void attempt(refresh({ institution: institution.code }).unwrap(), () => undefined))
        }
      >
        <ArrowClockwise aria-hidden />
      </IconButton>
    </Flex>
  );
}
