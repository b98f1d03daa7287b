import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { ArrowClockwise, Book } from '@strapi/icons';
import type { CatalogStatus } from '../../../../server/src/contracts';
import { hasTrouble } from './model/catalogStatus';
import { Countdown } from '../../shared/time/Countdown';
import { Moment } from '../../shared/time/Moment';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { ReasonText } from '../../shared/reasons/ReasonText';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useRefreshCatalogMutation } from './catalogApi';
import { MissingCatalog } from './MissingCatalog';
import { useText } from '../../shared/words/useText';

export function CatalogsButton({ catalogs }: { catalogs: readonly CatalogStatus[] }) {
  const text = useText();
  if (catalogs.length === 0) return null;
  return (
    <Modal.Root>
      <Modal.Trigger>
        <Button variant="tertiary" startIcon={<Book aria-hidden />}>
          {text('booking.catalogs')}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header closeLabel={text('dialog.close')}>
          <Modal.Title>{text('booking.catalogs.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Line muted>{text('booking.catalogs.explained')}</Line>
            {catalogs.map((catalog) => (
              <CatalogState key={catalog.institution.code} catalog={catalog} />
            ))}
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Warns of institutions that have no catalog, or whose catalog could not be refreshed. */
export function CatalogTroubles({ catalogs }: { catalogs: readonly CatalogStatus[] }) {
  const troubles = catalogs.filter(hasTrouble);
  if (troubles.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingBottom={4}>
      {troubles.map((catalog) => (
        <Trouble key={catalog.institution.code} catalog={catalog} />
      ))}
    </Flex>
  );
}

function Trouble({ catalog: { failure, fetchedAt, institution } }: { catalog: CatalogStatus }) {
  const text = useText();
  const kind = fetchedAt === null ? 'missing' : 'stale';
  const why = failure !== null && (
    <Line muted>
      <ReasonText reason={failure.reason} />
    </Line>
  );
  return (
    <Notice
      tone="warning"
      title={text(`booking.catalogs.${kind}`, { institution: institution.name })}
    >
      {fetchedAt !== null && (
        <Line>
          {text('booking.catalogs.inUse', {
            when: <Moment at={fetchedAt} tense="past" />,
          })}
        </Line>
      )}
      {fetchedAt === null ? <MissingCatalog institution={institution}>{why}</MissingCatalog> : why}
    </Notice>
  );
}

function CatalogState({ catalog }: { catalog: CatalogStatus }) {
  const text = useText();
  const { failure, fetchedAt, institution, performances, products } = catalog;
  return (
    <Flex
      tag="section"
      aria-label={institution.name}
      justifyContent="space-between"
      alignItems="flex-start"
      gap={4}
    >
      <Box>
        <Typography tag="h3" variant="omega" fontWeight="bold">
          {institution.name}
        </Typography>
        <Line>
          {fetchedAt === null
            ? text('booking.catalogs.none')
            : text('booking.catalogs.holds', {
                products,
                performances,
                when: <Moment at={fetchedAt} tense="past" />,
              })}
        </Line>
        {failure !== null && (
          <Line>
            {text('booking.catalogs.failure', {
              reason: <ReasonText key="reason" reason={failure.reason} />,
              when: <Moment at={failure.at} tense="past" />,
            })}
          </Line>
        )}
        <Waiting catalog={catalog} />
      </Box>
      <Refresh catalog={catalog} />
    </Flex>
  );
}

function Waiting({ catalog: { isPaused, isWanted, notBefore } }: { catalog: CatalogStatus }) {
  const text = useText();
  if (isPaused) return <Line>{text('booking.catalogs.paused')}</Line>;
  if (!isWanted) return null;
  return (
    <Line muted>
      {notBefore === null
        ? text('booking.catalogs.coming')
        : text('booking.catalogs.comingIn', {
            left: <Countdown at={notBefore} />,
          })}
    </Line>
  );
}

function Refresh({ catalog: { institution, isPaused, isWanted } }: { catalog: CatalogStatus }) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const { busy, run } = useBusy();
  const mayCompose = useAllowed('composeBookings').at(institution.code);
  const [refresh] = useRefreshCatalogMutation();
  if (!mayCompose) return null;
  const ask = () =>
    attempt(refresh({ institution: institution.code }).unwrap(), () =>
      notify(
        'success',
        text(`booking.catalogs.${isPaused ? 'queuedLater' : 'wanted'}`, {
          institution: institution.name,
        }),
      ),
    );
  return (
    <Button
      size="S"
      variant="tertiary"
      startIcon={<ArrowClockwise aria-hidden />}
      loading={busy}
      disabled={isWanted}
      aria-label={text('booking.catalogs.refresh.name', {
        institution: institution.name,
      })}
      onClick={() => void run(ask)}
    >
      {text('booking.catalogs.refresh')}
    </Button>
  );
}
