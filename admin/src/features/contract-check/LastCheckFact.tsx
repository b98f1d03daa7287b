import { Box, Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { verdictInWords, type InstitutionStatus } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { CheckOrigin } from './CheckReport';
import { useCheckWords } from './useCheckWords';

/** When S-360 was last checked at an institution, by whom and with what result. */
export function LastCheckFact({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const words = useCheckWords();
  const mayRead = useAllowed('checkContract').at(institution.code);
  const { code, lastCheck } = institution;
  const name = text('trust.check');
  if (lastCheck === null) return <Fact name={name}>{text('trust.check.none')}</Fact>;
  return (
    <Fact name={name}>
      {verdictInWords(lastCheck, words) ?? text('contractCheck.running.title')}
      <Box>
        <CheckOrigin check={lastCheck} />
      </Box>
      {mayRead && (
        <Link tag={RouterLink} to={PLACES.contractCheck(code, lastCheck.id)}>
          {text('trust.check.report')}
        </Link>
      )}
    </Fact>
  );
}
