import { useRef } from 'react';
import { Button } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { RetryFailures } from '../../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useInstitutions } from '../../institutions';
import { useRetryFailuresMutation } from './linksApi';
import { message } from '../../../translations/message';

interface TryAgainProps {
  selection: RetryFailures.Request;
  /** The maximum cost in calls. */
  calls: number;
  text: string;
  /** Called after the retry; the button may disappear with its failures. */
  onTried: () => void;
}

/** The texts for each kind of retry. */
const WORDS = {
  contacts: {
    title: message('failures.retry.title'),
    retried: message('failures.retried'),
  },
  orders: {
    title: message('failures.retry.orderTitle'),
    retried: message('failures.retriedOrders'),
  },
};

/** Retries failed contacts or orders, after showing how many calls that costs. */
export function TryAgain({ selection, calls, text, onTried }: TryAgainProps) {
  const { formatMessage } = useIntl();
  const { nameOf } = useInstitutions();
  const dialog = useDialogOpen();
  const { attempt, tell } = useAttempts();
  const [retry] = useRetryFailuresMutation();
  const button = useRef<HTMLButtonElement>(null);
  const wasTried = useRef(false);
  const institution = nameOf(selection.institution);
  const words = WORDS[selection.kind === 'orderPull' ? 'orders' : 'contacts'];

  const confirm = () =>
    attempt(retry(selection).unwrap(), (count) => {
      wasTried.current = true;
      tell('success', formatMessage(words.retried, { count, institution }));
    });

  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: formatMessage(words.title, { count: calls, institution }),
        effect:
          selection.code === undefined
            ? formatMessage(message(`failures.retryAll.${selection.kind}`))
            : formatMessage(message(`failures.retry.${selection.kind}`), { code: selection.code }),
        risk: formatMessage(message('failures.retry.cost'), { count: calls }),
        confirmLabel: text,
      }}
      variant="default"
      onConfirm={confirm}
      onClosed={() => (wasTried.current ? onTried() : button.current?.focus())}
      trigger={
        <Button
          ref={button}
          size="S"
          variant="tertiary"
          aria-label={`${text}: ${selection.code ?? institution}`}
        >
          {text}
        </Button>
      }
    />
  );
}
