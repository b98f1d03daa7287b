import { useRef } from 'react';
import { useBlocker } from 'react-router-dom';
import { DecisionDialog, type DecisionTexts } from './DecisionDialog';

interface LeaveQuestionProps {
  /** Whether leaving the page now would lose something. */
  wouldLose: () => boolean;
  texts: DecisionTexts;
  onLeave?: () => void;
  /** Where the focus goes if the user stays; by default back to where it was. */
  onStay?: () => void;
}

/** Asks before the user leaves a page with changes that are not saved. */
export function LeaveQuestion({ onLeave, onStay, texts, wouldLose }: LeaveQuestionProps) {
  const focused = useRef<Element | null>(null);
  const blocker = useBlocker(() => {
    focused.current = document.activeElement;
    return wouldLose();
  });
  const focusAgain = () => {
    if (focused.current instanceof HTMLElement) focused.current.focus();
  };
  return (
    <DecisionDialog
      open={blocker.state === 'blocked'}
      onOpenChange={() => blocker.reset?.()}
      onClosed={onStay ?? focusAgain}
      texts={texts}
      onConfirm={() => {
        onLeave?.();
        blocker.proceed?.();
        // The dialog disappears with the page.
        return Promise.resolve(false);
      }}
    />
  );
}
