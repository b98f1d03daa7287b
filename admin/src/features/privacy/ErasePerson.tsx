import { useState } from 'react';
import { Box, Button, Field, Typography } from '@strapi/design-system';
import { Link, useNavigate } from 'react-router-dom';
import type { ErasureCertificate, PreviewErasure, Reason } from '../../../../server/src/contracts';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { PreparationDialog } from '../../shared/components/PreparationDialog';
import { TextLink } from '../../shared/components/TextLink';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { PLACES } from '../../shared/places';
import { useReasons } from '../../shared/reasons/useReasons';
import { useReferenceLines } from '../../shared/words/useReferenceLines';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';
import { InS360 } from './InS360';
import { Places } from './Places';
import { PrintCertificate } from './PrintCertificate';
import { useErasePersonMutation, usePreviewErasureQuery, type ErasablePerson } from './privacyApi';

/** The tab of the contact's page where an obstacle is removed. */
const WHERE_SETTLED: Partial<Record<string, 'bookings' | 'sync'>> = {
  erasureBookingOpen: 'bookings',
  erasureCreateOpen: 'sync',
};

interface ErasePersonProps {
  person: ErasablePerson;
  isDisabled?: boolean;
  /** Whom the button is about, where there are several of them. */
  label?: string;
  /** Once the certificate was seen. */
  onErased?: () => void;
  /** Where to go at once from a page about the person, which must not stay readable. */
  leaveTo?: string;
}

/**
 * Erases a person: first what goes and what is left to do, then the typed name, then the proof.
 */
export function ErasePerson(props: ErasePersonProps) {
  const { isDisabled = false, label, leaveTo, onErased, person } = props;
  const text = useText();
  const { open, onOpenChange } = useDialogOpen();
  const navigate = useNavigate();
  const { attempt, notify } = useAttempts();
  const [typed, setTyped] = useState('');
  const [certificate, setCertificate] = useState<ErasureCertificate | null>(null);
  const [erase, { isLoading }] = useErasePersonMutation();
  const preview = usePreviewErasureQuery(person, {
    skip: !open || certificate !== null,
    refetchOnMountOrArgChange: true,
  });
  const read = preview.currentData;
  const isReady = read?.obstacles.length === 0 && typed.trim() === read.name.trim();
  const close = (isOpen: boolean) => {
    setTyped('');
    onOpenChange(isOpen);
    if (isOpen || certificate === null) return;
    setCertificate(null);
    onErased?.();
  };
  const show = (erased: ErasureCertificate) => {
    if (leaveTo === undefined) return setCertificate(erased);
    notify('success', text('privacy.erased.explained', { reference: erased.reference }));
    void navigate(leaveTo, { replace: true });
  };
  const confirm = () => void attempt(erase({ person, request: { name: typed } }).unwrap(), show);
  return (
    <PreparationDialog
      open={open}
      onOpenChange={close}
      isBusy={isLoading}
      isDone={certificate !== null}
      title={text(certificate ? 'privacy.erased.title' : 'privacy.erase.title')}
      trigger={
        <Button
          variant="danger-light"
          disabled={isDisabled}
          {...(label !== undefined && { 'aria-label': `${text('privacy.erase.open')}: ${label}` })}
        >
          {text('privacy.erase.open')}
        </Button>
      }
      buttons={
        certificate === null ? (
          <Button variant="danger" disabled={!isReady} loading={isLoading} onClick={confirm}>
            {text('privacy.erase.confirm')}
          </Button>
        ) : (
          <PrintCertificate certificate={certificate} />
        )
      }
    >
      {certificate ? (
        <Certificate certificate={certificate} onConfirmed={setCertificate} />
      ) : (
        <Loaded query={preview}>
          {(shown) => (
            <>
              <Preview preview={shown} onLeave={() => close(false)} />
              {shown.obstacles.length === 0 && (
                <Field.Root name="name" hint={text('privacy.erase.nameHint', { name: shown.name })}>
                  <Field.Label>{text('privacy.erase.name')}</Field.Label>
                  <Field.Input
                    value={typed}
                    autoComplete="off"
                    onChange={({ target }: { target: HTMLInputElement }) => setTyped(target.value)}
                  />
                  <Field.Hint />
                </Field.Root>
              )}
            </>
          )}
        </Loaded>
      )}
    </PreparationDialog>
  );
}

/** The way to where an obstacle is removed. */
function WayOut(props: { contact: string | null; obstacle: Reason; onLeave: () => void }) {
  const { contact, obstacle, onLeave } = props;
  const text = useText();
  const tab = WHERE_SETTLED[obstacle.code];
  if (tab === undefined || contact === null) return null;
  return (
    <TextLink tag={Link} to={PLACES.contactPage(contact, tab)} onClick={onLeave}>
      {text(tab === 'bookings' ? 'privacy.erase.seeBookings' : 'privacy.erase.seeSync')}
    </TextLink>
  );
}

interface PreviewProps {
  preview: PreviewErasure.Response['data'];
  /** Closes the dialog. */
  onLeave: () => void;
}

function Preview({ preview, onLeave }: PreviewProps) {
  const text = useText();
  const inWords = useReasons();
  const referenceLines = useReferenceLines();
  const { nameOf } = useInstitutions();
  const { contact, inS360, name, obstacles, places, references } = preview;
  return (
    <>
      {obstacles.length > 0 && (
        <Notice tone="warning" title={text('privacy.erase.obstacles')}>
          {obstacles.map((obstacle) => (
            <Line key={inWords(obstacle)}>
              {inWords(obstacle)} <WayOut contact={contact} obstacle={obstacle} onLeave={onLeave} />
            </Line>
          ))}
        </Notice>
      )}
      <Typography>{text('privacy.erase.explained', { name })}</Typography>
      <Places title={text('privacy.erase.places')} places={places} />
      {references.length > 0 && (
        <Box>
          <Line>{text('privacy.erase.references')}</Line>
          <ul>
            {referenceLines(references).map((line) => (
              <li key={line}>
                <Line>{line}</Line>
              </li>
            ))}
          </ul>
        </Box>
      )}
      {inS360.length > 0 && (
        <Notice tone="secondary" title={text('privacy.inS360.title')}>
          {inS360.map(({ contactNumbers, institution }) => (
            <Line key={institution}>
              {text('privacy.inS360.todo', {
                institution: nameOf(institution),
                numbers: contactNumbers.join(', '),
              })}
            </Line>
          ))}
        </Notice>
      )}
    </>
  );
}

function Certificate(props: {
  certificate: ErasureCertificate;
  onConfirmed: (certificate: ErasureCertificate) => void;
}) {
  const { certificate } = props;
  const text = useText();
  return (
    <>
      <Typography>
        {text('privacy.erased.explained', { reference: certificate.reference })}
      </Typography>
      <Places title={text('privacy.erased.places')} places={certificate.places} />
      <Box>
        <Typography variant="pi" fontWeight="bold">
          {text('privacy.inS360.title')}
        </Typography>
        <InS360 {...props} />
      </Box>
    </>
  );
}
