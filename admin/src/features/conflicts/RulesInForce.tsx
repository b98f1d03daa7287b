import { Box, Flex, Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { useGetInstitutionsQuery } from '../institutions';
import { rulesInForce } from './sharedRules';

/** What decides conflicts that wait for nobody, and where these are. */
export function RulesInForce({ institution }: { institution: string | undefined }) {
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
