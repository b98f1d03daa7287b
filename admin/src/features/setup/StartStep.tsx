import type { InstitutionStatus } from '../../../../server/src/contracts';
import { SendingFact, SendingTrustNotice } from '../sending';
import { FactGrid } from './FactGrid';

/** Whether contacts and bookings are sent to the institution, and the button that starts it. */
export function StartStep({ institution }: { institution: InstitutionStatus }) {
  return (
    <>
      <FactGrid>
        <SendingFact institution={institution} />
      </FactGrid>
      <SendingTrustNotice institution={institution} />
    </>
  );
}
