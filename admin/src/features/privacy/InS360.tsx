import { Button, Flex } from '@strapi/design-system';
import type { ErasureCertificate, ErasureInS360 } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { Moment } from '../../shared/time/Moment';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';
import { useConfirmErasureMutation } from './privacyApi';

interface InS360Props {
  certificate: ErasureCertificate;
  /** Gets the certificate with the confirmation, where it is not read again. */
  onConfirmed?: (certificate: ErasureCertificate) => void;
}

/** What is left to do in S-360, institution by institution, and that it was done. */
export function InS360({ certificate, onConfirmed }: InS360Props) {
  const text = useText();
  const { inS360, reference } = certificate;
  if (inS360.length === 0) return <Line>{text('privacy.inS360.nothing')}</Line>;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {inS360.map((task) => (
        <Task
          key={task.institution}
          reference={reference}
          task={task}
          {...(onConfirmed && { onConfirmed })}
        />
      ))}
    </Flex>
  );
}

function Task({
  onConfirmed,
  reference,
  task,
}: Pick<InS360Props, 'onConfirmed'> & { reference: string; task: ErasureInS360 }) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const { attempt, notify } = useAttempts();
  const [confirm, { isLoading }] = useConfirmErasureMutation();
  const { confirmedAt, confirmedBy, contactNumbers } = task;
  const institution = nameOf(task.institution);
  if (confirmedAt !== null) {
    const by = confirmedBy?.name ?? confirmedBy?.id ?? '–';
    return (
      <Line>
        {text('privacy.inS360.confirmed', { institution, by })}{' '}
        <Moment at={confirmedAt} tense="past" />
      </Line>
    );
  }
  const onConfirm = () =>
    void attempt(
      confirm({ reference, request: { institution: task.institution } }).unwrap(),
      (confirmed) => {
        notify('success', text('privacy.inS360.noted', { institution }));
        onConfirmed?.(confirmed);
      },
    );
  return (
    <Flex gap={3} justifyContent="space-between" wrap="wrap">
      <Line>
        {text('privacy.inS360.todo', {
          institution,
          numbers: contactNumbers?.join(', ') ?? text('privacy.inS360.unreadable'),
        })}
      </Line>
      <Button
        size="S"
        variant="secondary"
        loading={isLoading}
        aria-label={text('privacy.inS360.confirmAt', { institution })}
        onClick={onConfirm}
      >
        {text('privacy.inS360.confirm')}
      </Button>
    </Flex>
  );
}
