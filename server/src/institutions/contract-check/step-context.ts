/** What a step has to work with. */

import type { Catalog } from '../../contracts/catalog/catalog';
import type { CheckRemainder } from '../../contracts/institutions/contract-check';
import type { Conversation } from './conversation';
import type { ResolvedRequest } from './plan';
import type { CheckPorts } from './ports';
import type { ReadPlaces } from './readings';
import type { StepResult } from './report';
import type { ContactDataResult } from '../../s360';

/** What earlier steps have found for later ones. */
export interface Found {
  contact?: ContactDataResult;
  pointOfSale?: Readonly<Record<string, unknown>>;
  catalog?: Catalog;
  places?: ReadPlaces;
}

/** What is left behind in S-360 as long as it is not put back; kept even if the process is killed. */
export interface Remainders {
  /** Notes it before the call that makes it so; answers how to change or forget it. */
  note(remainder: CheckRemainder): Promise<NotedRemainder>;
}

export interface NotedRemainder {
  change(remainder: CheckRemainder): Promise<void>;
  forget(): Promise<void>;
}

export interface StepContext {
  readonly request: ResolvedRequest;
  readonly conversation: Conversation;
  readonly ports: CheckPorts;
  readonly found: Found;
  readonly remainders: Remainders;
}

/** Does one step. */
export type Try = (context: StepContext) => Promise<StepResult>;
