/** Tries what an answer suggests: another word for success, another version of a service. */

import { finding } from '../findings';
import type { CallOutcome, Conversation, Question } from '../conversation';
import type { CheckFinding } from '../../contracts/institutions/check-findings';
import type { StepResult } from '../steps';
import type { SettingChange } from '../setting-change';
import {
  SERVICE_VERSIONS,
  type AssumptionName,
  type S360Error,
  type VersionSetting,
} from '../../s360';

/** The outcome of a call, possibly with other settings. */
interface AdaptedOutcome<T> {
  readonly asked: CallOutcome<T>;
  /** Settings that had to change; the check has adopted them. */
  readonly cures: SettingChange[];
  readonly findings: CheckFinding[];
  readonly refuted: AssumptionName[];
}

/** A word like this cannot mean success. */
const FAILURE_WORD = /err|fail|refus|invalid|denied|exception|ko\b|nok/i;

/** The status of an answer when it is neither a known success nor a known refusal. */
export const unknownWordOf = (error: S360Error): string | null =>
  error.kind === 'answer' && error.reason === 'unknown-status' ? error.word : null;

/** Whether a status of S-360 can only mean that the call failed. */
export const isFailureWord = (word: string): boolean => FAILURE_WORD.test(word);

/**
 * Makes the call. When the answer has an unknown word for success, or the service has another
 * version, makes it again with that.
 */
export async function askWithAlternatives<T>(
  conversation: Conversation,
  question: Question<T>,
  setting: VersionSetting,
): Promise<AdaptedOutcome<T>> {
  const asked = await conversation.ask(question);
  if (asked.kind === 'answered') return { asked, cures: [], findings: [], refuted: [] };
  const { error } = asked;
  const word = unknownWordOf(error);
  if (word !== null && !isFailureWord(word) && question.isTelling) {
    return tryOtherWord(conversation, question, word, asked);
  }
  if (error.kind === 'http' && error.status === 404) {
    return tryOtherVersion(conversation, question, setting, asked);
  }
  return { asked, cures: [], findings: [], refuted: [] };
}

async function tryOtherWord<T>(
  conversation: Conversation,
  question: Question<T>,
  word: string,
  first: CallOutcome<T>,
): Promise<AdaptedOutcome<T>> {
  const change: SettingChange = { assumptions: { successWords: [word] } };
  const asked = await conversation.ask(question, { with: change });
  if (asked.kind === 'failed') return { asked: first, cures: [], findings: [], refuted: [] };
  conversation.adopt(change);
  return {
    asked,
    cures: [change],
    findings: [finding('statusWordOther', { word })],
    refuted: ['successWords'],
  };
}

async function tryOtherVersion<T>(
  conversation: Conversation,
  question: Question<T>,
  setting: VersionSetting,
  first: CallOutcome<T>,
): Promise<AdaptedOutcome<T>> {
  const configured = conversation.institution().client[setting];
  for (const version of SERVICE_VERSIONS[setting].filter((known) => known !== configured)) {
    const change: SettingChange = { [setting]: version };
    const asked = await conversation.ask(question, { with: change });
    if (asked.kind === 'failed') {
      if (asked.error.kind === 'http' && asked.error.status === 404) continue;
      // A refusal proves that the service exists. Any other failure reveals nothing about the
      // version.
      if (asked.error.kind !== 'business') return { asked, cures: [], findings: [], refuted: [] };
    }
    conversation.adopt(change);
    return {
      asked,
      cures: [change],
      findings: [finding('versionOther', { configured, version })],
      refuted: ['serviceVersions'],
    };
  }
  return { asked: first, cures: [], findings: [], refuted: [] };
}

/** Adds the findings about the other settings to the result of the step. */
export function withAlternatives(
  result: StepResult,
  { cures, findings, refuted }: Omit<AdaptedOutcome<unknown>, 'asked'>,
): StepResult {
  if (findings.length === 0) return result;
  const also = Object.fromEntries(refuted.map((name) => [name, 'refuted' as const]));
  return {
    ...result,
    state: 'failed',
    findings: [...findings, ...result.findings],
    cures: [...cures, ...result.cures],
    assumptions: { ...result.assumptions, ...also },
  };
}
