import { useRef } from 'react';
import { Button } from '@strapi/design-system';
import type { RetryFailures } from '../../../../../server/src/contracts';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useInstitutions } from '../../institutions';
import { useRetryFailuresMutation } from './linksApi';
import { useExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';

interface TryAgainProps {
  selection: RetryFailures.Request;
  /** The maximum cost in calls. */
  calls: number;
  label: string;
  /** Called after the retry; the button may disappear with its failures. */
  onTried: () => void;
}

const WORDS = {
  contacts: { title: 'failures.retry.title', retried: 'failures.retried' },
  orders: { title: 'failures.retry.orderTitle', retried: 'failures.retriedOrders' },
} as const;

/** Retries failed contacts or orders, after showing how many calls that costs. */
export function TryAgain({ selection, calls, label, onTried }: TryAgainProps) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const { attempt, notify } = useAttempts();
  const [retry] = useRetryFailuresMutation();
  const moment = useExactMoment();
  const button = useRef<HTMLButtonElement>(null);
  const wasTried = useRef(false);
  const institution = nameOf(selection.institution);
  const words = WORDS[selection.kind === 'orderPull' ? 'orders' : 'contacts'];

  const confirm = () =>
    attempt(retry(selection).unwrap(), ({ retried: count, waitsUntil }) => {
      wasTried.current = true;
      notify('success', text(words.retried, { count, institution }));
      if (waitsUntil !== null)
        notify('info', text('failures.waitsUntil', { at: moment(waitsUntil) }));
    });

  return (
    <DecisionDialog
      texts={{
        title: text(words.title, { count: calls, institution }),
        effect:
          selection.code === undefined
            ? text(`failures.retryAll.${selection.kind}`)
            : text(`failures.retry.${selection.kind}`, { code: selection.code }),
        risk: text('failures.retry.cost', { count: calls }),
        confirmLabel: label,
      }}
      variant="default"
      onConfirm={confirm}
      onClosed={() => (wasTried.current ? onTried() : button.current?.focus())}
      trigger={
        <Button
          ref={button}
          size="S"
          variant="tertiary"
          aria-label={`${label}: ${selection.code ?? institution}`}
        >
          {label}
        </Button>
      }
    />
  );
}
