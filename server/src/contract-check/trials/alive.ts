import { attention, failedResult, failedCallResult, finding, heldResult } from '../findings';
import type { StepResult } from '../steps';
import type { SettingChange } from '../setting-change';
import type { StepContext } from '../step-context';
import { askWithAlternatives, isFailureWord, unknownWordOf } from './other-words';
import { aliveQuestion, pointOfSaleQuestion } from './questions';

/** Tests that S-360 answers with a known word for success. */
export async function tryAlive(context: StepContext): Promise<StepResult> {
  const { conversation } = context;
  const { asked, cures, findings, refuted } = await askWithAlternatives(
    conversation,
    aliveQuestion,
    'catalogServiceVersion',
  );
  if (asked.kind === 'failed') {
    const { error } = asked;
    const word = unknownWordOf(error);
    return word !== null && !isFailureWord(word)
      ? confirmWord(context, word)
      : failedCallResult(error, conversation.institution(), { isUsable: true });
  }
  const isClockShown = asked.answeredAt !== null;
  const notes = isClockShown ? [] : [attention('noClock')];
  if (findings.length > 0) return failedResult(findings, { cures, refuted, notes });
  return heldResult({
    notes,
    held: ['successWords', 'serviceVersions', ...(isClockShown ? (['clock'] as const) : [])],
  });
}

/**
 * This answer contains only the word. Whether it means success shows in a call that returns more.
 */
async function confirmWord({ conversation }: StepContext, word: string): Promise<StepResult> {
  const change: SettingChange = { assumptions: { successWords: [word] } };
  const asked = await conversation.ask(pointOfSaleQuestion, { with: change });
  if (asked.kind === 'failed') {
    return failedResult(finding('statusUnknown', { word }), {
      isUsable: true,
      refuted: ['successWords'],
    });
  }
  conversation.adopt(change);
  return failedResult(finding('statusWordOther', { word }), {
    cures: [change],
    refuted: ['successWords'],
  });
}
