import type {
  InstitutionStatus,
  SaveFinding,
  SendingStatus,
} from '../../../../../server/src/contracts';

/** The configuration line that preserves what a save would leave out. */
export const WRITES_FULL = "assumptions: { writes: 'full' },";

/** What to tell the user to do; each has its words under `trust.cure.`. */
export type CureName =
  | 'lost'
  | 'lostAll'
  | 'lostChanged'
  | 'settled'
  | 'notDone'
  | 'notDoneChanged'
  | 'notDoneField'
  | 'notReadable'
  | 'imported';

/**
 * What to do about the values that are still lost. It never proposes a setting that is already
 * set. `null` if no values are lost, or all are being restored.
 */
export function cureOfLost(
  findings: readonly SaveFinding[],
  { writes }: Pick<InstitutionStatus, 'writes'>,
): CureName | null {
  const lost = findings.filter(({ state }) => state === 'lost');
  if (lost.length === 0) return null;
  if (!lost.some(({ needsSetting }) => needsSetting)) return 'lostChanged';
  return writes === 'full' ? 'lostAll' : 'lost';
}

type Stopped = Extract<SendingStatus, { state: 'stopped' }>;

/** The fields that S-360 ignored at several contacts. */
export const ignoredFields = ({ ignored = [] }: Stopped): string[] =>
  ignored.flatMap(({ field }) => field ?? []);

/** What to do about a stop, depending on its cause and the findings. */
export function cureOf(
  status: Stopped,
  findings: readonly SaveFinding[],
  institution: Pick<InstitutionStatus, 'writes'>,
): CureName | null {
  const { cause } = status;
  switch (cause) {
    case 'person':
      return null;
    case 'notReadable':
    case 'imported':
      return cause;
    case 'notDone': {
      const newest = findings.find(({ state }) => state === 'notDone');
      if (newest?.needsSetting === false) return 'notDoneChanged';
      return ignoredFields(status).length > 0 ? 'notDoneField' : 'notDone';
    }
    case 'lost': {
      if (findings.some(({ state }) => state === 'toRestore')) return null;
      return cureOfLost(findings, institution) ?? 'settled';
    }
  }
}
