import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { CatalogStatus } from '../../../../server/src/contracts';
import { Moment } from '../../shared/time/Moment';
import { ReasonText } from '../../shared/reasons/ReasonText';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useRefreshCatalogMutation } from './catalogApi';
import { MissingCatalog } from './MissingCatalog';
import { useText } from '../../shared/words/useText';

/**
 * Takes the place of the products while there is no catalog, and says what is needed to get one.
 */
export function NoCatalog({ status }: { status: CatalogStatus }) {
  const text = useText();
  const { attempt } = useAttempts();
  const [refresh, { isLoading }] = useRefreshCatalogMutation();
  const { failure, institution, isWanted } = status;
  const isMissed = !isWanted && failure === null;
  useEffect(() => {
    // The user is waiting for the catalog. After a failure only the user tries again.
    if (isMissed) void refresh({ institution: institution.code });
  }, [isMissed, institution.code, refresh]);
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" aria-hidden />}
      content={text('booking.compose.noCatalog', {
        institution: institution.name,
      })}
      action={
        <Flex direction="column" gap={3} aria-live="polite">
          <MissingCatalog institution={institution}>
            {failure && (
              <Typography textColor="danger600">
                {text('booking.compose.noCatalog.failed', {
                  reason: <ReasonText key="reason" reason={failure.reason} />,
                })}
              </Typography>
            )}
          </MissingCatalog>
          {isWanted ? (
            <Awaited status={status} />
          ) : (
            <Button
              variant="secondary"
              loading={isLoading}
              onClick={() =>
                void attempt(refresh({ institution: institution.code }).unwrap(), () => undefined)
              }
            >
              {text('booking.compose.noCatalog.fetch')}
            </Button>
          )}
        </Flex>
      }
    />
  );
}

/** When the requested catalog will arrive. */
function Awaited({ status: { isPaused, notBefore } }: { status: CatalogStatus }) {
  const text = useText();
  const inWords = (): ReactNode => {
    if (isPaused) return text('booking.compose.noCatalog.paused');
    if (notBefore === null) return text('booking.compose.noCatalog.coming');
    const when = <Moment key="when" at={notBefore} tense="future" />;
    return text('booking.compose.noCatalog.later', { when });
  };
  return <Typography textColor="neutral600">{inWords()}</Typography>;
}
