import type { ReactNode } from 'react';
import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type {
  HarmedValue,
  InstitutionStatus,
  SaveFinding,
} from '../../../../../server/src/contracts';
import { CopyButton } from '../../../shared/components/CopyButton';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Line';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useReasons } from '../../../shared/reasons/useReasons';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useRestoreLostMutation } from './trustApi';
import { WRITES_FULL, type CureName } from './cures';

/** What to do about the findings, with the configuration line to copy if there is one. */
export function Cure({ cure, fields = '' }: { cure: CureName; fields?: string }) {
  const text = useText();
  return (
    <>
      <Line>{text(`trust.cure.${cure}`, { fields })}</Line>
      {cure === 'lost' && (
        <Flex gap={2}>
          <Box flex="1" background="neutral0" padding={2} hasRadius>
            <Typography tag="code" variant="pi" style={{ fontFamily: 'monospace' }}>
              {WRITES_FULL}
            </Typography>
          </Box>
          <CopyButton text={WRITES_FULL} label={text('trust.cure.copy')} />
        </Flex>
      )}
    </>
  );
}

export function Finding({ children, finding }: { finding: SaveFinding; children?: ReactNode }) {
  const text = useText();
  const inWords = useReasons();
  const { areValuesShown, contactDocumentId, failure, reference, state } = finding;
  const name = useNameOf(finding);
  return (
    <Box tag="section" paddingTop={2}>
      {contactDocumentId === null ? (
        <Line>{name}</Line>
      ) : (
        <Link tag={NavLink} to={PLACES.contactPage(contactDocumentId)}>
          {name}
        </Link>
      )}
      <Line muted>
        <WhatBecame finding={finding} />
      </Line>
      <Box tag="ul" paddingLeft={4} style={{ listStyle: 'disc' }}>
        {finding.values.map((value) => (
          <li key={`${reference}/${value.place}`}>
            <Line>
              <Value value={value} isHidden={!areValuesShown} state={state} />
            </Line>
          </li>
        ))}
      </Box>
      {!areValuesShown && <Line muted>{text('trust.value.hidden')}</Line>}
      {state === 'lost' && finding.mayBeAnothers && (
        <Line muted>{text('trust.finding.sameTime')}</Line>
      )}
      {failure && <Line>{inWords(failure.reason)}</Line>}
      {children}
    </Box>
  );
}

function useNameOf({ contactName, contactNumber }: SaveFinding): string {
  const text = useText();
  if (contactNumber === null) return contactName ?? text('trust.finding.new');
  const number = text('trust.finding.contact', { number: contactNumber });
  return contactName === null ? number : `${contactName} · ${number}`;
}

function WhatBecame({ finding }: { finding: SaveFinding }): ReactNode {
  const text = useText();
  const { at, restoredBy, state } = finding;
  if (state !== 'restored') return text(`trust.finding.${state}`);
  return text('trust.finding.restored', {
    when: <Moment at={at} tense="past" />,
    name: restoredBy?.name ?? text('trust.somebody'),
  });
}

function Value({
  isHidden,
  state,
  value: { after, before, field, place, sent },
}: {
  value: HarmedValue;
  isHidden: boolean;
  state: SaveFinding['state'];
}): ReactNode {
  const text = useText();
  const { nameOf } = useFieldNames();
  const name = nameOf(field ?? place);
  const isConsent = field?.startsWith('consent:') ?? false;
  const shown = (value: string | null): string => {
    if (value === null) return '–';
    if (value !== 'true' && value !== 'false') return value;
    const words = isConsent
      ? ({ true: 'consents.allowed', false: 'consents.refused' } as const)
      : ({ true: 'kept.yes', false: 'kept.no' } as const);
    return text(words[value]);
  };
  if (isHidden && before === null && sent === null) return name;
  if (state === 'restored')
    return text('trust.value.restored', { field: name, before: shown(before) });
  if (state === 'notDone') return text('trust.value.notSaved', { field: name, sent: shown(sent) });
  if (after === null) return text('trust.value.gone', { field: name, before: shown(before) });
  return text('trust.value.other', {
    field: name,
    before: shown(before),
    after: shown(after),
  });
}

/** Sends the former values to S-360. The button appears only once that can do no more harm. */
export function Restore({
  findings,
  institution: { code, writes },
}: {
  findings: readonly SaveFinding[];
  institution: InstitutionStatus;
}) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [restore] = useRestoreLostMutation();
  const lost = findings.filter(({ state }) => state === 'lost');
  if (lost.length === 0) return null;
  if (lost.some(({ needsSetting }) => needsSetting))
    return writes === 'full' ? null : <Line muted>{text('trust.restore.needsSetting')}</Line>;
  return (
    <DecisionDialog
      texts={{
        title: text('trust.restore.title'),
        effect: text('trust.restore.effect'),
        confirmLabel: text('trust.restore.confirm'),
      }}
      variant="default"
      onConfirm={() =>
        attempt(restore({ institution: code }).unwrap(), (count) =>
          notify('success', text('trust.restore.done', { count })),
        )
      }
      trigger={
        <Button size="S" variant="default">
          {text('trust.restore.button')}
        </Button>
      }
    />
  );
}
