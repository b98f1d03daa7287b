import { Box, Flex, LinkButton } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { Link, useNavigate } from 'react-router-dom';
import { TREND_RANGES } from '../../../../server/src/contracts';
import type { TrendRange, Trends } from '../../../../server/src/contracts';
import { ChoiceField } from '../../shared/components/Choice';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';
import { NothingToList } from '../../shared/lists/ListPage';
import { PLACES } from '../../shared/places';
import { ZoneNote } from '../../shared/time/ZoneNote';
import { useText } from '../../shared/words/useText';
import { useGetInstitutionsQuery } from '../institutions';
import { useGetCallsQuery } from '../sending';
import { CallCharts } from './CallCharts';
import { DelayCharts } from './DelayCharts';
import { ExchangeCharts } from './ExchangeCharts';
import { hasExchanged } from './model/hasExchanged';
import { trendsQuery } from './model/trendsQuery';
import { useGetTrendsQuery } from './trendsApi';
import { useTrendWords } from './useTrendWords';

/** What an institution exchanged over time, as charts, each with its numbers. */
export function TrendsScreen() {
  const text = useText();
  const [{ query: address }] = useQueryParams();
  const institutions = useGetInstitutionsQuery(undefined);
  return (
    <Screen title={text('trends.title')} subtitle={text('trends.subtitle')}>
      <Loaded query={institutions}>
        {(known) => {
          const { institution, range } = trendsQuery(address, known);
          if (institution === undefined) return <NothingToList text={text('institutions.empty')} />;
          return (
            <>
              <Choices institutions={known} institution={institution} range={range} />
              <OfInstitution
                key={institution}
                institution={institution}
                name={known.find(({ code }) => code === institution)?.name ?? institution}
                range={range}
              />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

interface Chosen {
  institution: string;
  range: TrendRange;
}

function Choices({
  institution,
  institutions,
  range,
}: Chosen & { institutions: readonly { code: string; name: string }[] }) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <Flex
      gap={4}
      wrap="wrap"
      alignItems="flex-end"
      justifyContent="space-between"
      paddingBottom={4}
    >
      {institutions.length > 1 ? (
        <Box minWidth="24rem">
          <ChoiceField
            name="institution"
            size="S"
            label={text('filter.institution')}
            chosen={institution}
            options={institutions.map(({ code, name }) => ({ id: code, text: name }))}
            onChoose={(code) => navigate(PLACES.trends({ institution: code, range }))}
          />
        </Box>
      ) : (
        <span />
      )}
      <Flex tag="ul" gap={2} aria-label={text('trends.range')}>
        {TREND_RANGES.map((one) => (
          <li key={one}>
            <LinkButton
              tag={Link}
              size="S"
              variant={one === range ? 'secondary' : 'tertiary'}
              aria-current={one === range ? 'true' : undefined}
              to={PLACES.trends({ institution, range: one })}
            >
              {text(`trends.range.${one}`)}
            </LinkButton>
          </li>
        ))}
      </Flex>
    </Flex>
  );
}

function OfInstitution({ institution, name, range }: Chosen & { name: string }) {
  const trends = useGetTrendsQuery({ institution, range }, useQuietPolling());
  const calls = useGetCallsQuery({ institution }, useQuietPolling());
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
      <Loaded query={trends}>
        {(loaded) =>
          hasExchanged(loaded) ? (
            <Exchange trends={loaded} range={range} />
          ) : (
            <NothingExchanged name={name} />
          )
        }
      </Loaded>
      <Loaded query={calls}>{(budget) => <CallCharts budget={budget} />}</Loaded>
    </Flex>
  );
}

/** Empty charts would not say whether anything is wrong. */
function NothingExchanged({ name }: { name: string }) {
  const text = useText();
  return (
    <NothingToList
      text={text('trends.nothing', { institution: name })}
      action={
        <LinkButton tag={Link} variant="secondary" to={PLACES.institutions}>
          {text('trends.toInstitutions')}
        </LinkButton>
      }
    />
  );
}

function Exchange({ range, trends }: { trends: Trends; range: TrendRange }) {
  const words = useTrendWords(trends, range);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <ZoneNote timeZone={trends.timeZone} />
      <ExchangeCharts trends={trends} words={words} />
      <DelayCharts trends={trends} words={words} />
    </Flex>
  );
}
