import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { verdictInWords, type ContractCheckStatus } from '../../../../server/src/contracts';
import { Section } from '../../shared/components/Section';
import { useExactMoment } from '../../shared/time/ExactMoment';
import { Line } from '../../shared/components/Line';
import { useInstitutions } from '../institutions';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { CheckOrigin } from './CheckReport';
import { useCheckWords } from './useCheckWords';
import { VerdictSign } from './VerdictSign';

interface EarlierChecksProps {
  institution: string;
  checks: readonly ContractCheckStatus[];
  /** The check whose report is displayed above. */
  shown: number | undefined;
}

/** The institution's checks, newest first. */
export function EarlierChecks({ checks, institution, shown }: EarlierChecksProps) {
  const text = useText();
  const { nameOf } = useInstitutions();
  return (
    <Section title={text('contractCheck.earlier.title')}>
      {checks.length === 0 ? (
        <Line muted>
          {text('contractCheck.earlier.none', {
            institution: nameOf(institution),
          })}
        </Line>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {checks.map((check) => (
            <Earlier key={check.id} check={check} isShown={check.id === shown} />
          ))}
        </Flex>
      )}
    </Section>
  );
}

function Earlier({ check, isShown }: { check: ContractCheckStatus; isShown: boolean }) {
  const text = useText();
  const words = useCheckWords();
  const exactly = useExactMoment();
  const { failed, held, id, institution, startedAt, untested } = check;
  return (
    <Flex tag="li" gap={3} alignItems="flex-start">
      <VerdictSign check={check} size="S" />
      <Box flex="1">
        <Typography tag="p">
          {isShown ? (
            <Typography fontWeight="semiBold" aria-current="true">
              {exactly(startedAt)}
            </Typography>
          ) : (
            <Link
              tag={RouterLink}
              to={PLACES.contractCheck(institution, id)}
              aria-label={text('contractCheck.earlier.show', {
                when: exactly(startedAt),
              })}
            >
              {exactly(startedAt)}
            </Link>
          )}
          {' · '}
          {verdictInWords(check, words) ?? text('contractCheck.running.title')}
        </Typography>
        <Line muted>
          <CheckOrigin check={check} />
          {' · '}
          {text('contractCheck.earlier.counts', { failed, held, untested })}
        </Line>
      </Box>
    </Flex>
  );
}
