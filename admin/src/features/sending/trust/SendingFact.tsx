import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { Box, TextButton } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { PROOFS, SAVE_METHODS, SAVES_TO_PROVE } from '../../../../../server/src/contracts';
import type { InstitutionStatus, Proofs } from '../../../../../server/src/contracts';
import { Fact } from '../../../shared/components/Fact';
import { Moment } from '../../../shared/time/Moment';
import { message } from '../../../translations/message';

/** Whether the plugin sends to an institution, since when and by whose decision. */
export function SendingFact({ institution: { sending } }: { institution: InstitutionStatus }) {
  const { formatMessage } = useIntl();
  return (
    <>
      <Fact name={formatMessage(message('trust.fact'))}>{useWords(sending)}</Fact>
      {sending.status.state === 'started' && <ProofsFact proofs={sending.proofs} />}
    </>
  );
}

function useWords({ by, status }: InstitutionStatus['sending']): ReactNode {
  const { formatMessage } = useIntl();
  switch (status.state) {
    case 'notStarted':
      return formatMessage(message('trust.fact.notStarted'));
    case 'started': {
      if (status.cause === 'existing') return formatMessage(message('trust.fact.existing'));
      const name = by?.name ?? formatMessage(message('trust.somebody'));
      const when = <Moment at={status.at} tense="past" />;
      return formatMessage(message(`trust.fact.${status.cause}`), { name, when });
    }
    case 'stopped': {
      const when = <Moment at={status.at} tense="past" />;
      return formatMessage(message('trust.fact.stopped'), { when });
    }
  }
}

const KINDS = SAVE_METHODS.flatMap((method) => PROOFS.map((proof) => ({ method, proof })));

/** How far it is proven that saves do no harm, in one line that expands. */
function ProofsFact({ proofs }: { proofs: Proofs }) {
  const { formatMessage } = useIntl();
  const listId = useId();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const count = KINDS.reduce((sum, { method, proof }) => sum + proofs[method][proof], 0);
  const needed = KINDS.length * SAVES_TO_PROVE;
  const name = formatMessage(message('trust.proofs'));
  if (count >= needed) return <Fact name={name}>{formatMessage(message('trust.proofs.all'))}</Fact>;
  return (
    <Fact name={name}>
      {formatMessage(message('trust.proofs.sum'), { count, needed, each: SAVES_TO_PROVE })}
      <Box paddingTop={1}>
        <TextButton
          aria-expanded={isUnfolded}
          aria-controls={listId}
          endIcon={isUnfolded ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          onClick={() => setIsUnfolded(!isUnfolded)}
        >
          {formatMessage(message(isUnfolded ? 'trust.proofs.hide' : 'trust.proofs.show'))}
        </TextButton>
      </Box>
      <Box tag="ul" id={listId} display={isUnfolded ? 'block' : 'none'} paddingTop={1}>
        {KINDS.map(({ method, proof }) => (
          <li key={`${method}/${proof}`}>
            {formatMessage(message('trust.proofs.of'), {
              what: `${formatMessage(message(`trust.method.${method}`))}, ${formatMessage(message(`trust.proof.${proof}`))}`,
              count: proofs[method][proof],
              needed: SAVES_TO_PROVE,
            })}
          </li>
        ))}
      </Box>
    </Fact>
  );
}
