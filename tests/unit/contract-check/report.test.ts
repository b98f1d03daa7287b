import { CHECK_STEPS, type CheckStepName } from '../../../server/src/contracts';
import {
  failedResult,
  finding,
  heldResult,
  untestedResult,
} from '../../../server/src/contract-check/findings';
import { resolveRequest } from '../../../server/src/contract-check/plan';
import {
  assumptionsOf,
  closeReport,
  endStep,
  newReport,
  showsThatSendingIsSafe,
  missingStep,
  untestedSteps,
  verdictOn,
  type Report,
} from '../../../server/src/contract-check/report';
import type { StepResult } from '../../../server/src/contract-check/steps';

const ALL = resolveRequest({
  contactNumber: '1',
  companyNumber: '2',
  performanceId: '3',
  writes: true,
});

function reportWith(results: Partial<Record<CheckStepName, StepResult>>): Report {
  return CHECK_STEPS.reduce(
    (report, step) => endStep(report, step, results[step] ?? heldResult()),
    newReport(ALL, true),
  );
}

describe('the report of a contract check', () => {
  it('shows that sending is safe when every step succeeded', () => {
    expect(showsThatSendingIsSafe(reportWith({}).steps)).toBe(true);
  });

  it.each<[string, Partial<Record<CheckStepName, StepResult>>]>([
    ['any step failed', { availability: failedResult(finding('availabilityMissing')) }],
    [
      'creating a contact was not tested',
      { createContact: untestedResult(finding('creatingNotAsked')) },
    ],
    [
      'saving a contact was not tested',
      {
        savePerson: untestedResult(finding('contactNotNamed')),
        saveCompany: untestedResult(finding('companyNotNamed')),
      },
    ],
    ['S-360 refuses the credentials', { token: untestedResult(finding('cancelled')) }],
  ])('does not show that sending is safe when %s', (_case, results) => {
    expect(showsThatSendingIsSafe(reportWith(results).steps)).toBe(false);
  });

  it('shows that sending is safe even without a tested reservation', () => {
    const report = reportWith({ reservation: untestedResult(finding('performanceNotNamed')) });
    expect(showsThatSendingIsSafe(report.steps)).toBe(true);
  });

  it('has the verdict "failed" after one failed step, and "untested" when not even the login was tried', () => {
    expect(verdictOn(reportWith({ alive: failedResult(finding('callFailed')) }).steps)).toBe(
      'failed',
    );
    expect(verdictOn(closeReport(newReport(ALL, true), finding('cancelled')).steps)).toBe(
      'untested',
    );
  });

  it('continues after a failure that a setting fixes, but not after one that nothing fixes', () => {
    const cured = failedResult(finding('tokenSubjectOther'), {
      cures: [{ assumptions: { tokenSubject: 'AFCW' } }],
    });
    const report = endStep(newReport(ALL, true), 'token', cured);
    expect(missingStep(report, 'alive')).toBeNull();
    const refused = endStep(newReport(ALL, true), 'token', failedResult(finding('tokenRefused')));
    expect(missingStep(refused, 'alive')).toBe('token');
  });

  it('counts an assumption as refuted by one step even when another step confirmed it', () => {
    const { results } = reportWith({
      alive: heldResult({ held: ['successWords'] }),
      pointOfSale: failedResult(finding('statusWordOther'), { refuted: ['successWords'] }),
    });
    const states = new Map(
      assumptionsOf(results).map(({ assumption, state }) => [assumption, state]),
    );
    expect(states.get('successWords')).toBe('refuted');
    expect(states.get('shipment')).toBe('untested');
  });

  it('counts as tested what succeeded at the last attempt, but not what failed since', () => {
    const all = reportWith({}).steps;
    expect(untestedSteps([])).toEqual([
      'savePerson',
      'saveCompany',
      'createContact',
      'reservation',
    ]);
    const readOnly = newReport(resolveRequest({}), true).steps;
    expect(untestedSteps([readOnly, all])).toEqual([]);
    const failedSince = reportWith({ savePerson: failedResult(finding('saveLoses')) }).steps;
    expect(untestedSteps([failedSince, all])).toEqual(['savePerson']);
  });
});
