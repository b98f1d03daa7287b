import { Button, Flex, Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { Loaded } from '../../shared/components/Loaded';
import { useCopy } from '../../shared/hooks/useCopy';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { useGetExcludedItemsQuery } from '../inbox';
import { FactGrid } from './FactGrid';
import { linkedContacts, setupSteps } from './setupSteps';

/** What the set-up has led to so far, as figures and as a text to copy. */
export function ReportStep({ institution }: { institution: InstitutionStatus }) {
  const excluded = useGetExcludedItemsQuery({ institution: institution.code }, useQuietPolling());
  return (
    <Loaded query={excluded}>
      {(excludedItems) => <Report excludedItems={excludedItems} institution={institution} />}
    </Loaded>
  );
}

function Report({
  excludedItems,
  institution,
}: {
  excludedItems: number;
  institution: InstitutionStatus;
}) {
  const text = useText();
  const copy = useCopy();
  const { callsThisMonth, code, links, name, quarantinedItems } = institution;
  const figures = [
    {
      key: 'contacts',
      count: linkedContacts(institution),
      to: PLACES.links({ institution: code }),
    },
    {
      key: 'inSync',
      count: links.inSync,
      to: PLACES.links({ institution: code, state: 'inSync' }),
    },
    {
      key: 'notImported',
      count: quarantinedItems,
      to: PLACES.quarantinedItems({ institution: code }),
    },
    { key: 'leftOut', count: excludedItems, to: null },
    { key: 'calls', count: callsThisMonth, to: null },
  ] as const;
  const report = () =>
    [
      text('setup.title', { institution: name }),
      ...setupSteps(institution).map(({ state, step }, index) =>
        text('setup.report.line', {
          number: index + 1,
          name: text(`setup.step.${step}`),
          state: text(`setup.state.${state}`),
        }),
      ),
      ...figures.map(({ count, key }) => `${text(`setup.report.${key}`)}: ${count}`),
    ].join('\n');
  return (
    <>
      <FactGrid>
        {figures.map(({ count, key, to }) => (
          <Fact key={key} name={text(`setup.report.${key}`)}>
            <Counted count={count} to={to} />
          </Fact>
        ))}
      </FactGrid>
      <Flex>
        <Button size="S" variant="tertiary" onClick={() => void copy(report())}>
          {text('setup.report.copy')}
        </Button>
      </Flex>
    </>
  );
}

function Counted({ count, to }: { count: number; to: string | null }) {
  const { formatNumber } = useIntl();
  if (count === 0 || to === null) return formatNumber(count);
  return (
    <Link tag={RouterLink} to={to}>
      {formatNumber(count)}
    </Link>
  );
}
