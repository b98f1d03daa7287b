import type {
  InstitutionStatus,
  SaveFinding,
  StopCause,
} from '../../../../../server/src/contracts';

/** The line of the configuration that keeps what a save would leave out. */
export const WRITES_FULL = "assumptions: { writes: 'full' },";

/** What a person is told to do; each has its words under `trust.cure.`. */
export type CureName =
  'lost' | 'lostAll' | 'lostChanged' | 'settled' | 'notDone' | 'notDoneChanged' | 'notReadable';

/**
 * What is to be done about the values that are still lost: nothing is proposed that is set already.
 * `null` where none is, or all are being restored.
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

/** What is to be done about a stop, by its cause and what was found. */
export function cureOf(
  cause: StopCause,
  findings: readonly SaveFinding[],
  institution: Pick<InstitutionStatus, 'writes'>,
): CureName | null {
  switch (cause) {
    case 'person':
      return null;
    case 'notReadable':
      return 'notReadable';
    case 'notDone': {
      const newest = findings.find(({ state }) => state === 'notDone');
      return newest?.needsSetting === false ? 'notDoneChanged' : 'notDone';
    }
    case 'lost': {
      if (findings.some(({ state }) => state === 'toRestore')) return null;
      return cureOfLost(findings, institution) ?? 'settled';
    }
  }
}
