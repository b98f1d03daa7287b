import type { CatalogStatus } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { useText } from '../../../shared/words/useText';
import { WhoResumes } from './WhoResumes';

/** Before submitting: the booking would wait until a person starts or resumes sending. */
export function NotSending({
  institution,
  notSending,
}: Pick<CatalogStatus, 'institution' | 'notSending'>) {
  const text = useText();
  if (notSending === null) return null;
  const title = text(`booking.waiting.${notSending}`, { institution: institution.name });
  const isPaused = notSending === 'paused';
  return (
    <Notice tone="warning" title={title}>
      <Line>{text(isPaused ? 'booking.submit.toResume' : 'booking.submit.toStart')}</Line>
      {isPaused && <WhoResumes institution={institution.code} />}
    </Notice>
  );
}
