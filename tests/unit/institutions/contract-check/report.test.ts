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

describe('the report of a check', () => {
  it('shows that sending is safe when everything held', () => {
    expect(showsThatSendingIsSafe(reportWith({}).steps)).toBe(true);
  });

  it.each<[string, Partial<Record<CheckStepName, StepResult>>]>([
    ['a step failed, whichever', { availability: failed(finding('availabilityMissing')) }],
    ['no contact was created', { createContact: untested(finding('creatingNotAsked')) }],
    [
      'no contact was saved',
      {
        savePerson: untested(finding('contactNotNamed')),
        saveCompany: untested(finding('companyNotNamed')),
      },
    ],
    ['S-360 does not let us in', { token: untested(finding('cancelled')) }],
  ])('does not show it when %s', (_case, results) => {
    expect(showsThatSendingIsSafe(reportWith(results).steps)).toBe(false);
  });

  it('shows it also where nothing was reserved', () => {
    const report = reportWith({ reservation: untested(finding('performanceNotNamed')) });
    expect(showsThatSendingIsSafe(report.steps)).toBe(true);
  });

  it('fails with one step, and says nothing where not even signing in was tried', () => {
    expect(verdictOn(reportWith({ alive: failed(finding('callFailed')) }).steps)).toBe('failed');
    expect(verdictOn(closed(newReport(ALL, true), finding('cancelled')).steps)).toBe('untested');
  });

  it('goes on after a failure that a setting cures, and not after one that nothing cures', () => {
    const cured = failed(finding('tokenSubjectOther'), {
      cures: [{ assumptions: { tokenSubject: 'AFCW' } }],
    });
    const report = ended(newReport(ALL, true), 'token', cured);
    expect(stepMissing(report, 'alive')).toBeNull();
    const refused = ended(newReport(ALL, true), 'token', failed(finding('tokenRefused')));
    expect(stepMissing(refused, 'alive')).toBe('token');
  });

  it('takes an assumption as refuted by one step, though another held', () => {
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

  it('takes as tested what held when it was last tried, and not what failed since', () => {
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
