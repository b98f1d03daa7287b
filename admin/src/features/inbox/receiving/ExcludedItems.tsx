import { useRef, useState } from 'react';
import { Button, Field, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { InstitutionStatus } from '../../../../../server/src/contracts';
import { DateInput } from '../../../shared/time/DateInput';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { Loaded } from '../../../shared/components/Loaded';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { useGetExcludedItemsQuery, useImportExcludedMutation } from './receivingApi';
import { useText } from '../../../shared/words/useText';

/** How many records are older than the chosen depth, and a button to import them. */
export function ExcludedItems({ institution }: { institution: InstitutionStatus }) {
  const { formatNumber } = useIntl();
  const text = useText();
  const maySteer = useAllowed('steerSync').at(institution.code);
  const count = useRef<HTMLSpanElement>(null);
  const excluded = useGetExcludedItemsQuery({ institution: institution.code }, useQuietPolling());
  return (
    <Loaded query={excluded}>
      {(items) => (
        <Flex gap={3} wrap="wrap">
          {/* Takes the focus when the button has disappeared with the last item. */}
          <span ref={count} tabIndex={-1}>
            {items === 0 ? text('count.none') : formatNumber(items)}
          </span>
          {items > 0 && maySteer && (
            <ImportExcluded
              institution={institution}
              items={items}
              onClosed={() => count.current?.focus()}
            />
          )}
        </Flex>
      )}
    </Loaded>
  );
}

function ImportExcluded({
  institution,
  items,
  onClosed,
}: {
  institution: InstitutionStatus;
  items: number;
  onClosed: () => void;
}) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [importExcluded] = useImportExcludedMutation();
  const [since, setSince] = useState('');
  const { code, name } = institution;

  const confirm = () =>
    attempt(
      importExcluded({ institution: code, since: since === '' ? undefined : since }).unwrap(),
      (count) =>
        notify('success', text('excluded.importExcluded.done', { count, institution: name })),
    );

  return (
    <DecisionDialog
      texts={{
        title: text('excluded.importExcluded.title', { institution: name }),
        effect: text('excluded.importExcluded.body', { count: items }),
        risk: text('excluded.importExcluded.cost'),
        confirmLabel: text('excluded.importExcluded.confirm'),
      }}
      variant="default"
      onConfirm={confirm}
      onClosed={onClosed}
      trigger={
        <Button size="S" variant="tertiary">
          {text('excluded.importExcluded')}
        </Button>
      }
    >
      <Field.Root name="since" hint={text('excluded.since.hint')}>
        <Field.Label>{text('excluded.since')}</Field.Label>
        <DateInput value={since} onChange={(event) => setSince(event.target.value)} />
        <Field.Hint />
      </Field.Root>
    </DecisionDialog>
  );
}
