import { CHECK_STEPS, type CheckStepName } from '../../../../server/src/contracts';
import {
  failed,
  finding,
  held,
  untested,
} from '../../../../server/src/institutions/contract-check/findings';
import { resolveRequest } from '../../../../server/src/institutions/contract-check/plan';
import {
  assumptionsOf,
  closed,
  ended,
  newReport,
  showsThatSendingIsSafe,
  stepMissing,
  untestedAmong,
  verdictOn,
  type Report,
  type StepResult,
} from '../../../../server/src/institutions/contract-check/report';

const ALL = resolveRequest({
  contactNumber: '1',
  companyNumber: '2',
  performanceId: '3',
  writes: true,
});

function reportWith(results: Partial<Record<CheckStepName, StepResult>>): Report {
  return CHECK_STEPS.reduce(
    (report, step) => ended(report, step, results[step] ?? held()),
    newReport(ALL, true),
  );
}

describe('the report of a contract check', () => {
  it('shows that sending is safe when every step succeeded', () => {
    expect(showsThatSendingIsSafe(reportWith({}).steps)).toBe(true);
  });

  it.each<[string, Partial<Record<CheckStepName, StepResult>>]>([
    ['any step failed', { availability: failed(finding('availabilityMissing')) }],
    ['creating a contact was not tested', { createContact: untested(finding('creatingNotAsked')) }],
    [
      'saving a contact was not tested',
      {
        savePerson: untested(finding('contactNotNamed')),
        saveCompany: untested(finding('companyNotNamed')),
      },
    ],
    ['S-360 refuses the credentials', { token: untested(finding('cancelled')) }],
  ])('does not show that sending is safe when %s', (_case, results) => {
    expect(showsThatSendingIsSafe(reportWith(results).steps)).toBe(false);
  });

  it('shows that sending is safe even without a tested reservation', () => {
    const report = reportWith({ reservation: untested(finding('performanceNotNamed')) });
    expect(showsThatSendingIsSafe(report.steps)).toBe(true);
  });

  it('has the verdict "failed" after one failed step, and "untested" when not even the login was tried', () => {
    expect(verdictOn(reportWith({ alive: failed(finding('callFailed')) }).steps)).toBe('failed');
    expect(verdictOn(closed(newReport(ALL, true), finding('cancelled')).steps)).toBe('untested');
  });

  it('continues after a failure that a setting fixes, but not after one that nothing fixes', () => {
    const cured = failed(finding('tokenSubjectOther'), {
      cures: [{ assumptions: { tokenSubject: 'AFCW' } }],
    });
    const report = ended(newReport(ALL, true), 'token', cured);
    expect(stepMissing(report, 'alive')).toBeNull();
    const refused = ended(newReport(ALL, true), 'token', failed(finding('tokenRefused')));
    expect(stepMissing(refused, 'alive')).toBe('token');
  });

  it('counts an assumption as refuted by one step even when another step confirmed it', () => {
    const { results } = reportWith({
      alive: held({ held: ['successWords'] }),
      pointOfSale: failed(finding('statusWordOther'), { refuted: ['successWords'] }),
    });
    const states = new Map(
      assumptionsOf(results).map(({ assumption, state }) => [assumption, state]),
    );
    expect(states.get('successWords')).toBe('refuted');
    expect(states.get('shipment')).toBe('untested');
  });

  it('counts as tested what succeeded at the last attempt, but not what failed since', () => {
    const all = reportWith({}).steps;
    expect(untestedAmong([])).toEqual([
      'savePerson',
      'saveCompany',
      'createContact',
      'reservation',
    ]);
    const readOnly = newReport(resolveRequest({}), true).steps;
    expect(untestedAmong([readOnly, all])).toEqual([]);
    const failedSince = reportWith({ savePerson: failed(finding('saveLoses')) }).steps;
    expect(untestedAmong([failedSince, all])).toEqual(['savePerson']);
  });
});
