import { useId, useState, useRef } from 'react';
import { Flex, IconButton, Typography, Switch } from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import { Cell } from '../../../shared/components/FlatTable';
import { Line } from '../../../shared/components/Line';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';
import { useDialogOpen } from '../../../shared/components/DecisionDialog';
import { useBusy } from '../../../shared/hooks/useBusy';
import { NotLoaded } from '../../../shared/components/LoadStates';
import { mustConfirm } from '../model/consentAnswers';
import { Cause } from '../history/Cause';
import { useGetContactHistoryQuery } from '../history/historyApi';
import { useHistoryValues } from '../history/useHistoryValues';
import type { ChangedConsent } from './changedConsent';
import { Wording, WordingText } from './Wording';
import { AnswerDialog } from './AnswerDialog';

interface EarlierAnswersProps {
  documentId: string;
  code: string;
  institution: string;
}

/** How a consent at one institution changed, the newest first. */
function EarlierAnswers({ code, documentId, institution }: EarlierAnswersProps) {
  const text = useText();
  const { wordsOf } = useHistoryValues();
  const field = `consent:${code}`;
  const { data, error, refetch } = useGetContactHistoryQuery(
    { documentId, field, institution, page: 1, pageSize: 100 },
    { refetchOnMountOrArgChange: true },
  );
  if (!data) return <NotLoaded error={error} onRetry={() => void refetch()} />;
  if (data.data.length === 0) {
    return <Line muted>{text('consents.unchanged')}</Line>;
  }
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {data.data.map((change) => (
        <li key={change.id}>
          <Line>
            {text(change.oldValue === change.newValue ? 'consents.again' : 'consents.change', {
              after: wordsOf(field, change.newValue),
              before: wordsOf(field, change.oldValue) ?? text('held.empty'),
            })}
          </Line>
          {change.wording !== null && (
            <WordingText wording={text('consents.wording.of', { wording: change.wording })} />
          )}
          <Line muted>
            <ExactMoment at={change.changedAt} />
          </Line>
          <Cause change={change} />
        </li>
      ))}
    </Flex>
  );
}

/** Changes an answer: a refusal at once, a consent after a question and with its wording. */
function ConsentSwitch(changed: ChangedConsent) {
  const { consent, institution, onChange } = changed;
  const text = useText();
  const { busy, run } = useBusy();
  const dialog = useDialogOpen();
  const switchRef = useRef<HTMLButtonElement>(null);
  const names = { code: consent.code, institution: institution.name };

  const ask = (wanted: boolean) => {
    if (mustConfirm(consent, wanted)) dialog.onOpenChange(true);
    else void run(() => onChange({ allowed: wanted }));
  };

  return (
    <>
      <Switch
        ref={switchRef}
        aria-label={text('consents.switch', names)}
        checked={consent.allowed}
        disabled={busy}
        onCheckedChange={ask}
      />
      <AnswerDialog
        {...dialog}
        {...changed}
        texts={{
          title: text('consents.allow.title', names),
          effect: text('consents.allow.body'),
          risk: text('consents.allow.record', names),
          confirmLabel: text('consents.allow.confirm'),
        }}
        onClosed={() => switchRef.current?.focus()}
      />
    </>
  );
}

interface ConsentRowProps extends ChangedConsent {
  mayEdit: boolean;
  /** How many columns the table has. */
  columns: number;
}

export function ConsentRow({ columns, mayEdit, ...changed }: ConsentRowProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const earlierId = useId();
  const { consent, documentId, institution } = changed;
  const names = { code: consent.code, institution: institution.name };
  return (
    <>
      <tr>
        <Cell $isCentred $isOpen={isOpen}>
          <IconButton
            variant="ghost"
            size="S"
            label={text('consents.earlier', names)}
            aria-expanded={isOpen}
            aria-controls={isOpen ? earlierId : undefined}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
          </IconButton>
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Typography variant="pi" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
            {consent.code}
          </Typography>
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Line>{institution.name}</Line>
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Flex gap={3}>
            {mayEdit && <ConsentSwitch {...changed} />}
            <Typography variant="pi" textColor={consent.allowed ? 'success700' : 'danger700'}>
              {text(consent.allowed ? 'consents.allowed' : 'consents.refused')}
            </Typography>
          </Flex>
          {consent.notTaken && <Line muted>{text(`consents.notTaken.${consent.notTaken}`)}</Line>}
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Wording {...changed} mayEdit={mayEdit} />
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Line>{text(`consents.origin.${consent.source}`)}</Line>
          {consent.changedAt !== null && (
            <Line muted>
              <ExactMoment at={consent.changedAt} />
            </Line>
          )}
        </Cell>
      </tr>
      {isOpen && (
        <tr>
          <Cell id={earlierId} colSpan={columns}>
            <EarlierAnswers
              documentId={documentId}
              code={consent.code}
              institution={institution.code}
            />
          </Cell>
        </tr>
      )}
    </>
  );
}
