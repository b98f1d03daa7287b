import type { DriftFinding } from '../contracts/institutions/drift-checks';
import { DRIFT_CHECK_UID } from '../contracts/uids';
import { json, jsonText } from '../kernel/database/values';
import { hasNumber, type DataTable } from '../kernel/personal-data';

/** What this module stores of people: the findings name contacts. */
export const driftPersonalData: readonly DataTable[] = [
  {
    uid: DRIFT_CHECK_UID,
    holds: ['findings'],
    keeps: ['institution', 'state', 'reason', 'author'],
    isScanned: 'changing',
    rowsOf: ({ numbers }) => numbers.map(({ institution }) => ({ institution })),
    shown({ findings, institution, startedAt }, person) {
      const own = (json<DriftFinding[]>(findings) ?? []).filter(({ contactNumber }) =>
        hasNumber(person, institution, contactNumber),
      );
      return { institution, startedAt, findings: own };
    },
    erased(row, person) {
      const findings = json<DriftFinding[]>(row.findings) ?? [];
      const others = findings.filter(
        ({ contactNumber }) => !hasNumber(person, row.institution, contactNumber),
      );
      return others.length === findings.length ? null : { findings: jsonText(others) };
    },
  },
];
