/** The steps of a contract check, described independently of how they run. Pure. */

import type { CheckFinding } from '../contracts/institutions/check-findings';
import type {
  CheckNote,
  CheckStepKind,
  CheckStepName,
} from '../contracts/institutions/contract-check';
import type { AssumptionName } from '../s360';
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
  ...rest,
});

/** All steps by name; `CHECK_STEPS` has their order. */
export const STEPS: Readonly<Record<CheckStepName, StepDescription>> = {
  token: step('reading', [3, 14], { after: [] }),
  alive: step('reading', [1, 7], {}),
  readContact: step('reading', [1, 7], { needs: ['contact'] }),
  searchContact: step('reading', [1, 2], {
    after: ['readContact'],
    needs: ['contact'],
  }),
  savePerson: step('writing', [4, 10], {
    after: ['readContact'],
    needs: ['contact'],
  }),
  saveCompany: step('writing', [5, 10], { needs: ['company'] }),
  createContact: step('writing', [5, 11], { needs: ['creating'] }),
  pointOfSale: step('reading', [1, 2], { ofSales: true }),
  catalog: step('reading', [0, 4], {
    after: ['pointOfSale'],
    ofSales: true,
  }),
  availability: step('reading', [1, 1], {
    after: ['pointOfSale', 'catalog'],
    ofSales: true,
  }),
  orderPrices: step('reading', [0, 0], { ofSales: true }),
  endedHolds: step('reading', [0, 0], { after: [] }),
  reservation: step('writing', [5, 7], {
    after: ['pointOfSale', 'catalog', 'readContact'],
    needs: ['contact', 'performance'],
    ofSales: true,
  }),
};

export interface StepResult {
  readonly state: 'held' | 'failed' | 'untested';
  readonly findings: readonly CheckFinding[];
  readonly notes: readonly CheckNote[];
  /** Settings with which the step would have held, or which make use of what it found. */
  readonly cures: readonly SettingChange[];
  readonly assumptions: Partial<Record<AssumptionName, 'held' | 'refuted'>>;
  /** Whether later steps can build on this one, even if it failed. */
  readonly isUsable: boolean;
}
