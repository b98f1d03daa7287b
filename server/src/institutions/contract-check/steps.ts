/** What a contract check tries, described apart from how it is done. Pure. */

import type { CheckStepKind, CheckStepName } from '../../contracts/institutions/contract-check';
import type { AssumptionName } from '../../s360';

/** What has to be known before a step can be tried. */
export type Need =
  /** A person names it. */
  'contact' | 'company' | 'performance' | 'creating';

/** One step: what it costs and what it tries. */
export interface StepDescription {
  readonly kind: CheckStepKind;
  /** Calls when all holds, and at most: other settings are tried where one is refused. */
  readonly calls: { readonly least: number; readonly most: number };
  /** Earlier steps without whose answer this one cannot be tried. */
  readonly after: readonly CheckStepName[];
  readonly needs: readonly Need[];
  /** It is about what the institution sells. */
  readonly ofSales: boolean;
  /** Assumptions that it tries. */
  readonly assumptions: readonly AssumptionName[];
}

const step = (
  kind: CheckStepKind,
  calls: [least: number, most: number],
  rest: Partial<Omit<StepDescription, 'kind' | 'calls'>>,
): StepDescription => ({
  kind,
  calls: { least: calls[0], most: calls[1] },
  after: ['token'],
  needs: [],
  ofSales: false,
  assumptions: [],
  ...rest,
});

/** All steps, by name; `CHECK_STEPS` has their order. */
export const STEPS: Readonly<Record<CheckStepName, StepDescription>> = {
  token: step('reading', [3, 14], {
    after: [],
    assumptions: ['authentication', 'tokenSubject', 'tokenTimeUnit', 'failures'],
  }),
  alive: step('reading', [1, 7], { assumptions: ['successWords', 'serviceVersions', 'clock'] }),
  readContact: step('reading', [1, 7], {
    needs: ['contact'],
    assumptions: ['successWords', 'serviceVersions', 'flagWords', 'orderOfArrival'],
  }),
  searchContact: step('reading', [1, 2], {
    after: ['readContact'],
    needs: ['contact'],
    assumptions: ['searchContact'],
  }),
  savePerson: step('writing', [4, 10], {
    after: ['readContact'],
    needs: ['contact'],
    assumptions: ['saveMethods', 'saveIndividual', 'writes'],
  }),
  saveCompany: step('writing', [5, 10], {
    needs: ['company'],
    assumptions: ['saveMethods', 'saveStructure', 'writes'],
  }),
  createContact: step('writing', [3, 4], {
    needs: ['creating'],
    assumptions: ['saveMethods', 'saveIndividual', 'searchContact'],
  }),
  pointOfSale: step('reading', [1, 2], {
    ofSales: true,
    assumptions: ['successWords', 'flagWords', 'serviceVersions'],
  }),
  catalog: step('reading', [0, 4], {
    after: ['pointOfSale'],
    ofSales: true,
    assumptions: ['requestIds', 'seatCategoryId', 'flagWords'],
  }),
  availability: step('reading', [1, 1], {
    after: ['pointOfSale', 'catalog'],
    ofSales: true,
    assumptions: ['availability', 'seatCategoryId'],
  }),
  reservation: step('writing', [4, 6], {
    after: ['pointOfSale', 'catalog', 'readContact'],
    needs: ['contact', 'performance'],
    ofSales: true,
    assumptions: [
      'orderStates',
      'catalogPrices',
      'seatCategoryId',
      'orderReference',
      'purchaser',
      'abandoning',
    ],
  }),
};
