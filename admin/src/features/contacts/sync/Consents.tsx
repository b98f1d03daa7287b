import { useId, useRef, useState } from 'react';
import { Box, Flex, Switch, TextButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { ConsentStatus, ContactSyncStatus } from '../../../../../server/src/contracts';
import { useBusy } from '../../../shared/hooks/useBusy';
import { countAnswers, mustConfirm } from '../model/consentAnswers';
import { useText } from '../../../shared/words/useText';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Notice';

type ChangeConsent = (code: string, allowed: boolean) => Promise<boolean>;

interface ConsentsProps {
  status: ContactSyncStatus;
  mayEdit: boolean;
  initiallyOpen: boolean;
  onChange: ChangeConsent;
}

/** The contact's consents at one institution, as a collapsible list. */
export function Consents({ status, mayEdit, initiallyOpen, onChange }: ConsentsProps) {
  const text = useText();
  const [open, setOpen] = useState(initiallyOpen);
  const listId = useId();
  const institution = status.institution.name;
  if (status.consents.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <TextButton
          aria-label={text('consents.name', { institution })}
          aria-expanded={open}
          aria-controls={listId}
          endIcon={open ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {text('consents.title')}
        </TextButton>
        <Line muted>{text('consents.summary', countAnswers(status.consents))}</Line>
      </Flex>
      <Box id={listId} display={open ? 'block' : 'none'}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {status.consents.map((consent) => (
            <Box tag="li" key={consent.code}>
              <Consent
                consent={consent}
                institution={institution}
                mayEdit={mayEdit}
                onChange={onChange}
              />
            </Box>
          ))}
        </Flex>
      </Box>
    </Flex>
  );
}

interface ConsentProps {
  consent: ConsentStatus;
  institution: string;
  mayEdit: boolean;
  onChange: ChangeConsent;
}

function Consent(props: ConsentProps) {
  const { consent, mayEdit } = props;
  return (
    <>
      <Flex justifyContent="space-between" gap={2}>
        <Typography variant="pi" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
          {consent.code}
        </Typography>
        <Flex gap={2} shrink={0}>
          <Answer allowed={consent.allowed} />
          {mayEdit && <ConsentSwitch {...props} />}
        </Flex>
      </Flex>
      <Origin consent={consent} />
    </>
  );
}

function Answer({ allowed }: { allowed: boolean }) {
  const text = useText();
  return (
    <Typography variant="pi" textColor={allowed ? 'success700' : 'danger700'}>
      {text(allowed ? 'consents.allowed' : 'consents.refused')}
    </Typography>
  );
}

function Origin({ consent: { source, changedAt } }: { consent: ConsentStatus }) {
  const { formatDate } = useIntl();
  const text = useText();
  const origin = text(`consents.origin.${source}`);
  if (changedAt === null) return <Line muted>{origin}</Line>;
  const date = formatDate(changedAt, { dateStyle: 'medium' });
  return <Line muted>{text('consents.origin.dated', { origin, date })}</Line>;
}

function ConsentSwitch({ consent, institution, onChange }: ConsentProps) {
  const text = useText();
  const { busy, run } = useBusy();
  const dialog = useDialogOpen();
  const switchRef = useRef<HTMLButtonElement>(null);
  const { code, allowed } = consent;

  const ask = (wanted: boolean) => {
    if (mustConfirm(consent, wanted)) dialog.onOpenChange(true);
    else void run(() => onChange(code, wanted));
  };

  return (
    <>
      <Switch
        ref={switchRef}
        aria-label={text('consents.switch', { code, institution })}
        checked={allowed}
        disabled={busy}
        onCheckedChange={ask}
      />
      <DecisionDialog
        {...dialog}
        texts={{
          title: text('consents.allow.title', { code }),
          effect: text('consents.allow.body'),
          risk: text('consents.allow.record', { institution }),
          confirmLabel: text('consents.allow.confirm'),
        }}
        variant="default"
        onConfirm={() => onChange(code, true)}
        onClosed={() => switchRef.current?.focus()}
      />
    </>
  );
}
