import { useId, useState } from 'react';
import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { PERMISSION_ACTIONS } from '../../../../../server/src/contracts';
import type { KeptValue } from '../../../../../server/src/contracts';
import { useGetKeptValuesQuery } from '../queries/contactSyncApi';
import { isDay, keptValueLabel } from '../../../shared/fields/keptValueNames';
import { message } from '../../../translations/message';
import { Line } from '../../../shared/components/Notice';

const PERMISSIONS = [{ action: PERMISSION_ACTIONS.readKeptValues, subject: null }];

interface KeptValuesProps {
  documentId: string;
  institution: { code: string; name: string };
}

/** The S-360 values of the contact that no field holds, collapsed, for roles that may see them. */
export function KeptValues(props: KeptValuesProps) {
  const { allowedActions } = useRBAC(PERMISSIONS);
  return allowedActions.canRead ? <FoldedValues {...props} /> : null;
}

function FoldedValues({ documentId, institution }: KeptValuesProps) {
  const { formatMessage } = useIntl();
  const [open, setOpen] = useState(false);
  const listId = useId();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex>
        <TextButton
          aria-label={formatMessage(message('kept.name'), { institution: institution.name })}
          aria-expanded={open}
          aria-controls={listId}
          style={{ textAlign: 'start' }}
          endIcon={open ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {formatMessage(message('kept.title'))}
        </TextButton>
      </Flex>
      <Box id={listId} display={open ? 'block' : 'none'}>
        {open && <Values documentId={documentId} code={institution.code} />}
      </Box>
    </Flex>
  );
}

function Values({ documentId, code }: { documentId: string; code: string }) {
  const { formatMessage } = useIntl();
  const { data, error } = useGetKeptValuesQuery({ documentId });
  if (error) return <Line muted>{formatMessage(message('kept.failed'))}</Line>;
  if (!data) return <Line muted>{formatMessage(message('panel.loading'))}</Line>;
  const values = data.find(({ institution }) => institution.code === code)?.values ?? [];
  if (values.length === 0) return <Line muted>{formatMessage(message('kept.none'))}</Line>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {values.map((kept, index) => (
        <Box tag="li" key={index}>
          <Value kept={kept} />
        </Box>
      ))}
    </Flex>
  );
}

function Value({ kept: { name, value } }: { kept: KeptValue }) {
  const { formatDate, formatMessage, formatNumber } = useIntl();
  const key = keptValueLabel(name);
  const inWords = (): string => {
    if (typeof value === 'number') return formatNumber(value, { useGrouping: false });
    if (typeof value === 'string')
      return isDay(value) ? formatDate(value, { timeZone: 'UTC' }) : value;
    return formatMessage(value ? message('kept.yes') : message('kept.no'));
  };
  return (
    <>
      <Typography variant="pi" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
        {key === null ? name : formatMessage(message(key))}
      </Typography>
      <Line>{inWords()}</Line>
    </>
  );
}
