import { useMemo } from 'react';
import { useQueryParams } from '@strapi/strapi/admin';
import { Box, Flex, Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { GetConflicts, InstitutionStatus } from '../../../../server/src/contracts';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import { useText } from '../../shared/words/useText';
import { Line } from '../../shared/components/Line';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { PLACES } from '../../shared/places';
import { useGetInstitutionsQuery } from '../institutions';
import { ConflictFilters } from './ConflictFilters';
import { ConflictPage } from './ConflictPage';
import { conflictListQuery, isOfConflicts, type ConflictsQuery } from './conflictQuery';
import { useGetConflictsQuery } from './conflictsApi';
import { DecidedConflicts } from './DecidedConflicts';
import { OpenConflicts } from './OpenConflicts';
import { OverriddenList } from './OverriddenList';
import { useDecide } from './useDecide';
import { rulesInForce } from './sharedRules';

/** What decides conflicts that wait for nobody, and where these are. */
function RulesInForce({ institution }: { institution: string | undefined }) {
  const text = useText();
  const { data: institutions = [] } = useGetInstitutionsQuery(undefined);
  const rules = rulesInForce(institutions, institution);
  if (rules.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      {rules.map(({ names, rules: inUse }) => (
        <Rules key={names.join()} names={names} rules={inUse} isNamed={rules.length > 1} />
      ))}
      <Box>
        <Link tag={RouterLink} to={PLACES.conflicts({ institution, state: 'automatic' })}>
          {text('conflicts.inForce.decided')}
        </Link>
      </Box>
    </Flex>
  );
}

interface RulesProps {
  /** The institutions in which they hold. */
  names: readonly string[];
  rules: InstitutionStatus['conflictRules'];
  isNamed: boolean;
}

function Rules({ isNamed, names, rules: [most, ...others] }: RulesProps) {
  const text = useText();
  const { listOf } = useFieldNames();
  if (most === undefined) return null;
  const sentences = [
    text(`conflicts.inForce.${most.rule}`),
    ...others.map(({ fields, rule }) =>
      text(`conflicts.inForce.except.${rule}`, { fields: listOf(fields) }),
    ),
  ];
  return (
    <Line muted>
      {isNamed && (
        <strong>{text('conflicts.inForce.at', { institutions: names.join(', ') })} </strong>
      )}
      {sentences.join(' ')}
    </Line>
  );
}

/**
 * Conflicts that wait for a person, those that a rule or a person decided, and edits of persons that
 * S-360 replaced.
 */
export function ConflictsScreen() {
  const text = useText();
  const [{ query: address }] = useQueryParams();
  const query = useMemo(() => conflictListQuery(address), [address]);
  return (
    <Screen title={text('conflicts.title')} subtitle={text('conflicts.subtitle')}>
      {isOfConflicts(query) ? <ConflictList query={query} /> : <OverriddenList query={query} />}
    </Screen>
  );
}

function ConflictList({ query }: { query: ConflictsQuery }) {
  const conflicts = useGetConflictsQuery(query, useQuietPolling());
  useReadOnReturn(conflicts.refetch);
  return (
    <>
      <ConflictFilters query={query} rows={conflicts.currentData?.data} />
      <Loaded query={conflicts}>{(page) => <Conflicts page={page} query={query} />}</Loaded>
    </>
  );
}

function Conflicts({ page, query }: { page: GetConflicts.Response; query: ConflictsQuery }) {
  const text = useText();
  const mayDecide = useAllowed('decideConflicts');
  const { decide, refusals } = useDecide();
  const rows = { conflicts: page.data, mayDecideAt: mayDecide.at, decide };
  return (
    <ConflictPage
      query={query}
      page={page}
      whenFiltered={text('conflicts.empty.filtered')}
      refusals={refusals}
      whenRefused={text('conflicts.refused', { count: refusals.length })}
      rules={query.state === 'open' && <RulesInForce institution={query.institution} />}
    >
      {query.state === 'open' ? (
        <OpenConflicts {...rows} />
      ) : (
        <DecidedConflicts by={query.state} {...rows} />
      )}
    </ConflictPage>
  );
}
