/** Trying what an answer suggests: another word for success, another version of a service. */

import { finding } from '../findings';
import type { Asked, Conversation, Question } from '../conversation';
import type { CheckFinding } from '../../../contracts/institutions/contract-check';
import type { StepResult } from '../report';
import type { SettingChange } from '../setting-change';
import type { AssumptionName } from '../../../s360';
import type { S360Error } from '../../../s360';

/** A question that was answered, perhaps only with other settings. */
export interface Answered<T> {
  readonly asked: Asked<T>;
  /** What had to be set otherwise; the check goes on with it. */
  readonly cures: SettingChange[];
  readonly findings: CheckFinding[];
  readonly refuted: AssumptionName[];
}

/** Versions that are known, the newest first. Documented: apidocs. */
const VERSIONS = {
  contactServiceVersion: ['2_22', '2_21', '2_20', '2_19', '2_18', '2_17'],
  orderServiceVersion: ['1_34', '1_33', '1_32', '1_31', '1_30'],
  catalogServiceVersion: ['1_34', '1_33', '1_32', '1_31', '1_30'],
} as const;

export type VersionSetting = keyof typeof VERSIONS;

/** What S-360 says where it refuses: a word of this kind is none for success. */
const FAILURE_WORD = /err|fail|refus|invalid|denied|exception|ko\b|nok/i;

/** The status of an answer that is neither success nor a refusal, as far as is known. */
export const unknownWordOf = (error: S360Error): string | null =>
  error.kind === 'answer' && error.reason === 'unknown-status' ? error.word : null;

/** Whether a status of S-360 can only mean that the call failed. */
export const saysFailure = (word: string): boolean => FAILURE_WORD.test(word);

/**
 * Asks; where the answer has another word for success, or the service has another version, it is
 * asked again with that.
 */
export async function askOtherwise<T>(
  conversation: Conversation,
  question: Question<T>,
  setting: VersionSetting,
): Promise<Answered<T>> {
  const asked = await conversation.ask(question);
  if (asked.kind === 'answered') return { asked, cures: [], findings: [], refuted: [] };
  const { error } = asked;
  const word = unknownWordOf(error);
  if (word !== null && !saysFailure(word) && question.isTelling) {
    return otherWord(conversation, question, word, asked);
  }
  if (error.kind === 'http' && error.status === 404) {
    return otherVersion(conversation, question, setting, asked);
  }
  return { asked, cures: [], findings: [], refuted: [] };
}

async function otherWord<T>(
  conversation: Conversation,
  question: Question<T>,
  word: string,
  first: Asked<T>,
): Promise<Answered<T>> {
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

async function otherVersion<T>(
  conversation: Conversation,
  question: Question<T>,
  setting: VersionSetting,
  first: Asked<T>,
): Promise<Answered<T>> {
  const configured = conversation.institution().client[setting];
  for (const version of VERSIONS[setting].filter((known) => known !== configured)) {
    const change: SettingChange = { [setting]: version };
    const asked = await conversation.ask(question, { with: change });
    if (asked.kind === 'failed') {
      if (asked.error.kind === 'http' && asked.error.status === 404) continue;
      // A refusal comes from a service that is there; of anything else no version can be told.
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

/** What a step found once it was asked with other settings: they are found, too. */
export function withOther(
  result: StepResult,
  { cures, findings, refuted }: Omit<Answered<unknown>, 'asked'>,
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
