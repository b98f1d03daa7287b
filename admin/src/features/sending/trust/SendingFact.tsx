import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { Box, TextButton } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { PROOFS, SAVE_METHODS, SAVES_TO_PROVE } from '../../../../../server/src/contracts';
import type { InstitutionStatus, Proofs } from '../../../../../server/src/contracts';
import { Fact } from '../../../shared/components/Fact';
import { Moment } from '../../../shared/time/Moment';
import { useText } from '../../../shared/words/useText';

/** Whether the plugin sends to an institution, since when and by whose decision. */
export function SendingFact({ institution: { sending } }: { institution: InstitutionStatus }) {
  const text = useText();
  return (
    <>
      <Fact name={text('trust.fact')}>{useWords(sending)}</Fact>
      {sending.status.state === 'started' && <ProofsFact proofs={sending.proofs} />}
    </>
  );
}

function useWords({ by, status }: InstitutionStatus['sending']): ReactNode {
  const text = useText();
  switch (status.state) {
    case 'notStarted':
      return text('trust.fact.notStarted');
    case 'started': {
      if (status.cause === 'existing') return text('trust.fact.existing');
      const name = by?.name ?? text('trust.somebody');
      const when = <Moment at={status.at} tense="past" />;
      return text(`trust.fact.${status.cause}`, { name, when });
    }
    case 'stopped': {
      const when = <Moment at={status.at} tense="past" />;
      return text('trust.fact.stopped', { when });
    }
  }
}

const KINDS = SAVE_METHODS.flatMap((method) => PROOFS.map((proof) => ({ method, proof })));

/** How far it is proven that saves do no harm, in one line that expands. */
function ProofsFact({ proofs }: { proofs: Proofs }) {
  const text = useText();
  const listId = useId();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const count = KINDS.reduce((sum, { method, proof }) => sum + proofs[method][proof], 0);
  const needed = KINDS.length * SAVES_TO_PROVE;
  const name = text('trust.proofs');
  if (count >= needed) return <Fact name={name}>{text('trust.proofs.all')}</Fact>;
  return (
    <Fact name={name}>
      {text('trust.proofs.sum', { count, needed, each: SAVES_TO_PROVE })}
      <Box paddingTop={1}>
        <TextButton
          aria-expanded={isUnfolded}
          aria-controls={listId}
          endIcon={isUnfolded ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          onClick={() => setIsUnfolded(!isUnfolded)}
        >
          {text(isUnfolded ? 'trust.proofs.hide' : 'trust.proofs.show')}
        </TextButton>
      </Box>
      <Box tag="ul" id={listId} display={isUnfolded ? 'block' : 'none'} paddingTop={1}>
        {KINDS.map(({ method, proof }) => (
          <li key={`${method}/${proof}`}>
            {text('trust.proofs.of', {
              what: `${text(`trust.method.${method}`)}, ${text(`trust.proof.${proof}`)}`,
              count: proofs[method][proof],
              needed: SAVES_TO_PROVE,
            })}
          </li>
        ))}
      </Box>
    </Fact>
  );
}
