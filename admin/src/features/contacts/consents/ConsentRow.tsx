import { useId, useRef, useState } from 'react';
import { Flex, IconButton, Switch, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import type { ConsentStatus, ContactSyncStatus } from '../../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Cell } from '../../../shared/components/FlatTable';
import { Line } from '../../../shared/components/Notice';
import { useBusy } from '../../../shared/hooks/useBusy';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';
import { mustConfirm } from '../model/consentAnswers';
import { EarlierAnswers } from './EarlierAnswers';

interface ConsentRowProps {
  documentId: string;
  consent: ConsentStatus;
  institution: ContactSyncStatus['institution'];
  mayEdit: boolean;
  /** How many columns the table has. */
  columns: number;
  onChange: (allowed: boolean) => Promise<boolean>;
}

export function ConsentRow({ columns, documentId, mayEdit, ...of }: ConsentRowProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const earlierId = useId();
  const { consent, institution } = of;
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
            {mayEdit && <ConsentSwitch {...of} />}
            <Typography variant="pi" textColor={consent.allowed ? 'success700' : 'danger700'}>
              {text(consent.allowed ? 'consents.allowed' : 'consents.refused')}
            </Typography>
          </Flex>
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

function ConsentSwitch({
  consent,
  institution,
  onChange,
}: Pick<ConsentRowProps, 'consent' | 'institution' | 'onChange'>) {
  const text = useText();
  const { busy, run } = useBusy();
  const dialog = useDialogOpen();
  const switchRef = useRef<HTMLButtonElement>(null);
  const { code, allowed } = consent;
  const names = { code, institution: institution.name };

  const ask = (wanted: boolean) => {
    if (mustConfirm(consent, wanted)) dialog.onOpenChange(true);
    else void run(() => onChange(wanted));
  };

  return (
    <>
      <Switch
        ref={switchRef}
        aria-label={text('consents.switch', names)}
        checked={allowed}
        disabled={busy}
        onCheckedChange={ask}
      />
      <DecisionDialog
        {...dialog}
        texts={{
          title: text('consents.allow.title', names),
          effect: text('consents.allow.body'),
          risk: text('consents.allow.record', names),
          confirmLabel: text('consents.allow.confirm'),
        }}
        variant="default"
        onConfirm={() => onChange(true)}
        onClosed={() => switchRef.current?.focus()}
      />
    </>
  );
}
