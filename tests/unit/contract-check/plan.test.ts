import { planSteps, resolveRequest } from '../../../server/src/contract-check/plan';
import type { CheckRequest } from '../../../server/src/contracts';

const FACTS = { sells: true, hasCatalog: true, waitMs: {} };

const untested = (request: CheckRequest, facts: Partial<typeof FACTS> = {}) =>
  Object.fromEntries(
    planSteps(resolveRequest(request), { ...FACTS, ...facts }).steps.flatMap((one) =>
      one.untested === null ? [] : [[one.step, one.untested.code]],
    ),
  );

describe('the plan of a contract check', () => {
  it('reads only, unless writing is requested', () => {
    expect(untested({ contactNumber: '1', companyNumber: '2', performanceId: '3' })).toEqual({
      savePerson: 'writingNotAsked',
      saveCompany: 'writingNotAsked',
      createContact: 'writingNotAsked',
      reservation: 'writingNotAsked',
    });
  });

  it('lists the steps for which no contact or performance was named', () => {
    expect(untested({ writes: true, contactNumber: ' ', creates: false })).toEqual({
      readContact: 'contactNotNamed',
      searchContact: 'contactNotNamed',
      savePerson: 'contactNotNamed',
      saveCompany: 'companyNotNamed',
      createContact: 'creatingNotAsked',
      reservation: 'contactNotNamed',
    });
  });

  it('skips the sales steps when the CRM sells nothing', () => {
    expect(untested({ contactNumber: '1' }, { sells: false })).toMatchObject({
      pointOfSale: 'sellsNothing',
      catalog: 'sellsNothing',
      availability: 'sellsNothing',
    });
  });

  it('counts no calls for skipped steps, and one more when the catalog has to be read', () => {
    const request = resolveRequest({});
    const stored = planSteps(request, FACTS).calls;
    expect(planSteps(request, { ...FACTS, hasCatalog: false }).calls.least).toBe(stored.least + 1);
    const none = planSteps(request, { ...FACTS, sells: false }).steps;
    expect(none.find(({ step }) => step === 'catalog')?.calls).toEqual({ least: 0, most: 0 });
  });
});
