import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { KeptValue } from '../../../../../server/src/contracts';
import { useGetKeptValuesQuery } from '../queries/contactSyncApi';
import { isDay, keptValueLabel } from '../../../shared/fields/keptValueNames';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useText } from '../../../shared/words/useText';
import { Folded } from '../../../shared/components/Folded';
import { Line } from '../../../shared/components/Line';

interface KeptValuesProps {
  documentId: string;
  institution: { code: string; name: string };
}

/** The S-360 values of the contact that no field holds, collapsed, for roles that may see them. */
export function KeptValues(props: KeptValuesProps) {
  const mayRead = useAllowed('readKeptValues').at(props.institution.code);
  return mayRead ? <FoldedValues {...props} /> : null;
}

function FoldedValues({ documentId, institution }: KeptValuesProps) {
  const text = useText();
  return (
    <Folded title={text('kept.title')} label={text('kept.name', { institution: institution.name })}>
      <Values documentId={documentId} code={institution.code} />
    </Folded>
  );
}

function Values({ documentId, code }: { documentId: string; code: string }) {
  const text = useText();
  const { data, error } = useGetKeptValuesQuery({ documentId });
  if (error) return <Line muted>{text('kept.failed')}</Line>;
  if (!data) return <Line muted>{text('panel.loading')}</Line>;
  const values = data.find(({ institution }) => institution.code === code)?.values ?? [];
  if (values.length === 0) return <Line muted>{text('kept.none')}</Line>;
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
  const { formatDate, formatNumber } = useIntl();
  const text = useText();
  const key = keptValueLabel(name);
  const inWords = (): string => {
    if (typeof value === 'number') return formatNumber(value, { useGrouping: false });
    if (typeof value === 'string')
      return isDay(value) ? formatDate(value, { timeZone: 'UTC' }) : value;
    return text(value ? 'kept.yes' : 'kept.no');
  };
  return (
    <>
      <Typography variant="pi" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
        {key === null ? name : text(key)}
      </Typography>
      <Line>{inWords()}</Line>
    </>
  );
}
