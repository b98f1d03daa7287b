import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { PROOFS, SAVE_METHODS, SAVES_TO_PROVE } from '../../../../server/src/contracts';
import type { InstitutionStatus, Proofs } from '../../../../server/src/contracts';
import { Fact } from '../../components/Fact';
import { Moment } from '../../components/Moment';
import { message } from '../../translations/message';

/** Whether an institution is sent anything, since when and by whom. */
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

/** How far it is proven that saves do no harm: only what was saved at all is told. */
function ProofsFact({ proofs }: { proofs: Proofs }) {
  const { formatMessage } = useIntl();
  const lines = SAVE_METHODS.flatMap((method) =>
    PROOFS.filter((proof) => proofs[method][proof] < SAVES_TO_PROVE).map((proof) => {
      const what = `${formatMessage(message(`trust.method.${method}`))}, ${formatMessage(message(`trust.proof.${proof}`))}`;
      return formatMessage(message('trust.proofs.of'), {
        what,
        count: proofs[method][proof],
        needed: SAVES_TO_PROVE,
      });
    }),
  );
  return (
    <Fact name={formatMessage(message('trust.proofs'))}>
      {lines.length === 0 ? formatMessage(message('trust.proofs.all')) : lines.join(' · ')}
    </Fact>
  );
}
