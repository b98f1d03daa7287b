/** The steps of a contract check, described independently of how they run. Pure. */

import type { CheckFinding } from '../../contracts/institutions/check-findings';
import type {
  CheckNote,
  CheckStepKind,
  CheckStepName,
} from '../../contracts/institutions/contract-check';
import type { AssumptionName } from '../../s360';
import type { SettingChange } from './setting-change';

/** What the request must contain before a step can be tried. */
export type Need =
  /** A person provides it. */
  'contact' | 'company' | 'performance' | 'creating';

interface StepDescription {
  readonly kind: CheckStepKind;
  /** Calls when everything holds, and at most: a refusal makes the step try other settings. */
  readonly calls: { readonly least: number; readonly most: number };
  /** Earlier steps that must be usable first. */
  readonly after: readonly CheckStepName[];
  readonly needs: readonly Need[];
  /** Whether the step applies only to institutions that sell through the CRM. */
  readonly ofSales: boolean;
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

/** All steps by name; `CHECK_STEPS` has their order. */
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

export interface StepResult {
  readonly state: 'held' | 'failed' | 'untested';
  readonly findings: readonly CheckFinding[];
  readonly notes: readonly CheckNote[];
  /** Settings with which the step would have held. */
  readonly cures: readonly SettingChange[];
  readonly assumptions: Partial<Record<AssumptionName, 'held' | 'refuted'>>;
  /** Whether later steps can build on this one, even if it failed. */
  readonly isUsable: boolean;
}
