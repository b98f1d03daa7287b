import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { useText } from '../../shared/words/useText';
import { ExcludedItems } from '../inbox';
import { SettingsLink } from '../institutions';
import { FactGrid } from './FactGrid';

/** How far back S-360's contacts and orders are imported, and what was left out. */
export function PastDataStep({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { contactsUpdatedSince, ordersCreatedSince } = institution.pastData;
  const since = (day: string | null) =>
    day === null
      ? text('setup.pastData.all')
      : text('setup.pastData.since', {
          day: formatDate(`${day}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' }),
        });
  return (
    <>
      <FactGrid>
        <Fact name={text('setup.pastData.contacts')}>{since(contactsUpdatedSince)}</Fact>
        <Fact name={text('setup.pastData.orders')}>{since(ordersCreatedSince)}</Fact>
        <Fact name={text('excluded.title')}>
          <ExcludedItems institution={institution} />
        </Fact>
      </FactGrid>
      <Flex>
        <SettingsLink institution={institution} />
      </Flex>
    </>
  );
}
